"""Which worker for which slot: an optimiser that knows no database and no law."""
