"""The spaces app."""

from django.apps import AppConfig


class SpacesConfig(AppConfig):
    """Spaces, their members and records: the only door to sealed data."""

    name = "attune.spaces"
    label = "spaces"
