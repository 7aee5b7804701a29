"""Filters for the texts of the curriculum."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from attune.core.curriculum import to_html
from attune.player import pages

register = template.Library()


@register.filter
def prose(text: str) -> SafeString:
    """Markdown of a content file as HTML. Never for what a person wrote."""
    return mark_safe(to_html(text))  # noqa: S308 - cleaned by nh3: no links, pictures or attributes


@register.filter
def minutes(number: float) -> str:
    """3 gives "3 minutes"."""
    return pages.minutes(number)
