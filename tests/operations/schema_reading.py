"""As much of JSON Schema as the schema of instruments uses: where data is not as it says."""

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "object": dict,
    "array": list,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}


def misfits(value: Any, rule: dict[str, Any], root: dict[str, Any], at: str = "") -> Iterator[str]:
    """Each place that does not fit, with what is wrong there."""
    if "$ref" in rule:
        yield from misfits(value, root["$defs"][rule["$ref"].rpartition("/")[2]], root, at)
    elif "anyOf" in rule:
        if all(list(misfits(value, each, root, at)) for each in rule["anyOf"]):
            yield f"{at}: none of several"
    elif not of_type(value, rule.get("type")):
        yield f"{at}: no {rule['type']}"
    elif "enum" in rule and value not in rule["enum"]:
        yield f"{at}: none of {rule['enum']}"
    elif rule.get("type") in INSIDE:
        yield from INSIDE[rule["type"]](value, rule, root, at)


def of_type(value: Any, kind: str | None) -> bool:
    """Whether it is of this type; yes and no are no numbers."""
    if kind is None:
        return True
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _words(value: str, rule: dict[str, Any], _root: dict[str, Any], at: str) -> Iterator[str]:
    if len(value) < rule.get("minLength", 0) or not re.search(rule.get("pattern", ""), value):
        yield f"{at}: unfit words"


def _number(value: float, rule: dict[str, Any], _root: dict[str, Any], at: str) -> Iterator[str]:
    within = rule.get("minimum", value) <= value <= rule.get("maximum", value)
    strictly = rule.get("exclusiveMinimum", value - 1) < value < rule.get("exclusiveMaximum", value + 1)
    if not (within and strictly):
        yield f"{at}: outside its bounds"


def _list(value: list[Any], rule: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    rules = rule.get("prefixItems") or [rule["items"]] * len(value)
    if len(value) != len(rules) or len(value) < rule.get("minItems", 0):
        yield f"{at}: wrong length"
    for n, (inner, each) in enumerate(zip(value, rules, strict=False)):
        yield from misfits(inner, each, root, f"{at}[{n}]")


def _mapping(value: dict[str, Any], rule: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    known, other = rule.get("properties", {}), rule.get("additionalProperties", True)
    yield from (f"{at}.{name}: missing" for name in rule.get("required", []) if name not in value)
    for name, inner in value.items():
        of_name = known.get(name, other)
        if of_name is False:
            yield f"{at}.{name}: unknown"
        elif isinstance(of_name, dict):
            yield from misfits(inner, of_name, root, f"{at}.{name}")


INSIDE = {"string": _words, "integer": _number, "number": _number, "array": _list, "object": _mapping}
