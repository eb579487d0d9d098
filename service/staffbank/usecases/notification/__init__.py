"""What workers are told, and how they want to hear."""
