"""A row of a batch is the mutation that anybody could send: there is no second way in."""

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from graphql import GraphQLError, GraphQLInputType
from graphql.utilities import validate_input_value

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.batch import BatchKind, RowProblem
from staffbank.domain.principal import Principal
from staffbank.domain.problem import Problem, ProblemCode
from staffbank.ports.answers import Answering
from staffbank.ports.away import DatabaseAway
from staffbank.ports.batch_desk import Outcome
from staffbank.ports.budgets import Spent
from staffbank_graphql.context import Context
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.errors import Unavailable
from staffbank_graphql.schema import schema, schema_of

OURS = "INTERNAL"  # the code of an error that is nobody's but ours


class Mutation(NamedTuple):
    """A document with one mutation, the type of its input, and what it makes."""

    name: str
    makes: str

    @property
    def input(self) -> str:
        """The name of its input."""
        return f"{self.name[0].upper()}{self.name[1:]}Input"

    @property
    def document(self) -> str:
        """What is asked for each row."""
        return (
            f"mutation($input: {self.input}!) {{ {self.name}(input: $input) {{ "
            f"{self.makes} {{ id }} problems {{ code message path ... on RuleProblem "
            "{ rule } } } }"
        )


MUTATIONS: Mapping[BatchKind, Mutation] = {
    BatchKind.WORKERS: Mutation("joinBank", "worker"),
    BatchKind.COVER_REQUESTS: Mutation("openCoverRequest", "coverRequest"),
}


class InBulk(Context):
    """A row's way into the bank: its batch was counted when it was brought."""

    async def spend(self, fields: int) -> Spent:  # noqa: ARG002 nothing is taken
        """Take nothing of anybody's budget."""
        return Spent(granted=True, lefts=())


async def do_row(
    bank: Bank,
    kind: BatchKind,
    said: Mapping[str, object],
    *,
    who: Principal,
    answering: Answering,
) -> Outcome:
    """Do it within `answering`, whose `keep` is left to the caller.

    Raises:
        DatabaseAway: the row waits, and so do those behind it.
    """
    mutation = MUTATIONS[kind]
    wrong = _misfits(said, mutation.input)
    if wrong:
        return Outcome(problems=wrong)
    context = InBulk(bank, who, clock.now(), Cursors.of(bank.settings))
    context.answer_by(answering)
    result = await schema_of(bank.settings).execute(
        mutation.document, {"input": dict(said)}, context_value=context
    )
    if any(isinstance(error, Unavailable) for error in result.errors or ()):
        raise DatabaseAway
    if result.errors:
        found = (Problem(ProblemCode.INVALID, error.message) for error in result.errors)
        ours = any((error.extensions or {}).get("code") == OURS for error in result.errors)
        return Outcome(problems=tuple(RowProblem.at(each, said) for each in found), again=ours)
    (payload,) = cast("dict[str, Any]", result.data).values()
    problems = tuple(RowProblem.at(_problem(each), said) for each in payload["problems"])
    crossed = any(each.code is ProblemCode.CROSSED for each in problems)
    return Outcome("" if problems else payload[mutation.makes]["id"], problems, again=crossed)


def _misfits(said: Mapping[str, object], name: str) -> tuple[RowProblem, ...]:
    """Whatever in the row is not as the deed's input has it, all at once."""
    found: list[RowProblem] = []

    def note(wrong: GraphQLError, path: list[str | int]) -> None:
        message = f"{wrong.message.rstrip('.')}. Mend it as the schema's {name} has it."
        steps = tuple(map(str, path))
        found.append(RowProblem.at(Problem(ProblemCode.INVALID, message, steps), said))

    kind = cast("GraphQLInputType", schema._schema.type_map[name])  # noqa: SLF001 Strawberry shows it nowhere else
    validate_input_value(dict(said), kind, note, hide_suggestions=True)
    return tuple(found)


def _problem(shown: Mapping[str, Any]) -> Problem:
    return Problem(
        ProblemCode[shown["code"]],
        shown["message"],
        tuple(shown["path"]),
        shown.get("rule"),
    )
