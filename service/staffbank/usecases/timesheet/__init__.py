"""Timesheets: filled in, agreed to, locked, corrected."""
