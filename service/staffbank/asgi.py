"""The web application."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.routing import Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from staffbank.bootstrap import Bank
from staffbank.ports.budgets import OutOfBudget
from staffbank.web import agency_return, budgets, faults, health, oauth, papers, sign_in
from staffbank.web.headers import guarded
from staffbank.web.pages import site_over
from staffbank.web.site import Actor
from staffbank_graphql.in_process import InProcess
from staffbank_graphql.view import GraphQLView

PATH = "/graphql"


class Guarded(FastAPI):
    """An application whose answers all have the headers, also those to its own faults."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await super().__call__(scope, receive, guarded(send))


def create_app(bank: Bank, cast: Sequence[Actor] = ()) -> FastAPI:
    """Put the endpoint, plain HTTP and the pages over `bank`; closing the app closes it.

    With a `cast` it is a demonstration, whose visitors choose whom to be.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await bank.close()

    # Without its own schema FastAPI serves no pages about it either.
    app = Guarded(title="Regional staff bank", lifespan=lifespan, openapi_url=None)
    app.add_exception_handler(Exception, faults.hidden)
    app.add_exception_handler(OutOfBudget, budgets.refused)
    view = GraphQLView(bank)
    # Bare routes, not FastAPI's, which cost as much as a small query does; and not a mount,
    # which answers /graphql with a redirect to /graphql/ that WebSockets do not follow.
    app.router.routes += [Route(PATH, view), WebSocketRoute(PATH, view)]
    app.state.bank = bank
    app.include_router(health.router)
    app.include_router(papers.router)
    app.include_router(oauth.router)
    app.include_router(sign_in.router)
    app.include_router(agency_return.router)
    # Whatever is none of these is a page, or a page that says so.
    app.router.default = site_over(bank, InProcess(bank), cast)
    return app
