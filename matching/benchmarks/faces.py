"""The fewest different people for given work, on the public instances of SMPTSP."""

from bench_fewest_faces import NoInstances, Row, Unsound, rows
from outcome import NotMeasured, Outcome, Setting

SECONDS = 60.0  # for each instance


def fewest_faces(setting: Setting) -> Outcome:
    """How many of the twelve come to the best number known, and the slowest one's seconds."""
    measured: list[Row] = []
    outcome = Outcome()
    try:
        measured.extend(rows(seconds=setting.seconds(SECONDS), seed=setting.seed))
    except NoInstances as none:
        raise NotMeasured(str(none)) from none
    except Unsound as unsound:
        outcome.faults.append(str(unsound))
        return outcome
    outcome.figures = {
        "matched": float(sum(row.matched for row in measured)),
        "slowest": max(row.seconds for row in measured),
    }
    for row in measured:
        if not row.matched:
            low, high = row.published
            outcome.notes.append(
                f"{row.instance}: {row.faces.people} people, published {low} to {high}"
            )
    return outcome
