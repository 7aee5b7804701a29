"""The learn app."""

from django.apps import AppConfig


class LearnConfig(AppConfig):
    """Lessons, read at one page each."""

    name = "attune.learn"
    label = "learn"
