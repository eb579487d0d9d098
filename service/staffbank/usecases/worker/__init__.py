"""Members of the bank: joining, checks, availability."""
