"""The region is played for some weeks, by the use cases that people use."""
