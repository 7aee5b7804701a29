"""Bring an archive in: nothing lost, nothing doubled, nothing half; each fault named with its file and a mend."""

import io
import zipfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attune.account.portable import reading
from attune.account.portable.telling import told
from attune.account.portable.uploads import InMemory
from attune.people import history, sessions
from attune.spaces import actions, bringing, everything, queries
from attune.spaces.models import Record
from attune.spaces.records import KINDS, Body, Kept
from attune.today.records import CheckIn, Day, Plan
from attune.tools.journal.records import Note
from attune.tools.sharing.records import Copy, Place, Sent
from tests.account.archives import altered, bring, files, keep, packed, taken
from tests.account.bodies import any_bodies, bodies, plain
from tests.conftest import NOW, SignedIn
from tests.people.factors import not_lately
from tests.spaces.linked import fresh, linked, shared_copy
from tests.tools.search.test_search import sample, ten_years

PAGE = "/account/import"
ZIP = zipfile.ZipFile
ONE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Few kinds and keys, so that records of two people meet.
MEETING = st.one_of(bodies("check-in"), bodies("plan"), bodies("night-note"), any_bodies())
KEYS = st.one_of(st.none(), st.sampled_from(["2026-11-24", "plan", "note"]))


def here(someone: SignedIn) -> list[Kept[Body]]:
    return everything.own(fresh(someone))


def said(someone: SignedIn) -> list[tuple[object, ...]]:
    """All that stands there, without ids and versions."""
    return sorted(
        (kept.day, kept.at, kept.changed, kept.key or "", *plain(kept.body)) for kept in here(someone)
    )


def emptied(*people: SignedIn) -> None:
    Record.objects.filter(space__members__person__in=[one.person for one in people]).delete()


def revise(someone: SignedIn, kept: Kept[Body], body: Body, *, later: int) -> Kept[Body]:
    viewer, now = fresh(someone), NOW + timedelta(minutes=later)
    return actions.revise(viewer=viewer, kept=queries.read_any(viewer, kept.id), body=body, now=now)


def upload(client: Client, data: bytes, act: str = "look") -> str:
    file = SimpleUploadedFile("archive.zip", data, content_type="application/zip")
    return client.post(PAGE, {"archive": file, "act": act}).content.decode()


# ---- nothing lost, nothing doubled ----


@given(written=st.lists(st.tuples(any_bodies(), st.integers(0, 400), KEYS), max_size=8))
@ONE
def test_there_and_back_again_over_all_kinds(alice: SignedIn, bob: SignedIn, written) -> None:
    emptied(alice, bob)
    for body, ago, key in written:
        keep(alice, body, ago=ago, key=key)
    data = taken(alice)
    bring(bob, data)
    assert said(bob) == said(alice)
    assert {kept.author for kept in here(bob)} <= {bob.person.id}
    again = bring(bob, data)
    assert not again.new
    assert not again.later
    assert not again.beside
    back = bring(alice, taken(bob))
    assert not back.new
    assert not back.later
    assert said(bob) == said(alice)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_comes_in_as_it_was(alice: SignedIn, bob: SignedIn, kind: str) -> None:
    @given(body=bodies(kind))
    @settings(ONE, max_examples=10)
    def holds(body: Body) -> None:
        emptied(alice, bob)
        keep(alice, body)
        bring(bob, taken(alice))
        assert [plain(kept.body) for kept in here(bob)] == [plain(body)]

    holds()


@given(
    one=st.lists(st.tuples(MEETING, KEYS), max_size=5),
    other=st.lists(st.tuples(MEETING, KEYS), max_size=5),
)
@ONE
def test_two_archives_merged_lose_no_word(
    alice: SignedIn, bob: SignedIn, charlie: SignedIn, one, other
) -> None:
    emptied(alice, bob, charlie)
    for someone, written in ((alice, one), (bob, other)):
        for number, (body, key) in enumerate(written):
            keep(someone, body, ago=number, key=key)
    words = {
        text
        for someone in (alice, bob)
        for kept in here(someone)
        for each in told(kept.body)
        if (text := each.text.strip())
    }
    bring(charlie, taken(alice))
    bring(charlie, taken(bob))
    found = "\n".join(each.text for kept in here(charlie) for each in told(kept.body))
    assert all(text in found for text in words)
    before = said(charlie)
    for someone in (alice, bob):
        bring(charlie, taken(someone))
    assert said(charlie) == before


def test_one_check_in_a_day_the_last_stands_and_the_other_is_kept_beside(
    alice: SignedIn, bob: SignedIn
) -> None:
    keep(alice, CheckIn(distress=6, line="A hard one"), key="2026-11-24")
    mine = keep(bob, CheckIn(distress=2, line="A calm one"), key="2026-11-24")
    revise(bob, mine, CheckIn(distress=3, line="A calm one"), later=5)
    merge = bring(bob, taken(alice))
    assert not merge.later
    stands = queries.keyed(fresh(bob), queries.private_space(fresh(bob)), CheckIn, "2026-11-24")
    assert stands
    assert stands.body.line == "A calm one"
    note = next(kept.body for kept in here(bob) if isinstance(kept.body, Note))
    assert "A hard one" in note.text
    assert "6 of 7" in note.text
    assert "A calm one" not in note.text


def test_a_later_archive_of_the_same_account_brings_what_changed(alice: SignedIn, bob: SignedIn) -> None:
    kept = keep(alice, Note(text="First words"))
    early = taken(alice)
    revise(alice, kept, Note(text="Other words"), later=9)
    late = taken(alice)
    for order in ((early, late), (late, early)):
        emptied(bob)
        for data in order:
            bring(bob, data)
        texts = [one.body.text for one in here(bob) if isinstance(one.body, Note)]
        assert "Other words" in texts
        assert any("First words" in text for text in texts)
        assert len(texts) == 2


def test_ids_inside_are_those_here(alice: SignedIn, bob: SignedIn) -> None:
    note = keep(alice, Note(text="A heron"))
    place = Place(space=UUID(int=5), record=note.id, version=1, day=NOW.date())
    keep(alice, Sent(places=[place]), key=str(note.id))
    bring(bob, taken(alice))
    mine = next(kept for kept in here(bob) if isinstance(kept.body, Note))
    assert mine.id != note.id
    sent = queries.keyed(fresh(bob), queries.private_space(fresh(bob)), Sent, str(mine.id))
    assert sent
    assert sent.body.places[0].record == mine.id


def test_copies_come_along_where_they_say_more_than_their_source(alice: SignedIn, bob: SignedIn) -> None:
    space = linked(alice, bob)
    shared_copy(alice, space, text="Shared cranes")
    gone = shared_copy(alice, space, text="Shared herons")
    actions.erase(viewer=fresh(alice), record_id=gone.source or UUID(int=0))
    data = taken(alice)
    emptied_own = Record.objects.filter(space=queries.private_space(fresh(bob)).id)
    emptied_own.delete()
    bring(bob, data)
    texts = sorted(
        each.text for kept in here(bob) for each in kept.body.words() if kept.body.kind in {"note", "copy"}
    )
    assert texts == ["Shared cranes", "Shared herons"]
    assert [kept.body.kind for kept in here(bob) if isinstance(kept.body, Copy)] == ["copy"]
    assert not bring(bob, data).new


def test_nobody_elses_space_changes(alice: SignedIn, bob: SignedIn, charlie: SignedIn) -> None:
    keep(alice, Note(text="A heron"))
    bring(bob, taken(alice))
    assert here(charlie) == []
    assert len(here(alice)) == 1


def test_it_is_all_or_nothing(alice: SignedIn, bob: SignedIn, monkeypatch) -> None:
    for number in range(5):
        keep(alice, Note(text=f"Entry {number}"), ago=number)
    keep(alice, Plan(after_what="tea"), key="plan")
    keep(bob, Plan(after_what="coffee"), ago=3, key="plan")
    data = taken(alice)
    before = said(bob)

    def crossed(*_args: object) -> None:
        raise bringing.Crossed

    monkeypatch.setattr(bringing, "_replace", crossed)
    assert "Nothing was brought in" in upload(bob.client, data, "bring")
    assert said(bob) == before


# ---- the page ----


def test_it_shows_first_what_it_holds_and_writes_nothing(alice: SignedIn, bob: SignedIn) -> None:
    keep(alice, Note(text="A heron"), ago=400)
    keep(alice, CheckIn(line="tea"))
    keep(alice, Day(shorter=True))
    html = upload(bob.client, taken(alice))
    assert "A note: 1" in html
    assert "20 October 2025 to 24 November 2026" in html
    assert "What pages remember: 1" in html
    assert "0 of 3" in html
    assert here(bob) == []
    assert "It is here now" in upload(bob.client, taken(alice), "bring")
    assert "All of it is here already" in upload(bob.client, taken(alice))
    assert len(here(bob)) == 3


def test_it_needs_a_sign_in_a_file_and_our_own_form(alice: SignedIn, visitor: Client) -> None:
    file = SimpleUploadedFile("archive.zip", taken(alice))
    assert visitor.post(PAGE, {"archive": file})["Location"] == "/sign-in"
    assert visitor.get(PAGE)["Location"] == "/sign-in"
    assert "There is no file yet" in alice.client.post(PAGE, {"act": "look"}).content.decode()
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    strict.cookies[sessions.COOKIE] = alice.client.cookies[sessions.COOKIE].value
    assert strict.post(PAGE, {"archive": SimpleUploadedFile("a.zip", taken(alice))}).status_code == 403


def test_it_asks_for_the_passphrase_before_the_file_is_read(
    alice: SignedIn, bob: SignedIn, monkeypatch
) -> None:
    keep(alice, Note(text="A heron"))
    not_lately(bob, timezone.now())
    assert bob.client.get(PAGE)["Location"] == "/account/prove?next=%2Faccount%2Fimport"
    monkeypatch.setattr(InMemory, "receive_data_chunk", lambda *_args: pytest.fail("the file was read"))
    for act in ("look", "bring"):
        file = SimpleUploadedFile("archive.zip", taken(alice), content_type="application/zip")
        answer = bob.client.post(PAGE, {"archive": file, "act": act})
        assert answer["Location"] == "/account/prove?next=%2Faccount%2Fimport"
    assert here(bob) == []


def test_that_an_archive_was_brought_in_stands_in_the_history(alice: SignedIn, bob: SignedIn) -> None:
    keep(alice, Note(text="A heron"))
    upload(bob.client, taken(alice))
    assert history.lines(bob.viewer) == []
    upload(bob.client, taken(alice), "bring")
    assert [line.kind for line in history.lines(bob.viewer)] == [history.Kind.BROUGHT_IN]


def test_only_this_address_takes_more_than_a_form(alice: SignedIn) -> None:
    big = SimpleUploadedFile("archive.zip", b"x" * 1_500_000)
    assert alice.client.post(PAGE, {"archive": big}).status_code == 422
    big.seek(0)
    assert alice.client.post("/notebook/new", {"text": big}).status_code == 413
    huge = SimpleUploadedFile("archive.zip", b"x" * 64_000_001)
    assert alice.client.post(PAGE, {"archive": huge}).status_code == 413


# ---- what is refused ----


def refused(data: bytes) -> str:
    with pytest.raises(reading.Refused) as caught:
        reading.read(data)
    return str(caught.value)


@pytest.fixture
def archive(alice: SignedIn) -> bytes:
    keep(alice, Note(text="A heron"))
    return taken(alice)


NOTES = "data/own/note.json"


def remade(change) -> object:
    def make(content: bytes) -> bytes:
        plainly = msgspec.json.decode(content)
        change(plainly)
        return msgspec.json.encode(plainly)

    return make


def test_it_refuses_what_is_no_archive(archive: bytes) -> None:
    assert "no archive of Attune" in refused(b"")
    assert "no archive of Attune" in refused(b"PK\x03\x04 and nothing")
    assert "no archive of Attune" in refused(archive[: len(archive) // 2])
    assert "no manifest.json" in refused(packed({"a.txt": b"a"}))
    contents = files(archive)
    assert "no manifest.json" in refused(packed({f"top/{name}": each for name, each in contents.items()}))
    del contents[NOTES]
    assert f"{NOTES} is missing" in refused(packed(contents))


def test_it_refuses_a_changed_byte_and_names_the_file(archive: bytes) -> None:
    changed = altered(archive, NOTES, lambda content: content.replace(b"heron", b"crane"), summed=False)
    assert NOTES in refused(changed)
    assert "checksum" in refused(changed)


@pytest.mark.parametrize(
    ("path", "change", "words"),
    [
        ("manifest.json", lambda made: made.update(format="other"), "another program"),
        ("manifest.json", lambda made: made.update(format_version=2), "A newer Attune"),
        (NOTES, lambda made: made.update(kind="telepathy"), "only a newer Attune knows"),
        (NOTES, lambda made: made["items"][0].update(version=9), "only a newer Attune knows"),
        (NOTES, lambda made: made["items"][0].update(version=0), "Number 1 in"),
        (NOTES, lambda made: made["items"][0].update(body={"text": 5}), "Number 1 in"),
        (NOTES, lambda made: made["items"][0].update(body=[]), "Number 1 in"),
        (NOTES, lambda made: made["items"][0].update(at="2026-11-24T19:30:00"), "Number 1 in"),
        (NOTES, lambda made: made["items"][0].update(day="yesterday"), "not written as an archive is"),
        (NOTES, lambda made: made.pop("items"), "not written as an archive is"),
        (NOTES, lambda made: made["items"][0].update(body={"text": "x" * 8_500_000}), "Number 1 in"),
    ],
)
def test_it_refuses_what_it_cannot_understand_and_says_where(archive: bytes, path, change, words) -> None:
    sentence = refused(altered(archive, path, remade(change), summed=path != "manifest.json"))
    assert words in sentence
    assert path in sentence or path == "manifest.json"


def test_it_refuses_a_bomb(archive: bytes, monkeypatch, settings) -> None:
    bomb = altered(archive, NOTES, lambda _content: b" " * 3_000_000)
    settings.ATTUNE_ARCHIVE_MB = 2
    assert "more than is brought in here: 2 MB" in refused(bomb)
    monkeypatch.setattr(reading, "MOST_FILES", 3)
    assert "more than an archive can hold" in refused(archive)


def test_the_list_of_a_zip_is_not_read_before_it_is_known_to_be_short(archive: bytes, monkeypatch) -> None:
    monkeypatch.setattr(reading, "MOST_FILES", 50)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_args: pytest.fail("the list was read"))
    crowd = io.BytesIO()
    with ZIP(crowd, "w") as zipped:
        for number in range(51):
            zipped.writestr(f"{number}", b"")
    assert "more than an archive can hold" in refused(crowd.getvalue())


@pytest.mark.parametrize(
    "packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_it_reads_only_what_is_stored_or_deflated(archive: bytes, packing: int) -> None:
    out = io.BytesIO()
    with ZIP(out, "w", packing) as zipped:
        for name, content in files(archive).items():
            zipped.writestr(name, content)
    if packing in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        assert len(reading.read(out.getvalue()).entries) == 1
    else:
        assert "packed in another way" in refused(out.getvalue())


def test_only_what_is_for_machines_counts_and_one_file_is_unpacked_at_a_time(
    alice: SignedIn, monkeypatch, settings
) -> None:
    settings.ATTUNE_ARCHIVE_MB = 1
    keep(alice, Note(text="A heron"))
    keep(alice, CheckIn(line="tea"))
    happened: list[str] = []
    unpack, understand = reading._bytes, reading._entries
    monkeypatch.setattr(reading, "_bytes", lambda z, info: happened.append(info.filename) or unpack(z, info))
    monkeypatch.setattr(
        reading, "_entries", lambda kind, path: happened.append(path) or understand(kind, path)
    )
    contents = {**files(taken(alice)), "pages/own-2026.html": b"<p>" * 900_000}
    assert len(reading.read(packed(contents)).entries) == 2
    told = [path for path in happened if path.count("/") == 2]
    assert told == ["data/own/check-in.json"] * 2 + [NOTES] * 2
    assert not any(path.startswith("pages/") for path in happened)


def test_what_an_account_of_ten_years_takes_out_is_far_from_too_much(alice: SignedIn, settings) -> None:
    ten_years(alice)
    settings.ATTUNE_ARCHIVE_MB = 3  # a check-in each day and a note each third; 64 unless set otherwise
    assert len(reading.read(taken(alice)).entries) == 4650


def test_of_a_large_account_the_page_says_so_before_it_is_taken_out(alice: SignedIn, settings) -> None:
    keep(alice, Note(text="A heron. " * 100_000))
    keep(alice, Note(text="A heron. " * 100_000), ago=1)
    assert "It is large" not in alice.client.get("/account/export").text
    settings.ATTUNE_ARCHIVE_MB = 1
    assert "It is large: about 2 MB" in alice.client.get("/account/export").text


def test_it_refuses_two_files_of_one_name_and_reads_none_that_are_not_named(archive: bytes) -> None:
    out = io.BytesIO(archive)
    with zipfile.ZipFile(out, "a") as more, pytest.warns(UserWarning, match="Duplicate"):
        more.writestr(NOTES, b"{}")
    assert "more than an archive can hold" in refused(out.getvalue())
    contents = {**files(archive), "../../outside.json": b"{}", "/data/own/x.json": b"{", "__MACOSX/._a": b"?"}
    assert len(reading.read(packed(contents)).entries) == 1


def test_a_file_that_is_named_many_times_is_unpacked_once(archive: bytes, monkeypatch) -> None:
    contents = files(archive)
    manifest = msgspec.json.decode(contents["manifest.json"])
    manifest["files"] *= 500
    contents["manifest.json"] = msgspec.json.encode(manifest)
    opened: list[str] = []
    unpack = reading._bytes
    monkeypatch.setattr(
        reading, "_bytes", lambda zipped, info: opened.append(info.filename) or unpack(zipped, info)
    )
    assert len(reading.read(packed(contents)).entries) == 1
    assert opened
    assert len(opened) == len(set(opened))


def test_it_refuses_more_entries_than_a_life_has(archive: bytes, monkeypatch) -> None:
    monkeypatch.setattr(reading, "MOST_ENTRIES", 1)
    assert len(reading.read(archive).entries) == 1
    twice = altered(archive, NOTES, remade(lambda made: made.update(items=made["items"] * 2)))
    assert "more entries than can be brought in" in refused(twice)


@given(data=st.data())
@ONE
def test_whatever_byte_is_changed_it_is_refused_or_read_never_broken(alice: SignedIn, data) -> None:
    if not here(alice):
        keep(alice, sample("run"))
    whole = bytearray(taken(alice))
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(reading.Refused):  # any other exception is a fault
        reading.read(bytes(whole))


def test_moments_are_kept_to_the_second(alice: SignedIn, bob: SignedIn) -> None:
    keep(alice, Note(text="A heron"), ago=3)
    bring(bob, taken(alice))
    assert here(bob)[0].at == (NOW - timedelta(days=3)).astimezone(UTC)
    assert here(bob)[0].day.isoformat() == "2026-11-21"
    assert isinstance(here(bob)[0].at, datetime)
