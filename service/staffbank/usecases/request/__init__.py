"""Cover requests: opening, approving, withdrawing."""
