"""The practise app."""

from django.apps import AppConfig


class PractiseConfig(AppConfig):
    """The library of exercises, and the pages that play one."""

    name = "attune.practise"
    label = "practise"
