"""Who helps whom in a plan: from each council to each other, on a map and as a table."""

from fastapi import APIRouter, Response

from staffbank.web.coordinator.flow_map import Flow, FlowMap, flow_map
from staffbank.web.desk import Data, Unanswerable
from staffbank.web.page import Asked, NotHere, nodes

router = APIRouter(prefix="/coordinator/runs/{run_id}/flows")


@router.get("")
async def flows(run_id: str, page: Asked) -> Response:
    """A line on the map and a row for each pair of councils, the most hours first."""
    try:
        found = await page.ask("run_flows", id=run_id)
    except Unanswerable as wrong:  # an id of something else
        raise NotHere from wrong
    run = found["matchRun"]
    if not (run and run["summary"]):
        raise NotHere
    kept: list[Data] = run["summary"]["flows"] or []
    return page.show(
        "coordinator/flows.html",
        run=run,
        kept=run["summary"]["flows"] is not None,
        flows=kept,
        most=max((each["minutes"] for each in kept), default=0),
        picture=_picture(nodes(found["councils"]), kept),
        run_path=f"/coordinator/runs/{run_id}",
    )


def _picture(councils: list[Data], flows: list[Data]) -> FlowMap:
    """Every council of the region is on it, so that who helps nobody is seen too."""
    return flow_map(
        {each["id"]: each["name"] for each in councils},
        {
            each["id"]: (each["place"]["latitude"], each["place"]["longitude"])
            for each in councils
        },
        [Flow(each["giver"]["id"], each["taker"]["id"], each["minutes"]) for each in flows],
    )
