"""When nothing can be done."""


class DatabaseAway(Exception):
    """The database is not reached, or takes nothing just now: what was asked may be again."""

    def __init__(self) -> None:
        super().__init__("The bank does not reach its database just now. Try again in a while.")
