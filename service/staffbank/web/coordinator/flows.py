"""Who helps whom in a plan: from each council to each other, in people."""

from collections import Counter

from fastapi import APIRouter, Response

from staffbank.web.page import Asked, nodes

router = APIRouter(prefix="/coordinator/runs/{run_id}/flows")


@router.get("")
async def flows(run_id: str, page: Asked) -> Response:
    """A row for each pair of councils, the busiest first, with a bar as long as its number."""
    run = await page.one("match_run", run_id)
    found = Counter[tuple[str, str]]()
    while True:
        found.update(
            (each["worker"]["council"]["name"], each["coverRequest"]["council"]["name"])
            for each in nodes(run["proposals"])
        )
        if not run["proposals"]["pageInfo"]["hasNextPage"]:
            break
        run = await page.one(
            "match_run", run_id, after=run["proposals"]["pageInfo"]["endCursor"]
        )
    return page.show(
        "coordinator/flows.html",
        flows=found.most_common(),
        most=max(found.values(), default=0),
        run_path=f"/coordinator/runs/{run_id}",
    )
