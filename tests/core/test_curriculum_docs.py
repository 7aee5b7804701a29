"""What the docs say of instruments is so: the example loads, each field is described, each shipped key is listed."""

import re

import msgspec
import pytest
import yaml

from attune.core.curriculum import Instrument, load
from attune.core.curriculum.reading import read
from tests.architecture.source import ROOT
from tests.core.curriculum_folder import STEP_TYPES, write

AUTHORING = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")
MEASUREMENT = (ROOT / "docs/measurement.md").read_text(encoding="utf-8")
SECTION = AUTHORING.split("## To add an instrument\n")[1].split("\n## ")[0]
EXAMPLE = re.search(r"```yaml\n(.*?)```", SECTION, re.DOTALL)[1]


def row(instrument):
    """The line of the table of rights, as far as it is about rights."""
    rights = instrument.rights
    cells = (
        f"`{instrument.slug}`",
        len(instrument.items),
        rights.research,
        rights.clinical,
        rights.commercial,
    )
    return f"| {' | '.join(map(str, cells))} |"


def test_the_example_loads(tmp_path):
    folder = write(tmp_path)
    (folder / "instruments" / "morning-calm.yaml").write_text(EXAMPLE, encoding="utf-8")
    instrument = load(folder, STEP_TYPES).instruments["morning-calm"]
    assert instrument.worded
    assert instrument.range_of("calm") == (1, 5)


def test_each_field_is_described():
    fields = {field.encode_name for field in msgspec.structs.fields(Instrument)} - {"language"}
    words = set(re.findall(r"[a-z_]+", SECTION))
    assert fields - words == set()
    assert fields & set(yaml.safe_load(EXAMPLE)) == set(yaml.safe_load(EXAMPLE))


@pytest.mark.parametrize(
    "instrument",
    [each for each, _ in read(ROOT / "curriculum/en", {}).instruments if not each.rights.included],
    ids=lambda each: each.slug,
)
def test_each_published_one_is_in_the_table_of_rights(instrument):
    assert row(instrument) in MEASUREMENT


def test_a_planted_other_right_is_not():
    hark = next(each for each, _ in read(ROOT / "curriculum/en", {}).instruments if each.slug == "hark")
    other = msgspec.structs.replace(hark, rights=msgspec.structs.replace(hark.rights, commercial="yes"))
    assert row(other) not in MEASUREMENT
