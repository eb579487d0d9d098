"""What the bank does by itself: one module, one job; `worker` runs them."""
