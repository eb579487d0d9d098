"""Programs that are let in, by whoever answers for them."""
