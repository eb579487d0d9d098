"""`staffbank migrate`."""


def migrate() -> None:
    """Bring the database's schema up to date.

    Run it before a new release is started; nothing happens where all is done already. Two at
    once do it one after the other.

    Example: STAFFBANK_DATABASE_URL=postgresql+psycopg://bank@db/bank staffbank migrate
    """
    from staffbank.cli.installation import the_settings  # noqa: PLC0415 - slow to load
    from staffbank.persistence.schema import (  # noqa: PLC0415 - slow to load
        migrate as bring_up_to_date,
    )

    bring_up_to_date(the_settings(redis_url="").database_url)
    print("The schema is up to date.")
