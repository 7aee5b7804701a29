"""The kinds of record that this app keeps, in one place for every process to find."""

from attune.safety.night.records import Night, NightNote, Unsent

__all__ = ["Night", "NightNote", "Unsent"]
