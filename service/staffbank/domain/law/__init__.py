"""The law of placing a worker: rules that say no, each with its reason and its source."""
