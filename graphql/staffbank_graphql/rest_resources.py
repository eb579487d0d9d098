"""What can be read by REST, and by which published operations."""

from dataclasses import dataclass
from functools import cache

from staffbank_graphql.problem import camel
from staffbank_graphql.trusted import PUBLISHED

ROOT = "/api/v1"
DEFAULT = 50  # rows of a page


@dataclass(frozen=True)
class Resource:
    """A list of the bank: `many` and `one` name the operations, `kind` the GraphQL type."""

    many: str
    one: str
    kind: str
    what: str

    @property
    def path(self) -> str:
        """Its name in an address."""
        return self.many.replace("_", "-")

    @property
    def field(self) -> str:
        """The field of `Query` that its list is."""
        return camel(self.many)

    @staticmethod
    @cache
    def text(operation: str) -> str:
        """A published operation."""
        return (PUBLISHED / f"{operation}.graphql").read_text()


RESOURCES = (
    Resource("workers", "worker", "Worker", "members of the bank"),
    Resource("cover_requests", "cover_request", "CoverRequest", "requests for cover"),
    Resource("placements", "placement", "Placement", "placements"),
    Resource("timesheets", "timesheet", "Timesheet", "timesheets, corrections too"),
    Resource("recharges", "recharge", "Recharge", "recharges between councils"),
)


def by_path(path: str) -> Resource | None:
    """The list of that name, if there is one."""
    return next((each for each in RESOURCES if each.path == path), None)
