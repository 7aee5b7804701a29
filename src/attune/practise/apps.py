"""The practise app."""

from django.apps import AppConfig


class PractiseConfig(AppConfig):
    """See docs/layout.md."""

    name = "attune.practise"
    label = "practise"
