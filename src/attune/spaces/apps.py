"""The spaces app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SpacesConfig(AppConfig):
    """Spaces, their members and records: the only door to sealed data."""

    name = "attune.spaces"
    label = "spaces"

    def ready(self) -> None:
        """Let each app's `records` register its kinds, so that every process can read all of them."""
        from attune.spaces import invited  # noqa: F401

        autodiscover_modules("records")
