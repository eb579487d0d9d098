import numpy as np
import psutil

from staffbank_matching.leftovers import give_back


def test_what_is_given_back_is_no_longer_held() -> None:
    pieces = [np.ones(10_000) for _ in range(2_000)]  # too small to be mapped one by one
    del pieces[::2], pieces[:-1]
    before = _resident()

    give_back()

    assert _resident() < before - 50_000_000


def _resident() -> int:
    return psutil.Process().memory_info().rss
