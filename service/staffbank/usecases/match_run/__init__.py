"""Runs of the engine: starting, aborting, and what the job does."""
