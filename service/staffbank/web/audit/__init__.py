"""The pages of whoever holds the bank to account."""
