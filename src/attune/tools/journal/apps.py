"""The journal: the place called Notebook."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """See docs/layout.md."""

    name = "attune.tools.journal"
    label = "journal"

    def ready(self) -> None:
        """Every kind of record must be known before the first one is opened."""
        from attune.tools.journal import records  # noqa: F401
