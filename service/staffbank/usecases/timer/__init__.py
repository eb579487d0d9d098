"""What time does: it tells, and never decides."""
