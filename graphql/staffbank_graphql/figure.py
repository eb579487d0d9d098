"""The figures of the bank: dated, with their sources, and labelled."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import field

from staffbank.domain.figure_book import NewStep
from staffbank.usecases.region import figures_now as now
from staffbank.usecases.region.amend_figure import amend_figure
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into
from staffbank_graphql.problem import Problem


@strawberry.type(description="What a figure is from a day on.")
class FigureStep:
    """A step."""

    holds_from: date = field(description="The first day on which it holds.")
    value: str = field(description="The figure; a length of time in days.")
    source: str = field(description="Where it is from.")
    verified: bool = field(
        description="Whether somebody has looked at the source. What is not verified is not "
        "to be relied on."
    )
    amended: bool = field(description="Whether the region has set it.")


@strawberry.type(description="A figure that the bank reckons with.")
class Figure:
    """A figure."""

    key: str = field(description="Its name for programs.")
    name: str = field(description="What it is.")
    editable: bool = field(
        description="Whether a region may amend it: no source that was read states it."
    )
    steps: list[FigureStep] = field(description="What it is, by the day; the oldest first.")

    @classmethod
    def of(cls, figure: now.FigureNow) -> "Figure":
        """Show a figure."""
        return cls(
            key=figure.key,
            name=figure.name,
            editable=figure.editable,
            steps=[FigureStep(**vars(step)) for step in figure.steps],
        )


@strawberry.input(description="A figure of the region's own, for one that is unverified.")
class AmendFigureInput:
    """A figure from a day on."""

    key: str = field(description="Which figure.")
    holds_from: date = field(description="The first day on which it holds.")
    value: str = field(description="The figure, in its unit: 0.15, or 4 for four days.")
    source: str = field(description="Where it is from; everybody who sees it reads that.")
    verified: bool = field(
        description="Whether somebody who knows has looked at the source.", default=False
    )


@strawberry.type(description="What came of it.")
class AmendFigurePayload:
    """The figure, or the problems."""

    figure: Figure | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class FigureMutation:
    """Amending."""

    @strawberry.mutation(description="Amend a figure that is not verified, from a day on.")
    async def amend_figure(
        self,
        info: BankInfo,
        input: Annotated[AmendFigureInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AmendFigurePayload:
        payload, context = AmendFigurePayload(), info.context
        with problems_into(payload):
            said = NewStep(
                key=input.key,
                holds_from=input.holds_from,
                text=input.value,
                source=input.source,
                verified=input.verified,
            )
            await amend_figure(said=said, uow=context.unit_of_work())
            figures = await now.figures_now(uow=context.reading())
            (figure,) = (each for each in figures if each.key == input.key)
            payload.figure = Figure.of(figure)
        return payload
