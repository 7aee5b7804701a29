"""`attune measure wording`: words come from a text file, with a statement of rights, into the data folder alone."""

import os
import shutil
import stat
from datetime import UTC, datetime

import pytest

from attune.core.curriculum import load
from attune.operations.arguments import Parser
from attune.operations.doctor import program
from attune.operations.doctor.finding import Patient
from attune.operations.measuring import wording
from attune.operations.refusal import Refusal
from attune.operations.serve import load_content
from attune.player import library
from attune.player.library import language_folder, structs
from tests.architecture.source import ROOT
from tests.core.curriculum_folder import INSTRUMENT

RIGHTS = "Permission of the author by letter of 3 May 2026, for this practice"
LARGE = shutil.ignore_patterns("ecr-5.yaml")
SEVEN = "labels: one | two | three | four | five | six | seven\n"
ECR_R = SEVEN + "".join(f"Invented statement number {n:02}\n" for n in range(36))
HARK = "stem: In the last year\nlabels: no | yes\nFirst?\nSecond?\nThird?\nFourth?\n"
CSI_4 = (
    "labels: a | b | c | d | e | f\nHow is it?\nlabels: g | h | i | j | k | l | m\nOne more?\n"
    "Another with {name}?\nlabels: n | o | p | q | r | s\nThe last?\n"
)


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """A curriculum that holds few instruments, of which one has its own words: it loads fast."""
    folder = tmp_path_factory.mktemp("content") / "en"
    shutil.copytree(ROOT / "curriculum/en/instruments/published", folder / "instruments", ignore=LARGE)
    (folder / "instruments" / "closeness.yaml").write_text(INSTRUMENT, encoding="utf-8")
    return folder.parent


@pytest.fixture
def data(tmp_path, settings, content):
    """A data folder of this test's own."""
    settings.ATTUNE_CURRICULUM = content
    settings.DATA = tmp_path / "data"
    library.curriculum.cache_clear()
    yield settings.DATA
    library.curriculum.cache_clear()


@pytest.fixture
def attune(data, tmp_path, monkeypatch, capsys):
    """Run the command; what it printed and its exit code. `text` becomes the file items.txt."""
    monkeypatch.setenv("ATTUNE_DATA", str(data))
    monkeypatch.setattr(wording, "set_up", lambda folder: folder)
    umask = os.umask(0o077)

    def run(*words, text=None):
        parser = Parser(prog="attune")
        wording.add(parser.add_subparsers(parser_class=Parser))
        if text is not None:
            file = tmp_path / "items.txt"
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
            words = (words[0], str(file), *words[1:])
        library.curriculum.cache_clear()
        options = parser.parse_args(["wording", *words])
        code = options.run(options)
        library.curriculum.cache_clear()
        return capsys.readouterr().out, code

    yield run
    os.umask(umask)


def test_brought_words_make_an_instrument_that_can_be_asked(attune, data):
    assert not library.curriculum().instruments["ecr-r"].worded
    told, code = attune("ECR-R", "--rights", RIGHTS, text=ECR_R)
    assert code == 0
    assert told.startswith("Answers: 1 = one, 2 = two,")
    assert "\n  Q9 - anxiety    Invented statement number 08\n" in told
    assert "\nECR-R: 36 items brought.\n" in told
    assert "\nRights, as you say: Permission" in told
    instrument = library.curriculum().instruments["ecr-r"]
    assert instrument.worded
    assert instrument.items[35].text == "Invented statement number 35"
    assert instrument.items[35].key == -1
    assert instrument.labels_of(instrument.items[0])[6] == "seven"
    assert not instrument.rights.included
    held = library.curriculum().wordings["ecr-r"]
    assert held.rights == RIGHTS
    assert len(held.checksum) == 64
    assert library.curriculum().wording_problems == ()


def test_it_is_for_this_user_alone(attune, data):
    attune("ecr-r", "--rights", RIGHTS, text=ECR_R)
    for path in (data, data / "wordings", data / "wordings" / "ecr-r.yaml"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077
    assert [path.name for path in (data / "wordings").iterdir()] == ["ecr-r.yaml"]


def test_answers_may_be_an_items_own(attune):
    attune("CSI-4", "--rights", RIGHTS, text=CSI_4)
    instrument = library.curriculum().instruments["csi-4"]
    assert instrument.worded
    assert [len(instrument.labels_of(item)) for item in instrument.items] == [7, 6, 6, 6]
    assert instrument.labels_of(instrument.items[2])[0] == "n"


def test_numbers_a_mark_of_byte_order_and_a_head_are_understood(attune):
    text = "# from the article\n\n" + "\n".join(
        line if n < 2 else f"{n - 1}. {line}" for n, line in enumerate(HARK.strip().split("\n"))
    )
    attune("hark", "--rights", RIGHTS, text=("\ufeff" + text.replace("\n", "\r\n")).encode())
    instrument = library.curriculum().instruments["hark"]
    assert [item.text for item in instrument.items] == ["First?", "Second?", "Third?", "Fourth?"]
    assert instrument.stem == "In the last year"


def test_once_more_replaces_and_remove_takes_away(attune, data):
    attune("HARK", "--rights", RIGHTS, text=HARK)
    assert "4 items replaced" in attune("HARK", "--rights", RIGHTS, text=HARK.replace("First", "Primo"))[0]
    assert library.curriculum().instruments["hark"].items[0].text == "Primo?"
    told, code = attune("HARK", "--remove")
    assert (code, "the words are gone" in told) == (0, True)
    assert not library.curriculum().instruments["hark"].worded
    with pytest.raises(Refusal, match="no words of HARK are here"):
        attune("HARK", "--remove")


def test_a_list_says_whose_words_are_there(attune):
    attune("HARK", "--rights", RIGHTS, text=HARK)
    told, code = attune()
    assert code == 0
    lines = {line.split()[0]: line for line in told.splitlines()}
    assert lines["hark"].endswith(RIGHTS)
    assert lines["ecr-r"].endswith("no words yet")
    assert len(lines) == 12


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HARK.replace("Third?\n", ""), "line 5 ends the items: 3 are there, and HARK has 4"),
        (HARK + "Fifth?\n", "line 7 ends the items: 5 are there"),
        (HARK.replace("Third?", ""), "line 5 is empty"),
        (HARK.replace("Third?", "first?"), "line 5 is the same as line 3"),
        (HARK.replace("labels: no | yes\n", ""), "line 1 comes without answers: 2 labels are needed"),
        (HARK.replace("no | yes", "no | so | yes"), "line 1 has 3 labels for 2 answers"),
        (HARK.replace("no | yes", "no | No"), "two labels that are the same"),
        (HARK.replace("no | yes", "no |"), "line 1 has 1 labels for 2 answers"),
        (HARK + "stem: late\n", "line 7 has a stem below the first item"),
        (HARK.replace("Third?", "Third? {name}"), "line 5 holds {name}, which cannot be filled"),
        (HARK.replace("Third?", "Thi\x07rd?"), "line 5 holds a character that cannot be shown"),
        (HARK.replace("Third?", "x" * 501), "line 5 has 501 letters"),
        (HARK.encode().replace(b"Third?", b"Thi\xffrd?"), "line 5 is not UTF-8 text"),
        ("", "line 1 ends the items: 0 are there"),
        ("x" * 300_000, "larger than any questionnaire"),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_is_kept(attune, data, text, what):
    with pytest.raises(Refusal) as refused:
        attune("HARK", "--rights", RIGHTS, text=text)
    said = str(refused.value)
    assert what in said
    assert ". Mend: " in said
    assert len(said.splitlines()) == 1
    assert not (data / "wordings").exists()


def test_an_item_with_other_answers_needs_its_own(attune):
    with pytest.raises(Refusal, match="line 2 needs answers of its own, 7 of them"):
        attune("CSI-4", "--rights", RIGHTS, text=CSI_4.replace("labels: g | h | i | j | k | l | m\n", ""))


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("HARK", "items.txt"), "say by what right you use the words"),
        (("HARK", "items.txt", "--rights", "  "), "say by what right you use the words"),
        (("HARK", "items.txt", "--remove"), "--remove takes no file"),
        (("--remove",), "--remove wants a name"),
        (("HARK", "--rights", RIGHTS), "name the file that holds the words"),
        (("HARK", "/nowhere/items.txt", "--rights", RIGHTS), "cannot be read"),
        (("XYZ", "items.txt", "--rights", RIGHTS), "there is no instrument 'XYZ'. Mend: use one of csi-16"),
        (("closeness", "items.txt", "--rights", RIGHTS), "closeness has its own words"),
    ],
)
def test_a_wrong_command_line_is_refused(attune, words, what):
    with pytest.raises(Refusal) as refused:
        attune(*words)
    assert what in str(refused.value)


DAMAGE = {
    "not YAML": ("stem:", "stem: [", "this is not readable as YAML"),
    "a changed word": ("First?", "Fast?", "its checksum differs"),
    "a word less": ("- id: Q4", "- id: Q5", "its items are not those of the instrument"),
    "another version": ("version: 1", "version: 9", "this was brought for version 9"),
    "no rights": ("rights:", "wrongs:", "is"),
    "another instrument": ("instrument: hark", "instrument: phq-9", "no instrument of this name"),
    "our own": ("instrument: hark", "instrument: closeness", "no instrument of this name"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_named_and_everything_else_goes_on(attune, data, damage):
    attune("HARK", "--rights", RIGHTS, text=HARK)
    attune("CSI-4", "--rights", RIGHTS, text=CSI_4)
    file = data / "wordings" / "hark.yaml"
    old, new, what = DAMAGE[damage]
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new, 1))
    library.curriculum.cache_clear()
    found = library.curriculum()
    assert not found.instruments["hark"].worded
    assert found.instruments["csi-4"].worded
    assert len(found.wording_problems) == 1
    assert str(found.wording_problems[0]).startswith("wordings/hark.yaml:")
    assert what in str(found.wording_problems[0])
    told, code = attune()
    assert code == 1
    assert "wordings/hark.yaml" in told


def test_a_file_that_cannot_be_read_is_named(attune, data):
    (data / "wordings" / "hark.yaml").mkdir(parents=True)
    (data / "wordings" / "ras.yaml").write_bytes(b"\xff\xfe")
    problems = library.curriculum().wording_problems
    assert [problem.file for problem in problems] == ["wordings/hark.yaml", "wordings/ras.yaml"]


def test_an_instrument_with_its_own_words_takes_no_others(attune, data, settings, tmp_path):
    attune("HARK", "--rights", RIGHTS, text=HARK)
    folder = data / "wordings"
    (folder / "closeness.yaml").write_text(
        (folder / "hark.yaml").read_text().replace("instrument: hark", "instrument: closeness")
    )
    found = load(language_folder(settings.ATTUNE_CURRICULUM), structs(settings.ATTUNE_STEP_TYPES), folder)
    assert "has its wording in the curriculum" in str(found.wording_problems[0])
    assert found.instruments["closeness"].items[0].text == "One."


def test_the_doctor_names_a_damaged_file_with_its_mend(attune, data):
    attune("HARK", "--rights", RIGHTS, text=HARK)
    patient = Patient(data=data, now=datetime(2026, 11, 24, tzinfo=UTC))
    library.curriculum.cache_clear()
    assert (program.wordings(patient).says, program.wordings(patient).findings) == ("1 brought", [])
    file = data / "wordings" / "hark.yaml"
    file.write_text(file.read_text().replace("Second?", "Later?"))
    library.curriculum.cache_clear()
    found = program.wordings(patient).findings
    assert [each.what for each in found] == [
        "wordings/hark.yaml: this is not as it was brought: its checksum differs; its instrument cannot be started"
    ]
    assert found[0].mend == "bring it again with `attune measure wording`, or remove it"


def test_a_server_starts_beside_a_damaged_file_and_names_it(attune, data, capsys):
    (data / "wordings").mkdir(parents=True)
    (data / "wordings" / "hark.yaml").write_text("nonsense")
    library.curriculum.cache_clear()
    load_content()
    assert "Left out: wordings/hark.yaml:1: " in capsys.readouterr().out
