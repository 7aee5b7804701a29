"""A house with people in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import databases
from tests.operations.house import House


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Callable[[str], House]]:
    """Houses by name, without people yet; their databases go with the test."""
    built = []

    def make(name: str) -> House:
        built.append(House(tmp_path / name))
        return built[-1]

    yield make
    for house in built:
        databases.drop(house.folder)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Made once; each test gets a copy."""
    house = House(tmp_path_factory.mktemp("house") / "data").move_in()
    yield house
    databases.drop(house.folder)


@pytest.fixture
def house(build: Callable[[str], House], furnished: House) -> House:
    """One in which Alice, Bob and Charlie live."""
    copy = build("data")
    copy.people = dict(furnished.people)
    shutil.copytree(furnished.folder, copy.folder)
    databases.copy(furnished.folder, copy.folder)
    return copy
