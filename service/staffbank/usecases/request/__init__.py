"""Cover requests: from a draft to the end."""
