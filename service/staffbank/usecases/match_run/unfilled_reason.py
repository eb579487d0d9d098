"""Why a slot is open, in one plain sentence."""

from collections.abc import Mapping

from staffbank_matching.plan import Unfilled

SENTENCES: Mapping[str, str] = {
    "no_workers": "Nobody has joined the bank yet.",
    "all_taken": "{eligible} could do it, and all are needed for work that matters more, "
    "or are kept from it by the hours and rest of their other work.",
    "own_council": "Those who could do it work for the council that asks.",
    "role": "Nobody else holds the role that is asked for.",
    "skill": "Most who could come lack a skill that is asked for, or hold it at a lower level.",
    "barred": "Those who could do it have chosen not to work for this council, or it does not "
    "want them for this work.",
    "travel": "Most who could do it live further away than they are willing to travel.",
    "availability": "Most who could do it do not offer all of these times, or may not be "
    "placed at all of them.",
    "booked": "Most who could do it are held by another offer or placement.",
    "rest": "Most who could do it would not have their daily or weekly rest.",
    "hours": "Most who could do it would work more hours in a week than they offer, or "
    "than the law allows.",
}


def because(found: Unfilled) -> str:
    """The sentence for the engine's main reason."""
    if found.main_reason == "all_taken" and found.eligible == 1:
        return (
            "One person could do it, who is needed for work that matters more, or is kept from "
            "it by the hours and rest of her other work."
        )
    people = f"{found.eligible} people"
    return SENTENCES[found.main_reason].format(eligible=people)
