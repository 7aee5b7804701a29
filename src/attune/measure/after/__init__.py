"""The page after a bad result (care 1.7). Nothing keeps that it was shown."""
