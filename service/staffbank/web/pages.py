"""The site: all pages in one application of their own, below the plain doors."""

from collections.abc import Sequence

from fastapi import FastAPI
from starlette.types import ASGIApp

from staffbank.bootstrap import Bank
from staffbank.web import assets, explorer, front
from staffbank.web.audit.face import FACE as AUDIT
from staffbank.web.coordinator.face import FACE as COORDINATOR
from staffbank.web.council.face import FACE as COUNCIL
from staffbank.web.desk import Execute
from staffbank.web.headers import PageHeaders, page_headers
from staffbank.web.page import only_for
from staffbank.web.site import Actor, Site
from staffbank.web.turned_away import turn_away
from staffbank.web.worker.face import FACE as WORKER

FACES = (WORKER, COUNCIL, AUDIT, COORDINATOR)


class NoCastHere(Exception):
    """A bank with real people in it lets nobody in by a button."""


def site_over(bank: Bank, execute: Execute, cast: Sequence[Actor] = ()) -> ASGIApp:
    """The pages over `bank`, which they reach by `execute` alone.

    Raises:
        NoCastHere: somebody may be chosen by a button, in production.
    """
    if cast and bank.settings.in_production:
        raise NoCastHere(
            "STAFFBANK_ENVIRONMENT=production lets nobody sign in by a button: that is for "
            "demonstrations. People sign in at STAFFBANK_OIDC_ISSUER"
        )
    app = FastAPI(title="Pages of the staff bank", openapi_url=None)
    app.state.site = Site(bank.settings, bank.callers.sessions, execute, FACES, cast)
    turn_away(app)
    app.include_router(assets.router)
    app.include_router(front.router)
    app.include_router(explorer.router)
    for face in FACES:
        for router in face.routers:
            app.include_router(router, dependencies=[only_for(face)])
    # Around all of it: a page that says what went wrong has them too.
    return PageHeaders(app, page_headers(bank.settings))
