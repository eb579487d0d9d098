"""What the database refuses where two people want what only one can have."""


class AlreadyBooked(Exception):
    """The worker is held for some of that time: the database refused a second booking."""


class SlotTaken(Exception):
    """The slot has a live offer or a placement already."""


class AlreadyAMember(Exception):
    """This person is a member of the bank already."""


class Crossed(Exception):
    """Two deeds waited for each other, and this one was given up; nothing of it was done."""


class AlreadyRunning(Exception):
    """The region has a match run queued or running already."""
