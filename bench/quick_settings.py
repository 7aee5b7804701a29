"""The product's settings with a hash that costs nothing: for people of the bench, of whom there are many."""

from attune.config.settings import *  # noqa: F403

ATTUNE_ARGON2 = ATTUNE_ARGON2_LEAST = {"memory_kib": 32, "iterations": 1, "lanes": 1}
