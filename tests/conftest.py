"""What every test may ask for, and the profiles of property tests.

Profiles: the same seeds in CI, fresh ones at night.
"""

import os
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from tests.servers import Servers, SharedServers, copy_of, template

settings.register_profile("ci", derandomize=True, max_examples=40, deadline=None)
settings.register_profile(
    "night",
    max_examples=5_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

SHARED = pytest.StashKey[SharedServers]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[SHARED] = SharedServers()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell each worker of xdist where the servers are, which this process has."""
    node.workerinput["servers"] = asdict(node.config.stash[SHARED].servers())


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[SHARED].close()


@pytest.fixture(scope="session")
def servers(pytestconfig: pytest.Config) -> Servers:
    """The PostgreSQL and the Valkey of this run, shared by all workers."""
    told: dict[str, Any] = getattr(pytestconfig, "workerinput", {})
    return Servers(**told["servers"]) if told else pytestconfig.stash[SHARED].servers()


@pytest.fixture(scope="session")
def worker(pytestconfig: pytest.Config) -> str:
    """The number of this worker among those of xdist; "0" where there are none."""
    told: dict[str, Any] = getattr(pytestconfig, "workerinput", {"workerid": "gw0"})
    return str(told["workerid"]).removeprefix("gw")


@pytest.fixture(scope="session")
def empty_bank(servers: Servers) -> str:
    """The name of a migrated database without a row in it, to make copies of."""
    from staffbank.persistence.schema import migrate  # noqa: PLC0415 - only where it is needed

    return template(servers, migrate=migrate)


@pytest.fixture(scope="session")
def database_url(servers: Servers, empty_bank: str, worker: str) -> Iterator[str]:
    """This worker's own migrated database, in SQLAlchemy's form; tests share what is in it."""
    with copy_of(empty_bank, servers=servers, label=f"worker_{worker}") as url:
        yield url


@pytest.fixture
def a_fresh_database(servers: Servers, empty_bank: str) -> Iterator[str]:
    """A migrated database for one test alone, in SQLAlchemy's form."""
    with copy_of(empty_bank, servers=servers, label=uuid4().hex[:8]) as url:
        yield url


@pytest.fixture(scope="session")
def redis_url(servers: Servers, worker: str) -> str:
    """This worker's own numbered database of Valkey; channels are heard by all workers."""
    return f"{servers.redis_url}?db={worker}"
