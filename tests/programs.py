"""A program of Warwick's, for tests of how it is let in and what it may then do."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey

from staffbank import clock
from staffbank.domain.principal import Principal, Role
from staffbank.identity.token_office import ASSERTION
from tests.integration.api_desk import ApiDesk, shown_id
from tests.town import Town

ADDRESS = "http://127.0.0.1:8000/oauth/token"


@dataclass
class Program:
    """A program with a secret; `id` is the API's, `client_id` its own."""

    desk: ApiDesk
    id: str
    client_id: str
    key_id: str
    secret: str

    async def ask_token(self, **form: str) -> Any:
        """The answer to its form, by client_secret_post unless the form says otherwise."""
        shown = {"client_id": self.client_id, "client_secret": self.secret}
        return await self.desk.client.post(
            "/oauth/token", data={"grant_type": "client_credentials", **shown, **form}
        )

    async def token(self, **form: str) -> str:
        """A token."""
        answer = await self.ask_token(**form)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])


def administrator(town: Town) -> Principal:
    """Whoever answers for Warwick's programs."""
    return town.who(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id)


def wanted(town: Town, **given: Any) -> dict[str, Any]:
    """Warwick's rota program, which opens requests."""
    return {
        "name": "Rota",
        "councilId": shown_id("Council", town.warwick.council.id),
        "roles": ["REQUESTER"],
        "deeds": ["OPEN_REQUEST"],
    } | given


async def let_in(desk: ApiDesk, **given: Any) -> Program:
    """The program, with its first secret."""
    town = desk.town
    made = await desk.do(administrator(town), "create_api_client", **wanted(town, **given))
    client = made["apiClient"]
    return Program(desk, client["id"], client["clientId"], made["keyId"], made["secret"] or "")


def assertion(
    client_id: str, key: RSAKey | ECKey | OKPKey, algorithm: str, **claims: Any
) -> dict[str, str]:
    """The form of a program that signs with its own key."""
    at = int(clock.now().timestamp())
    sound = {
        "iss": client_id,
        "sub": client_id,
        "aud": ADDRESS,
        "iat": at,
        "exp": at + 60,
        "jti": uuid4().hex,
    }
    said = {name: value for name, value in (sound | claims).items() if value is not None}
    return {
        "grant_type": "client_credentials",
        "client_assertion_type": ASSERTION,
        "client_assertion": jwt.encode({"alg": algorithm}, said, key, algorithms=[algorithm]),
    }
