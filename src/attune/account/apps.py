"""The account app."""

from django.apps import AppConfig


class AccountConfig(AppConfig):
    """Coming in, recovery, and what touches everything of one person."""

    name = "attune.account"
    label = "account"
