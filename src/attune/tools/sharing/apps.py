"""Sharing: a copy of what one wrote goes to where others read it."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """Copies with a preview, sent again after a change, taken back."""

    name = "attune.tools.sharing"
    label = "sharing"
