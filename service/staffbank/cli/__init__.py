"""The command line: `staffbank …`."""
