"""Real PostgreSQL and Valkey servers out of wheels, for a demonstration and for the tests.

`servers` is the door. A child process, the `keeper`, owns both servers and stops them when
the process that asked for them has ended, in whatever way it ended.
"""
