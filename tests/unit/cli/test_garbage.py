"""A bank that serves looks for garbage seldom, since everybody waits meanwhile."""

import gc

from staffbank.cli.serving import look_for_garbage_seldom


def test_what_was_loaded_before_serving_is_never_looked_at_again() -> None:
    before = gc.get_threshold()
    loaded = len(gc.get_objects())
    try:
        look_for_garbage_seldom()

        assert len(gc.get_objects()) < loaded / 100
        assert gc.get_threshold() == (10_000, *before[1:])
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
