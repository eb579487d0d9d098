"""A whole region on one machine: invented people, published figures."""
