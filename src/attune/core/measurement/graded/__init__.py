"""The graded response model (F. Samejima 1969): item parameters, ability with its error, information, fitting.

NumPy and SciPy live here, so a web process loads this folder only when an adaptive test is taken.
"""
