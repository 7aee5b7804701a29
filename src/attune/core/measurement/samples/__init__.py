"""Answers of many people: a checked table, scores, reliability."""
