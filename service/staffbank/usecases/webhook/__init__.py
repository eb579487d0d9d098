"""Addresses that are told of events, and what is sent to them."""
