"""Recharges: drawn up, shown, issued, accepted or disputed, credited, settled."""
