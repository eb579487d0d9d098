"""The installation that a command works on: its settings, its servers, its door."""

import socket

from pydantic import ValidationError

from staffbank.cli.plain_words import CannotDo
from staffbank.settings import Settings

DRIVER = "postgresql+psycopg://"
EXAMPLES = {
    "database_url": f"{DRIVER}staffbank@localhost/staffbank",
    "redis_url": "redis://localhost:6379/0",
}


def the_settings(**given: object) -> Settings:
    """The settings of the environment; `given` stands in for what a command does not need.

    Raises:
        CannotDo: one is missing or cannot be; the message names it.
    """
    try:
        settings = Settings(**given)  # type: ignore[arg-type]  # pydantic reads the text
    except ValidationError as wrong:
        raise CannotDo(_in_words(wrong)) from wrong
    if settings.database_url and not settings.database_url.startswith(DRIVER):
        scheme = settings.database_url.partition("://")[0]
        raise CannotDo(
            f"STAFFBANK_DATABASE_URL begins with {scheme!r}: begin it with {DRIVER!r}, the "
            f"only driver there is, as in {EXAMPLES['database_url']}"
        )
    return settings


def require_reachable(settings: Settings) -> None:
    """Return if Redis answers, and the database to the bank's role.

    Raises:
        CannotDo: the database knows no such role, or does not grant it.
        OperationalError, ConnectionError: of the client whose server does not answer.
    """
    from redis import Redis  # noqa: PLC0415 - slow to load, and not every command needs it
    from sqlalchemy import create_engine, text  # noqa: PLC0415 - likewise
    from sqlalchemy.exc import ProgrammingError  # noqa: PLC0415 - likewise

    engine = create_engine(settings.database_url)
    try:
        with engine.connect() as connection:
            connection.execute(text("SET ROLE staffbank_app"))
    except ProgrammingError as refused:
        raise CannotDo(
            "the database is not ready for the bank "
            f"({str(refused.orig).strip()}): run `staffbank migrate` as its owner first, and "
            "have staffbank_app granted to this user"
        ) from refused
    finally:
        engine.dispose()
    with Redis.from_url(settings.redis_url, socket_connect_timeout=2) as redis:
        redis.ping()


def listening(host: str, port: int) -> socket.socket:
    """A socket that holds the address from now on, so that nobody takes it meanwhile.

    Raises:
        CannotDo: the port is taken, is not ours to take, or is not on this machine.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        door = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise CannotDo(f"there is no address {host!r} here: {error.strerror}") from error
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen()
    except OSError as error:
        door.close()
        raise CannotDo(
            f"port {port} of {host} cannot be had ({error.strerror}): stop what uses it, or "
            "choose another with --port"
        ) from error
    return door


def _in_words(wrong: ValidationError) -> str:
    return "; ".join(
        _one_in_words(str(fault["loc"][0]), fault["type"], fault["msg"])
        if fault["loc"]
        else fault["msg"].removeprefix("Value error, ")  # of settings that do not fit together
        for fault in wrong.errors(include_input=False)
    )


def _one_in_words(name: str, kind: str, message: str) -> str:
    variable = f"STAFFBANK_{name.upper()}"
    example = f", as in {variable}={EXAMPLES[name]}" if name in EXAMPLES else ""
    if kind == "missing":
        return f"{variable} is not set: set it{example}"
    return f"{variable} cannot be read ({message}): mend it{example}"
