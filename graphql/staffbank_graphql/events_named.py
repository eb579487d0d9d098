"""Each mutation's description names the events that it emits."""

from strawberry.types import get_object_definition

from staffbank_graphql.emits import EMITS
from staffbank_graphql.problem import camel

SAYS = " Emits "


def name_events(mutations: type) -> None:
    """End each description with the events: those that apply, where there are several."""
    definition = get_object_definition(mutations, strict=True)
    for field in definition.fields:
        told = EMITS.get(camel(field.python_name), ())
        plain = (field.description or "").partition(SAYS)[0]
        field.description = f"{plain}{SAYS}{', '.join(told)}." if told else plain
