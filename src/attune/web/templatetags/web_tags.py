"""Filters for the components: classes for levels and paces, and what is chosen in a field."""

from typing import Any

from django import template
from django.utils.formats import sanitize_separators

register = template.Library()


def _number(value: Any) -> float:
    if isinstance(value, str):
        value = sanitize_separators(value)
    return float(value)


@register.filter
def level(value: Any) -> int:
    """A rating as a water level for the class `level-N`: a whole number from 0 to 10."""
    try:
        return max(0, min(10, round(_number(value))))
    except (TypeError, ValueError):
        return 0


@register.filter
def pace(value: Any) -> str:
    """Breaths a minute as a class: 5.5 gives `5-5`; the nearest half between 4.5 and 7."""
    halves = max(9, min(14, round(_number(value) * 2)))
    return f"{halves // 2}-5" if halves % 2 else str(halves // 2)


@register.filter
def unlocalise(value: Any) -> str:
    """A number for a script: a full stop, whatever the language."""
    return f"{_number(value):g}"


@register.filter
def clock(seconds: Any) -> str:
    """Seconds as minutes and seconds: 90 gives `1:30`."""
    whole = int(_number(seconds))
    return f"{whole // 60}:{whole % 60:02}"


@register.filter
def up_to(lowest: Any, highest: Any) -> range:
    """The whole numbers from lowest to highest, both included (10 where none is given)."""
    return range(int(lowest or 0), int(highest or 10) + 1)


@register.filter
def holds(value: Any, choice: Any) -> bool:
    """Whether a field's value (one, or a list) holds this choice, as it would be posted."""
    chosen = value if isinstance(value, (list, tuple, set)) else [value]
    return str(choice) in {str(one) for one in chosen if one is not None}
