"""Answers to scores with their error; two scores to a place on the map; scores and days to change.

Pure Python: no clock, no Django, no database, no randomness. Each function names its formula, unit, range,
error and source.
"""
