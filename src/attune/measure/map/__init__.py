"""The map: where answers fell, over time and by relationship."""
