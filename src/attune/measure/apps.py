"""The measure app."""

from django.apps import AppConfig


class MeasureConfig(AppConfig):
    """Instruments, answers, results and the map."""

    name = "attune.measure"
    label = "measure"
