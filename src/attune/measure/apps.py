"""The measure app."""

from importlib import import_module

from django.apps import AppConfig


class MeasureConfig(AppConfig):
    """Instruments, answers, results, the map, goals and what is followed."""

    name = "attune.measure"
    label = "measure"

    def ready(self) -> None:
        """Its kinds of record stand in several places; every process finds them."""
        for place in ("goals", "schedule"):
            import_module(f"attune.measure.{place}.records")
