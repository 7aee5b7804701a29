"""Right now, leaving at once, and the neutral page: what works without an account."""
