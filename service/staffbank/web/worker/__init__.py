"""A social worker's own pages, for a phone first."""
