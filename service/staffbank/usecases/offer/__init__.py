"""Offers, from the coordinator to the placement."""
