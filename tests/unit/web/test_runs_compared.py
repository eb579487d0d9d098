"""Two runs side by side: all of each is looked at, and each request is told once."""

from typing import Any

from staffbank.web.coordinator.compare import whole
from staffbank.web.coordinator.places_compared import CHANGED, GAINED, LOST, Places, moves
from staffbank.web.desk import Data

PAGE = 100


def proposed(who: str, work: str, tier: str = "NORMAL") -> Data:
    request = {"id": work, "tier": tier, "startsAt": "2026-12-01"}
    return {"worker": {"id": who}, "coverRequest": request}


class Pages:
    """A run's lists, a hundred at a time; their cursors are where they have come to."""

    def __init__(self, **lists: list[Data]) -> None:
        self.lists, self.asked = lists, 0

    async def one(self, _: str, text: str, **asked: str | None) -> Data:
        self.asked += 1
        cursors = {"proposals": asked.get("after"), "unfilled": asked.get("openAfter")}
        return {"id": text} | {name: self._from(name, at) for name, at in cursors.items()}

    def _from(self, name: str, cursor: str | None) -> Data:
        at = int(cursor or 0)
        shown = self.lists[name][at : at + PAGE]
        end = at + len(shown)
        info = {
            "hasNextPage": end < len(self.lists[name]),
            "endCursor": str(end) if shown else None,
        }
        return {"edges": [{"node": each} for each in shown], "pageInfo": info}


async def test_a_run_of_several_pages_is_read_to_its_end_and_nothing_twice() -> None:
    many = [proposed(f"w{number}", f"r{number}") for number in range(250)]
    left = [proposed("", f"open {number}") for number in range(30)]
    page: Any = Pages(proposals=many, unfilled=left)

    found = await whole(page, await page.one("run_to_compare", "run"))

    assert (found.proposals, found.unfilled, page.asked) == (many, left, 3)


def test_requests_gain_lose_or_change_people_and_the_most_important_is_first() -> None:
    was = Places(
        [proposed("a", "same"), proposed("b", "lost"), proposed("c", "both", "LOW")], []
    )
    now = Places(
        [
            *(proposed("a", "same"), proposed("d", "both", "LOW")),
            *(proposed("e", "new"), proposed("f", "new"), proposed("g", "first", "CRITICAL")),
        ],
        [proposed("", "lost")],
    )

    found = moves(was, now)

    assert [(each.work["id"], each.kind) for each in found.moved] == [
        ("first", GAINED),
        ("lost", LOST),
        ("new", GAINED),
        ("both", CHANGED),
    ]
    assert found.same == 1
    assert [len(each.came) for each in found.moved] == [1, 0, 2, 1]
    assert [each.is_asked for each in found.of(LOST)] == [True]
    assert [each.was_asked for each in found.of(GAINED)] == [False, False]
