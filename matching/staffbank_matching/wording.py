"""Explanations in plain English, a sentence each, with their figures.

Ids stand as they are; sums are points of the certificate.
"""

from collections.abc import Iterator, Mapping

from staffbank_matching.reasons import (
    AboutPair,
    AboutRequest,
    AboutWorker,
    Choice,
    Displacement,
    Figure,
    NearMiss,
    Obstacle,
    Refusal,
    Scarcity,
)

KEEPS = {
    "own_council": "Being of its own council",
    "role": "Another role",
    "skill": "A skill that is lacking",
    "barred": "Being barred",
    "travel": "The distance",
    "availability": "Not being free",
    "booked": "Work promised elsewhere",
    "rest": "The rest that is due",
    "hours": "The limit on hours",
}
REFUSED = {
    "own_council": "it is at her own council, {host}",
    "role": "her role is {role}, and it asks for {accepted}",
    "skill": "she lacks {lacking}",
    "barred": "she is barred from it by the {by}",
    "travel": "it is {km:.1f} km away, and she goes {reach_km:.1f}",
    "availability": "she is not free for {sessions} of its sessions",
    "booked": "she is promised elsewhere beside one of its sessions",
    "rest": "it would leave her too little rest",
    "hours": "it has {minutes} minutes in one week, beside her limits ({limits})",
}
BLOCKED = {
    "pinned": "pinned work stands in the way",
    "floor": "her team can spare nobody more",
    "seat": "no seat can be had",
    "whole": "it may only be filled whole",
    "rest": "others would not have their rest",
    "too_many": "too much work stands in the way",
}
IN_THE_WAY = {
    "clash": "{worker}'s work on {request} is at that time",
    "hours": "{worker}'s hours on {request} leave no room",
    "rest": "{worker}'s work on {request} leaves too little rest",
    "floor": "{worker}, on {request}, is missed by the same team",
    "seat": "{worker} has the seat",
}
NEAR = {
    "role": "another role",
    "skill": "{size:g} more of {skill}",
    "travel": "{size:.1f} km more",
    "availability": "{size:g} minutes of one session",
    "hours": "{size:g} minutes a week more",
}


def sentences(about: AboutRequest | AboutWorker | AboutPair) -> list[str]:
    """What is told, one sentence after another."""
    if isinstance(about, AboutRequest):
        return list(_of_request(about))
    if isinstance(about, AboutWorker):
        return list(_of_worker(about))
    return list(_of_pair(about))


def of_scarcity(told: Scarcity) -> str:
    """What one more person would be worth."""
    skill = f" with {told.skill}" if told.skill else ""
    return (
        f"One more {told.role}{skill} near {told.host}, for {told.when} work, would fill "
        f"{told.jobs} of {told.open_seats} open seats, worth {told.least:,} points."
    )


def of_displacement(told: Displacement) -> str:
    """What giving the work to her would do."""
    who = f"{told.job.worker} on {told.job.request}"
    if told.change is None:
        way = "; ".join(map(_in_the_way, told.way))
        return f"{who} cannot be: {BLOCKED[told.blocked]}{f' ({way})' if way else ''}."
    value = told.change.value
    result = f"gains {value:,}" if value >= 0 else f"loses {-value:,}"
    if not told.way:
        return f"{who} {result} points; nothing stands in the way."
    return f"{who} {result} points: {'; '.join(map(_in_the_way, told.way))}."


def _of_request(about: AboutRequest) -> Iterator[str]:
    funnel = about.funnel
    yield from (_chosen(each) for each in about.chosen)
    if funnel.open_seats:
        yield f"Open seats of {about.request}: {funnel.open_seats}."
    for code, count in funnel.funnel.items():
        if count:
            yield f"{KEEPS[code]} keeps {_workers(count)} from it."
    verb = "is" if funnel.eligible == 1 else "are"
    yield f"{_workers(funnel.eligible)} {verb} eligible for it."
    done = [each.change.value for each in about.candidates if each.change is not None]
    if done and all(each.way for each in about.candidates) and max(done) < 0:
        yield (
            f"Something stands in the way of {_workers(len(about.candidates))}; "
            f"the cheapest displacement loses {-max(done):,}."
        )
    yield from map(of_displacement, about.candidates)
    yield from map(_near, about.near)
    if about.funnel.open_seats:
        least, most = about.supply.least, about.supply.most
        yield f"One more worker for it would be worth {least:,} points, {most:,.0f} at most."


def _workers(count: int) -> str:
    return f"{count} worker" if count == 1 else f"{count} workers"


def _of_worker(about: AboutWorker) -> Iterator[str]:
    yield from (_chosen(each) for each in about.held)
    yield f"{about.worker} is eligible for {about.eligible} requests."
    yield from map(of_displacement, about.open_to)
    yield from map(_near, about.near)


def _of_pair(about: AboutPair) -> Iterator[str]:
    who = f"{about.worker} on {about.request}"
    if about.choice is not None:
        yield _chosen(about.choice)
        if about.choice.runner_up is not None:
            yield f"The next best: {of_displacement(about.choice.runner_up)}"
    for refusal in about.refusals:
        yield f"{who} cannot be: {_refused(refusal)}."
    yield from map(_near, about.near)
    if about.ahead:
        most = max(more for _, more in about.ahead)
        others = f"{len(about.ahead)} others were better by up to {most:,} points"
        yield f"{who} could be; {others}."
    if about.forced is not None:
        yield of_displacement(about.forced)


def _chosen(told: Choice) -> str:
    parts = ", ".join(f"{name} {points}" for name, points in told.parts.items() if points)
    pinned = ", and must be" if told.pinned else ""
    return f"{told.job.worker} is on {told.job.request}{pinned} ({parts or 'no points'})."


def _in_the_way(told: Obstacle) -> str:
    job = told.job
    return IN_THE_WAY[told.code].format(worker=job.worker, request=job.request)


def _near(told: NearMiss) -> str:
    need = NEAR[told.code].format(size=told.size, skill=told.skill)
    return f"{told.worker} would be eligible for {told.request} with {need}."


def _refused(told: Refusal) -> str:
    figures: dict[str, object] = dict(told.figures)
    if told.code == "skill":
        figures["lacking"] = _listed(told.figures)
    if told.code == "hours":
        figures["limits"] = _listed({k: v for k, v in told.figures.items() if k != "minutes"})
    if isinstance(accepted := figures.get("accepted"), tuple):
        figures["accepted"] = " or ".join(accepted)
    return REFUSED[told.code].format(**figures)


def _listed(figures: Mapping[str, Figure]) -> str:
    return ", ".join(f"{name} {figure}" for name, figure in figures.items())
