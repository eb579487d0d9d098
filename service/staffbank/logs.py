"""Logs, as JSON lines on standard error: standard output is for answers."""

import logging
import sys
import traceback
from collections.abc import Iterator

import structlog
import structlog.typing

BAD_DATA = "22"  # the class of faults whose first line names the value that was wrong


def told(exc_info: structlog.typing.ExcInfo) -> str:
    """The traceback, without the values of variables and of rows.

    PostgreSQL tells in a second line which row it refused: whose, and what is in it.
    """
    text = "".join(traceback.format_exception(*exc_info)).rstrip()
    for said in _said_of_rows(exc_info[1]):
        text = text.replace(said, "(not logged)")
    return text


def _said_of_rows(fault: BaseException | None) -> Iterator[str]:
    while fault is not None:
        if said := getattr(fault, "diag", None):
            values = [said.message_detail, said.message_hint, said.context]
            if str(said.sqlstate).startswith(BAD_DATA):
                values.append(said.message_primary)
            yield from filter(None, values)
        fault = fault.__cause__ or fault.__context__


SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.ExceptionRenderer(told),
]


def configure_logs() -> None:
    """Send every line, ours and the libraries', to standard error as one JSON object."""
    structlog.configure(
        processors=[*SHARED, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(handlers=[lines], level=logging.INFO, force=True)
