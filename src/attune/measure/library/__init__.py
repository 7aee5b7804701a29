"""The library of instruments: what each asks, what is known about it, and whose it is."""
