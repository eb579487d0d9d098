"""Standard output is for answers: all lines of a bank that serves go to standard error."""

import logging

from staffbank.cli.serving import event_loop


def test_whoever_makes_the_loop_leaves_it_to_the_bank_where_lines_go() -> None:
    uvicorn = logging.getLogger("uvicorn")
    before, uvicorn.handlers = uvicorn.handlers, []
    try:
        event_loop()

        assert uvicorn.handlers == []
    finally:
        uvicorn.handlers = before
