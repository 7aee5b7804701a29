"""Adaptive tests: which item next, when to stop, and how well a bank does in simulation."""
