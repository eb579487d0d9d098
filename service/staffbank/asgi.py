"""The web application."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from staffbank.bootstrap import Bank
from staffbank.ports.away import DatabaseAway
from staffbank.ports.budgets import OutOfBudget
from staffbank.web import (
    agency_return,
    budgets,
    calendar,
    faults,
    health,
    metrics,
    oauth,
    papers,
    sign_in,
)
from staffbank.web.headers import guarded
from staffbank.web.pages import site_over
from staffbank.web.request_lines import requests_told
from staffbank.web.site import Actor
from staffbank_graphql.in_process import InProcess
from staffbank_graphql.rest import Rest
from staffbank_graphql.view import GraphQLView

PATH = "/graphql"


class Doors(FastAPI):
    """The API's own door and, behind it, plain HTTP; every answer has the headers."""

    def __init__(self, view: GraphQLView, **told: Any) -> None:
        super().__init__(**told)
        self.view = view
        # Before FastAPI, whose way to a route costs half of what a small query does; and not
        # as a mount, which redirects /graphql to /graphql/, where WebSockets do not follow.
        self._api = ServerErrorMiddleware(faults.heard_out(view), handler=faults.hidden)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answers = self._api if scope.get("path") == PATH else super().__call__
        if scope["type"] == "websocket":  # what is told on it has no headers
            await answers(scope, receive, send)
            return
        await answers(scope, receive, guarded(requests_told(scope, send)))


def create_app(bank: Bank, cast: Sequence[Actor] = ()) -> Doors:
    """Put the endpoint, plain HTTP and the pages over `bank`; closing the app closes it.

    With a `cast` it is a demonstration, whose visitors choose whom to be.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await bank.close()

    # Without its own schema FastAPI serves no pages about it either.
    view = GraphQLView(bank)
    # A program that is redirected sends its token once more, to http: where TLS ends before us.
    app = Doors(
        view,
        title="Regional staff bank",
        lifespan=lifespan,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.add_exception_handler(Exception, faults.hidden)
    app.add_exception_handler(ClientDisconnect, faults.left)
    app.add_exception_handler(DatabaseAway, faults.away)
    app.add_exception_handler(OutOfBudget, budgets.refused)
    app.router.routes += Rest(view.door).routes()
    app.state.bank = bank
    app.include_router(health.router)
    app.include_router(metrics.router)
    app.include_router(papers.router)
    app.include_router(calendar.router)
    app.include_router(oauth.router)
    app.include_router(sign_in.router)
    app.include_router(agency_return.router)
    # Whatever is none of these is a page, or a page that says so.
    app.router.default = site_over(bank, InProcess(bank), cast)
    return app
