"""Measurements of the running program. See `script/bench`."""
