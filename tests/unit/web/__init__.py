"""Pages without a bank behind them."""
