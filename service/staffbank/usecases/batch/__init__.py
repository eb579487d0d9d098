"""Batches of rows that a council's own system brings."""
