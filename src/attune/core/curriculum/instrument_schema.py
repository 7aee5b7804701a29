"""The shape of an instrument file as JSON Schema, made from the types."""

from typing import Any

import msgspec

from attune.core.curriculum.instruments import Instrument

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def instrument_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of an instrument file. What files say of each other is left to the linter."""
    return {"$schema": DIALECT, "title": "Instrument", **msgspec.json.schema(Instrument)}
