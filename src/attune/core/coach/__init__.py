"""A person's own words, read by counting. Pure: no model, nothing learned, nothing kept."""

from attune.core.coach.own_words import Returned, returned

__all__ = ["Returned", "returned"]
