"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People, their keys, sign-in and sessions."""

    name = "attune.people"
    label = "people"
