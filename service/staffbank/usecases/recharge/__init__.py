"""Recharges: drawn up, shown, issued, accepted or disputed, settled."""
