"""Bodies of any kind, with any values: hypothesis strategies from what msgspec knows of the structs."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from attune.spaces.records import KINDS, Body
from tests.samples import shipped

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
EARLY = datetime(1990, 1, 1)  # noqa: DTZ001
NUMBERS = st.integers(-(2**31), 2**31)
SIMPLE: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
    inspect.StrType: TEXT,
    inspect.IntType: NUMBERS,
    inspect.FloatType: st.floats(-1e9, 1e9),
    inspect.BoolType: st.booleans(),
    inspect.NoneType: st.none(),
    inspect.DateType: st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    inspect.UUIDType: st.uuids(),
    inspect.DateTimeType: st.datetimes(EARLY, EARLY.replace(year=2100), timezones=st.just(UTC)),
}


def of(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Values of one type."""
    if type(kind) in SIMPLE:
        return SIMPLE[type(kind)]
    if isinstance(kind, inspect.LiteralType):
        return st.sampled_from(kind.values)
    if isinstance(kind, inspect.UnionType):
        return st.one_of([of(each) for each in kind.types])
    if isinstance(kind, inspect.ListType):
        return st.lists(of(kind.item_type), max_size=3)
    if isinstance(kind, inspect.DictType):
        return st.dictionaries(of(kind.key_type), of(kind.value_type), max_size=3)
    if isinstance(kind, inspect.StructType):
        return struct(kind)
    raise AssertionError(f"no strategy for {kind}")


def struct(kind: inspect.StructType) -> st.SearchStrategy[Any]:
    """Structs of one class, every field filled."""
    return st.builds(kind.cls, **{field.name: of(field.type) for field in kind.fields})


def bodies(kind: str) -> st.SearchStrategy[Body]:
    """Bodies of one kind."""
    found = inspect.type_info(KINDS[kind])
    assert isinstance(found, inspect.StructType)
    return struct(found)


def any_bodies() -> st.SearchStrategy[Body]:
    """Bodies of any kind there is."""
    return st.sampled_from(shipped()).flatmap(bodies)


def plain(body: Body) -> tuple[str, bytes]:
    """Something to compare: the kind and all it says."""
    return body.kind, msgspec.msgpack.encode(body)
