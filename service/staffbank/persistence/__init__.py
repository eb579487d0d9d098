"""PostgreSQL, by way of SQLAlchemy: tables, repositories, read queries, migrations."""
