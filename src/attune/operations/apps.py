"""Registers the app."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Holds no tables: it starts, checks and keeps the server."""

    name = "attune.operations"
    label = "operations"
