"""Budgets over plain HTTP: strangers have one for each address."""

from fastapi import Request
from starlette.responses import PlainTextResponse, Response

from staffbank.identity.allowance import told
from staffbank.ports.budgets import OutOfBudget
from staffbank.web.papers import Running


def address_of(request: Request) -> str:
    """Where the request comes from, as whoever ends TLS says."""
    return request.client.host if request.client else ""


async def counted(request: Request, bank: Running) -> None:
    """Count a stranger. Raises OutOfBudget."""
    await bank.allowance.let_in(address_of(request))


async def refused(_: Request, out: Exception) -> Response:
    """The answer to whoever has asked for too much."""
    assert isinstance(out, OutOfBudget)
    return PlainTextResponse(str(out), 429, told(out.spent))
