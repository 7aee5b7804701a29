"""The neutral page: useful, plain, and without a word of where it belongs."""

import re

ADDRESS = "/kitchen"


def test_it_is_about_kitchens_and_names_nothing_else(visitor):
    page = visitor.get(ADDRESS).text
    assert "<title>Kitchen measures</title>" in page
    for word in ("attune", "leave page", "relationship", "attachment", "private", "web/"):
        assert word not in page.lower()


def test_its_only_way_back_has_a_neutral_name(visitor):
    assert re.findall(r"<a [^>]*>([^<]*)</a>", visitor.get(ADDRESS).text) == ["Home"]


def test_it_looks_the_same_signed_in(alice, visitor):
    assert alice.client.get(ADDRESS).text == visitor.get(ADDRESS).text


def test_it_rejects_post(visitor):
    assert visitor.post(ADDRESS).status_code == 405
