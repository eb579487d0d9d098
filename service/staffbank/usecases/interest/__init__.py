"""What members would like to do."""
