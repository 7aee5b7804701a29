"""The journal: the place called Notebook."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The notebook: what a person wrote."""

    name = "attune.tools.journal"
    label = "journal"
