"""Agency workers, for what the region could not fill."""
