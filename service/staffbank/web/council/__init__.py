"""A council's desk."""
