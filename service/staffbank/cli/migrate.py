"""`staffbank migrate`."""

from staffbank.cli.installation import the_settings
from staffbank.persistence.schema import migrate as bring_up_to_date


def migrate() -> None:
    """Bring the database's schema up to date; nothing happens where it is.

    Run it before a new release is started. Two at once do it one after the other.

    Example: STAFFBANK_DATABASE_URL=postgresql+psycopg://bank@db/bank staffbank migrate
    """
    bring_up_to_date(the_settings(redis_url="").database_url)
    print("The schema is up to date.")
