"""A thin face for systems that read by REST: each address is a published operation."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson
from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from staffbank import clock
from staffbank.identity.allowance import told
from staffbank.identity.issuer_keys import IssuerAway
from staffbank.identity.shown import Shown
from staffbank.identity.tokens import NotAuthenticated
from staffbank.ports.budgets import OutOfBudget
from staffbank_graphql.connection import LONGEST
from staffbank_graphql.context import Context, Door
from staffbank_graphql.errors import cut
from staffbank_graphql.numerals import shown
from staffbank_graphql.refusal import Refusal, require_one_of_each
from staffbank_graphql.rest_resources import (
    DEFAULT,
    ROOT,
    Resource,
    by_path,
)
from staffbank_graphql.rest_shapes import openapi
from staffbank_graphql.schema import schema_of
from staffbank_graphql.status import later

PROBLEM = "application/problem+json"
EVERY_METHOD = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
READS = ("GET", "HEAD")
TITLES = {
    400: "The address cannot be answered as it stands",
    401: "Nobody knows who is asking",
    403: "This program is held to its own documents",
    404: "There is no such thing",
    405: "Nothing is changed here",
    429: "Too much is asked for",
    500: "Something went wrong on our side",
    503: "Not now",
}
OURS = {"INTERNAL": 500, "UNAVAILABLE": 503}
NOT_HERE = (
    f"There is nothing at this address. {ROOT}/openapi.json lists every address that there is."
)
GONE = "There is no such thing, or it is not yours to see. Check the id."

Asked = Mapping[str, object]


@dataclass(frozen=True)
class Rest:
    """Answers by the one door: nothing is seen here that GraphQL does not show."""

    door: Door

    def routes(self) -> list[Route]:
        """Where it is reached."""
        addresses: list[tuple[str, Callable[[Request], Awaitable[Response]]]] = [
            ("/openapi.json", self.described),
            ("/{path}", self.listed),
            ("/{path}/{id}", self.one),
            ("/{rest:path}", self.nothing),
        ]
        return [
            Route(f"{ROOT}{address}", self._guarded(answer), methods=EVERY_METHOD)
            for address, answer in addresses
        ]

    async def listed(self, request: Request) -> Response:
        """A page of a list, with the address of the next one."""
        resource = _resource(request)
        asked = dict(request.query_params)
        if unknown := sorted(set(asked) - {"limit", "after"}):
            raise Refusal(
                400, f"There is no parameter {shown(unknown[0])!r} here: limit and after."
            )
        limit = asked.get("limit", str(DEFAULT))
        if not re.fullmatch("[0-9]{1,3}", limit) or not 1 <= int(limit) <= LONGEST:
            raise Refusal(
                400, f"A page has 1 to {LONGEST} rows, not {shown(limit)!r}. Mend `limit`."
            )
        variables = {"first": int(limit), "after": asked.get("after")}
        data = await self._ask(request, resource.many, variables)
        connection = data[resource.field]
        links = {"self": _address(request, asked)}
        if connection["pageInfo"]["hasNextPage"]:
            after = connection["pageInfo"]["endCursor"]
            links["next"] = _address(request, {"limit": limit, "after": after})
        items = [edge["node"] for edge in connection["edges"]]
        answer = _json({"items": items, "links": links})
        if "next" in links:
            answer.headers["link"] = f'<{links["next"]}>; rel="next"'
        return answer

    async def one(self, request: Request) -> Response:
        """One thing by its id."""
        resource, named = _resource(request), request.path_params["id"]
        found = (await self._ask(request, resource.one, {"id": named}))["node"]
        if not found:  # nothing, or something of another kind, of which nothing was asked
            raise Refusal(404, GONE)
        return _json(found)

    async def described(self, request: Request) -> Response:  # noqa: ARG002 it is for everybody
        """The OpenAPI page."""
        return _json(openapi(self.door.bank.settings.public_url))

    async def nothing(self, _: Request) -> Response:
        """Whatever else."""
        raise Refusal(404, NOT_HERE)

    async def _ask(self, request: Request, operation: str, variables: Asked) -> Any:
        """The data of a published operation. Raises HTTPException where there is none."""
        require_one_of_each(request.headers)
        bank, now = self.door.bank, clock.now()
        token = Shown.by(request.headers, request.cookies, bank.settings.public_url)
        who = await bank.callers.caller(token, now=now, reads=True)
        text = Resource.text(operation)
        (await self.door.documents_of(who)).spelt_out({"query": text})
        bank.allowance.look(who)
        context = Context(bank, who, now, self.door.cursors)
        answer = await schema_of(bank.settings).execute(
            text, dict(variables), context_value=context
        )
        request.state.spent = context.spent
        if context.spent is not None and not context.spent.granted:
            raise OutOfBudget(context.spent)
        for error in answer.errors or ():
            code = (error.extensions or {}).get("code")
            raise HTTPException(OURS.get(str(code), 400), error.message)
        return answer.data

    def _guarded(
        self, answer: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def guarded(request: Request) -> Response:
            try:
                _only_read(request)
                response = await answer(request)
            except IssuerAway as away:
                return _problem(request, 503, str(away), {"retry-after": "60"})
            except NotAuthenticated as wrong:
                return _problem(request, 401, str(wrong), {"www-authenticate": "Bearer"})
            except OutOfBudget as out:
                return _problem(request, 429, str(out), told(out.spent))
            except Refusal as wrong:
                allow = {"allow": wrong.allow} if wrong.allow else {}
                return _problem(request, wrong.status_code, wrong.reason, allow)
            except HTTPException as wrong:
                status = wrong.status_code
                return _problem(request, status, wrong.reason, later(status))
            if spent := getattr(request.state, "spent", None):
                response.headers.update(told(spent))
            return response

        return guarded


def _only_read(request: Request) -> None:
    """Raises Refusal (405)."""
    if request.method not in READS:
        reason = "Deeds are mutations of /graphql; here things are only read."
        raise Refusal(405, reason, allow="GET, HEAD")


def _resource(request: Request) -> Resource:
    """Raises Refusal (404)."""
    resource = by_path(request.path_params["path"])
    if resource is None:
        raise Refusal(404, NOT_HERE)
    return resource


def _address(request: Request, asked: Mapping[str, str]) -> str:
    return f"{request.url.path}?{urlencode(asked)}" if asked else request.url.path


def _json(said: object, status: int = 200, kind: str = "application/json") -> Response:
    headers = {"cache-control": "no-store"}
    return Response(orjson.dumps(said), status, headers, media_type=kind)


def _problem(
    request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None
) -> Response:
    said = {
        "type": "about:blank",
        "title": TITLES.get(status, "It cannot be answered"),
        "status": status,
        "detail": cut(detail),
        "instance": cut(request.url.path),
    }
    response = _json(said, status, PROBLEM)
    response.headers.update(headers or {})
    return response
