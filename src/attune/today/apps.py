"""The today app."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """Today's page, the plan and the check-ins."""

    name = "attune.today"
    label = "today"
