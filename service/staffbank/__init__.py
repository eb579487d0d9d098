"""The staff bank: councils ask for cover, social workers of other councils give it."""
