"""`staffbank serve`."""

import asyncio
from contextlib import suppress
from typing import Annotated

from typer import Option


def serve(
    host: Annotated[str, Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, Option(help="Port to listen on.", min=1, max=65535)] = 8000,
) -> None:
    """Serve the GraphQL API until Ctrl-C.

    Reads STAFFBANK_DATABASE_URL, STAFFBANK_REDIS_URL and the other settings. Run as many as
    you need behind a load balancer, and `staffbank work` beside them.

    Example: staffbank serve --host 0.0.0.0 --port 8000
    """
    from staffbank.bootstrap import build  # noqa: PLC0415 - slow to load
    from staffbank.cli.installation import (  # noqa: PLC0415 - slow to load
        listening,
        require_reachable,
        the_settings,
    )
    from staffbank.cli.serving import event_loop, serve_on  # noqa: PLC0415 - slow to load

    settings = the_settings()
    require_reachable(settings)
    door = listening(host, port)
    with suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=event_loop()) as runner:
        runner.run(serve_on(door, build(settings)))
