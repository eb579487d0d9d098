"""The rules that are guards of a step, calculations or records, as people read them."""
