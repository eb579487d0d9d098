"""Workers are told; a request whose times change may be offered anew to who has declined it."""

from alembic import op

revision = "20261127_pre_notifications"
down_revision = "20261127_pre_succession"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("""
      CREATE TABLE notification (
        id uuid PRIMARY KEY,
        region_id uuid NOT NULL REFERENCES region,
        person text NOT NULL,
        event text NOT NULL,
        about uuid NOT NULL,
        text text NOT NULL,
        at timestamptz NOT NULL,
        read_at timestamptz,
        sent_at timestamptz
      )
    """)
    op.execute("CREATE INDEX notification_of_person ON notification (region_id, person)")
    op.execute("""
      CREATE TABLE notification_wishes (
        region_id uuid NOT NULL REFERENCES region,
        person text NOT NULL,
        email boolean NOT NULL,
        sms boolean NOT NULL,
        quiet_from time NOT NULL,
        quiet_until time NOT NULL,
        digest boolean NOT NULL,
        PRIMARY KEY (region_id, person)
      )
    """)
    op.execute("ALTER TABLE cover_request ADD COLUMN times_changed_at timestamptz")
    op.execute("GRANT UPDATE (times_changed_at) ON cover_request TO staffbank_app")
    for table, adds in (("notification", "true"), ("notification_wishes", "person = me()")):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        hers = "region_id = my_region() AND person = me()"
        op.execute(f"CREATE POLICY reads ON {table} FOR SELECT USING ({hers})")
        op.execute(f"CREATE POLICY changes ON {table} FOR UPDATE USING ({hers})")
        op.execute(
            f"CREATE POLICY adds ON {table} FOR INSERT"
            f" WITH CHECK (region_id = my_region() AND {adds})"
        )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO staffbank_app")
    op.execute("GRANT UPDATE (read_at, sent_at) ON notification TO staffbank_app")
    op.execute(
        "GRANT UPDATE (email, sms, quiet_from, quiet_until, digest) ON notification_wishes"
        " TO staffbank_app"
    )


def downgrade() -> None:
    op.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'notify'")
    op.execute("ALTER TABLE cover_request DROP COLUMN times_changed_at")
    op.execute("DROP TABLE notification_wishes, notification")
