"""The measure app."""

from django.apps import AppConfig


class MeasureConfig(AppConfig):
    """See docs/layout.md."""

    name = "attune.measure"
    label = "measure"
