"""The schema, as migrations make it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from staffbank.persistence import (
    identity_tables,
    ledger_tables,
    placement_tables,
    recharge_tables,
    release_tables,
    run_tables,
    tables,
    webhook_tables,
)
from staffbank.persistence.columns import METADATA
from staffbank.persistence.schema import CannotMigrate, migrate

MODULES = (
    *(tables, ledger_tables, run_tables, placement_tables, recharge_tables, release_tables),
    *(identity_tables, webhook_tables),
)


def ours(thing: Any, name: str | None, kind: str, reflected: bool, _: Any) -> bool:  # noqa: FBT001 Alembic's
    """Tables and columns; the queue's are its own affair, indexes and constraints the SQL's."""
    return kind in {"table", "column"} and not str(name).startswith("procrastinate")


def test_the_tables_are_as_the_migrations_have_made_them(database_url: str) -> None:
    engine = create_engine(database_url)
    options = {"include_object": ours, "compare_type": True}

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        difference = [
            change
            for change in compare_metadata(context, METADATA)
            if isinstance(change, list)
            or change[0] in {"add_table", "remove_table", "add_column", "remove_column"}
        ]
    engine.dispose()

    assert [d for d in difference if "alembic_version" not in str(d)] == []


def test_two_migrators_at_once_do_it_one_after_the_other(a_fresh_database: str) -> None:
    engine = create_engine(a_fresh_database)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(migrate, [a_fresh_database, a_fresh_database]))

    with engine.connect() as connection:
        versions = connection.scalar(text("SELECT count(*) FROM alembic_version"))
    engine.dispose()
    assert versions == 1


def test_a_user_without_the_right_is_told_what_to_have_run(a_fresh_database: str) -> None:
    engine = create_engine(a_fresh_database)
    url = engine.url.set(username="plain_owner").render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE ROLE plain_owner LOGIN"))
        connection.execute(text("CREATE SCHEMA public AUTHORIZATION plain_owner"))

    try:
        with pytest.raises(CannotMigrate, match="GRANT staffbank_app TO plain_owner"):
            migrate(url)
    finally:
        with engine.begin() as connection:
            connection.execute(text("DROP OWNED BY plain_owner; DROP ROLE plain_owner"))
        engine.dispose()
