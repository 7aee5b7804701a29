"""Take an instrument: one question a screen, with undo, skipping and going on later."""
