"""How content stands in an address: by its number. A title in a browser's history tells what somebody looked for."""

from django.urls import register_converter
from django.urls.converters import UUIDConverter

from attune.player.library import curriculum


class ActivityConverter:
    """`<activity:slug>`: views and templates speak of slugs, addresses of content uuids."""

    regex = UUIDConverter.regex

    def to_python(self, value: str) -> str:
        """The slug; ValueError, which makes the address one that is not there, where no content has this number."""
        found = next(
            (each.slug for each in curriculum().activities.values() if str(each.uuid) == value), None
        )
        if found is None:
            raise ValueError(value)
        return found

    def to_url(self, value: str) -> str:
        """The number; ValueError where there is no such content."""
        found = curriculum().activities.get(value)
        if found is None:
            raise ValueError(value)
        return str(found.uuid)


register_converter(ActivityConverter, "activity")
