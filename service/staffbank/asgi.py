"""The web application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.routing import Route, WebSocketRoute

from staffbank.bootstrap import Bank
from staffbank.web import agency_return, health, oauth, papers, sign_in
from staffbank_graphql.view import GraphQLView

PATH = "/graphql"


def create_app(bank: Bank) -> FastAPI:
    """Put the GraphQL endpoint and plain HTTP over `bank`; closing the app closes the bank."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await bank.close()

    # Without its own schema FastAPI serves no pages about it either.
    app = FastAPI(title="Regional staff bank", lifespan=lifespan, openapi_url=None)
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
    return app
