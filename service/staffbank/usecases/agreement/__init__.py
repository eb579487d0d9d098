"""Agreements: the master, and a schedule for each officer."""
