"""One instrument and one subject over time, and whether a change is larger than its error."""
