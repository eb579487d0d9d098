"""Papers to keep, made of what the caller may see."""
