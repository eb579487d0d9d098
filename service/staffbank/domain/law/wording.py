"""Lengths of time in words, rounded so that a sentence never contradicts itself."""

from datetime import timedelta

HUNDREDTH = timedelta(seconds=36)


def hours_at_least(length: timedelta) -> str:
    """`9.5`: hours to a hundredth, rounded down. For what is too short."""
    return f"{length // HUNDREDTH / 100:g}"


def hours_at_most(length: timedelta) -> str:
    """`48.01`: hours to a hundredth, rounded up. For what is too long."""
    return f"{-(-length // HUNDREDTH) / 100:g}"
