"""The worker that keeps Right now for a moment without a connection: the same for everyone, and of nobody."""

import json
import re

import pytest
from django.urls import reverse

from attune.safety import offline

ADDRESS = "/right-now/worker.js"


@pytest.fixture(autouse=True)
def fresh():
    offline.kept.cache_clear()


def listed(script: str) -> dict[str, list[str]]:
    found = re.search(r"^const kept = (.*);$", script, flags=re.M)
    assert found
    return json.loads(found[1])


def test_its_scope_is_right_now_alone(visitor):
    response = visitor.get(ADDRESS)
    assert response["Service-Worker-Allowed"] == "/right-now"
    assert response["Content-Type"].startswith("text/javascript")
    assert "no-store" in response["Cache-Control"]


def test_signed_in_it_is_the_same_bytes_and_sets_no_cookie(alice, visitor):
    response = alice.client.get(ADDRESS)
    assert response.content == visitor.get(ADDRESS).content
    assert not response.cookies


def test_it_asks_the_database_nothing(visitor, django_assert_num_queries):
    with django_assert_num_queries(0):
        visitor.get(ADDRESS)


def test_it_keeps_static_pages_and_what_they_are_drawn_with(visitor):
    kept = listed(visitor.get(ADDRESS).text)
    assert kept["pages"] == [reverse(f"safety:{name}") for name in offline.PAGES]
    assert all(page.startswith("/right-now") for page in kept["pages"])
    assert all(part.startswith("/static/") for part in kept["parts"])
    for name in ("attune", "right-now", "kitchen", "leave", "hold", "pacer", "icon"):
        assert any(re.search(rf"/{name}\.", part) for part in kept["parts"]), name


def test_every_page_it_keeps_answers_signed_out_with_no_cookie_and_no_query(
    visitor, django_assert_num_queries
):
    for address in offline.kept().pages:
        with django_assert_num_queries(0):
            response = visitor.get(address)
        assert response.status_code == 200
        assert not response.cookies
        assert response.content == offline.drawn_for_nobody(address)


def test_pages_are_asked_for_without_credentials(visitor):
    script = visitor.get(ADDRESS).text
    assert 'credentials: "omit"' in script
    assert ".put(" not in script, "what the line answers to somebody is never kept"


def test_a_changed_page_makes_another_version(visitor, monkeypatch):
    before = offline.kept().version
    offline.kept.cache_clear()
    assert offline.kept().version == before
    offline.kept.cache_clear()
    monkeypatch.setattr(offline, "drawn_for_nobody", lambda address: b"<p>changed</p>")
    assert offline.kept().version != before


def test_the_policy_allows_it(visitor):
    assert "worker-src 'self'" in visitor.get("/right-now")["Content-Security-Policy"]


def test_it_rejects_post(visitor):
    assert visitor.post(ADDRESS).status_code == 405
