"""Two people who influence each other: shapes of data, the actor-partner interdependence model, and diaries.

NumPy and SciPy live here; no web page loads this folder at its start.
"""
