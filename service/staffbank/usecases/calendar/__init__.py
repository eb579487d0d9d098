"""A worker's placements in a calendar of her own."""
