"""The queue of jobs: procrastinate, in the same database, under the same role."""

from typing import Any

from procrastinate import App, PsycopgConnector
from sqlalchemy import make_url

from staffbank.persistence.acting import ACT_AS_APP


def queue(url: str) -> App:
    """The queue of this database. Its connections act as `staffbank_app`, as all others do."""
    address = make_url(url).set(drivername="postgresql")
    return App(
        connector=PsycopgConnector(
            conninfo=address.render_as_string(hide_password=False),
            configure=_act_as_app,
        )
    )


async def _act_as_app(connection: Any) -> None:
    await connection.execute(ACT_AS_APP)
    await connection.commit()
