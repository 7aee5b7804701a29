"""Take everything out: all of it, only one's own, proved first, never a file on the server."""

import hashlib
import re
import time
from datetime import timedelta

import msgspec
from django.utils import timezone

from attune.account.portable import gathering, writing
from attune.people import history, sessions
from attune.people.history import Kind
from attune.today.records import CheckIn
from attune.tools.journal.records import Note, NoteDraft
from tests.account.archives import files, keep, taken
from tests.conftest import NOW, SignedIn
from tests.samples import shipped
from tests.spaces.linked import fresh, linked, shared_copy
from tests.tools.search.test_search import sample, ten_years

PAGE = "/account/export"


def test_the_page_warns_and_the_file_has_a_neutral_name(alice: SignedIn) -> None:
    keep(alice, Note(text="Nine cranes"))
    html = alice.client.get(PAGE).content.decode()
    assert "whoever finds it can read it" in html
    assert "Hidden places are in it too" in html
    answer = alice.client.post(PAGE)
    assert answer["Content-Type"] == "application/zip"
    assert re.fullmatch(r'attachment; filename="archive-\d{4}-\d\d-\d\d\.zip"', answer["Content-Disposition"])
    assert answer["Cache-Control"] == "no-store, private"
    assert b"Nine cranes" in files(answer.content)["data/own/note.json"]
    assert history.lines(alice.viewer)[0].kind == Kind.EXPORTED


def test_it_asks_for_the_passphrase_first(alice: SignedIn) -> None:
    token = sessions.begin(
        person=alice.person, keys=alice.viewer.keys, now=timezone.now() - timedelta(minutes=11)
    )
    alice.client.cookies[sessions.COOKIE] = token.to_cookie()
    for answer in (alice.client.get(PAGE), alice.client.post(PAGE)):
        assert answer["Location"].startswith("/prove") or "next=" in answer["Location"]


def test_it_needs_a_sign_in(visitor) -> None:
    assert visitor.post(PAGE)["Location"] == "/sign-in"


def test_every_kind_is_in_it_with_its_checksum(alice: SignedIn) -> None:
    for kind in shipped():
        keep(alice, sample(kind), key="one")
    contents = files(taken(alice))
    manifest = msgspec.json.decode(contents["manifest.json"])
    assert manifest["format"] == "attune archive"
    assert {file["path"] for file in manifest["files"]} | {"manifest.json"} == set(contents)
    for file in manifest["files"]:
        assert hashlib.sha256(contents[file["path"]]).hexdigest() == file["sha256"]
    for kind in shipped():
        assert len(msgspec.json.decode(contents[f"data/own/{kind}.json"])["items"]) == 1


def test_drafts_and_the_facts_of_the_account_are_in_it(alice: SignedIn) -> None:
    keep(alice, NoteDraft(text="Half a heron"), key="note")
    contents = files(taken(alice))
    assert b"Half a heron" in contents["data/own/note-draft.json"]
    account = msgspec.json.decode(contents["data/account.json"])
    assert account["username"] == "alice"
    assert account["time_zone"] == "Europe/Berlin"
    assert account["is_operator"] is True


def test_the_pages_open_from_a_disk_and_ask_nobody(alice: SignedIn) -> None:
    keep(alice, Note(text="Nine <b>cranes</b> & a heron"))
    contents = files(taken(alice))
    page = contents["pages/own-2026.html"].decode()
    assert "Nine &lt;b&gt;cranes&lt;/b&gt; &amp; a heron" in page
    assert "Tuesday, 24 November 2026, in the evening" in page
    for path, content in contents.items():
        text = content.decode()
        if path.endswith((".html", ".css")):
            assert "<script" not in text
            assert "http" not in text.replace("http-equiv", "")
            for link in re.findall(r'(?:href|src)="([^"]+)"', text):
                base = "pages/" if path.startswith("pages/") else ""
                assert (base + link).replace("pages/../", "") in contents
    assert "What others wrote in shared spaces is not in here" in contents["README.txt"].decode()


def test_the_pages_show_a_check_in_without_a_line_too(alice: SignedIn) -> None:
    keep(alice, CheckIn(distress=6), key="2026-11-24")
    assert b"6 of 7" in files(taken(alice))["pages/own-2026.html"]


def test_of_shared_spaces_only_ones_own_words_are_in_it(alice: SignedIn, bob: SignedIn) -> None:
    space = linked(alice, bob)
    shared_copy(alice, space, text="Alice's cranes")
    shared_copy(bob, space, text="Bob's herons")
    whole = b"".join(files(taken(alice)).values())
    assert b"Alice's cranes" in whole
    assert b"Bob's herons" not in whole
    assert "data/shared-1/copy.json" in files(taken(bob))


def test_a_space_out_of_the_list_is_in_it_and_that_is_said_before(alice: SignedIn, bob: SignedIn) -> None:
    space = linked(alice, bob, name="Under the bridge")
    page = f"/people/{space.id}"
    assert "An archive of your account names it all the same" in alice.client.get(page).text
    alice.client.post(f"{page}/mine", {"act": "hide"})
    assert b"Under the bridge" in files(taken(alice))["data/account.json"]


def test_nothing_of_anybody_else_or_of_any_key_is_in_it(alice: SignedIn, bob: SignedIn) -> None:
    keep(bob, Note(text="Bob's herons"))
    whole = b"".join(files(taken(alice)).values())
    assert b"Bob's herons" not in whole
    raw = alice.viewer.keys.raw
    assert raw[:16] not in whole
    assert raw[:16].hex().encode() not in whole


def test_ten_years_are_taken_out_soon(alice: SignedIn) -> None:
    ten_years(alice)
    viewer = fresh(alice)
    began = time.perf_counter()
    data = writing.write(viewer, gathering.gather(viewer), NOW)
    took = time.perf_counter() - began
    assert len(data) < 8_000_000
    assert took < 15, f"{took:.1f} s; the figure to keep is 5 s on a quiet machine"


def test_all_pages_have_one_head(alice: SignedIn) -> None:
    keep(alice, Note(text="Nine cranes"))
    contents = files(taken(alice))
    heads = [contents[path].partition(b"</head>")[0] for path in ("index.html", "pages/own-2026.html")]
    assert heads[0].replace(b"pages/style.css", b"style.css") == heads[1]
    assert heads[0].startswith(b"<!doctype html>")
    assert b"default-src 'none'" in heads[0]
