"""`staffbank match`: the engine alone, on files."""
