"""`attune measure`: scores, fits and wordings on the command line."""
