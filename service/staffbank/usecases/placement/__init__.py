"""Placements, from the host's word to the last day."""
