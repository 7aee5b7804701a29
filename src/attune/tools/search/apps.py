"""Search in one's own words."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Find again what was written."""

    name = "attune.tools.search"
    label = "search"
