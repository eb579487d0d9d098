"""Recharges that wait for nobody, however many."""

import psycopg
from sqlalchemy import make_url

from tests.town import Town

# as if made after all that there is
SETTLED = """
    INSERT INTO recharge
      (id, region_id, home_employer_id, host_council_id, month, state, minutes, net, vat)
    SELECT ('ffffffff' || right(gen_random_uuid()::text, 28))::uuid, region_id,
      home_employer_id, host_council_id, month, 'settled', 60, 100, 0
    FROM recharge, generate_series(1, 101) WHERE region_id = %s
"""


def more_are_settled(town: Town) -> None:
    """A hundred and one months that wait for nobody."""
    url = make_url(town.bank.settings.database_url).set(drivername="postgresql")
    with psycopg.connect(url.render_as_string(hide_password=False)) as connection:
        connection.execute(SETTLED, [town.region.id])
