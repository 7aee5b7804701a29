"""The player app."""

from django.apps import AppConfig
from django.core.checks import register


class PlayerConfig(AppConfig):
    """Plays any activity."""

    name = "attune.player"
    label = "player"

    def ready(self) -> None:
        from attune.player.checks import curriculum_is_whole

        register(curriculum_is_whole)
