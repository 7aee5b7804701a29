"""The `attune` command: what an operator does, from the first start to the daily running."""
