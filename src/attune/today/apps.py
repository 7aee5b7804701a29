"""The today app."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """See docs/layout.md."""

    name = "attune.today"
    label = "today"

    def ready(self) -> None:
        """Every kind of record must be known before the first one is opened."""
        from attune.today import records  # noqa: F401
