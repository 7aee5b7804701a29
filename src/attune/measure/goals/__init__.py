"""A goal in one's own words, with its steps said beforehand, and where it stands from week to week."""
