"""Plays any activity: one question a screen, kept as it is typed, with feedback on what was done."""
