"""What people can do with the bank: one module, one deed, grouped by what it is done to."""
