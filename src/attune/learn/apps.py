"""The learn app."""

from django.apps import AppConfig


class LearnConfig(AppConfig):
    """See docs/layout.md."""

    name = "attune.learn"
    label = "learn"
