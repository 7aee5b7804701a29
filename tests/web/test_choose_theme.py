"""Choosing the colours: a cookie of this browser, no script, no sign-in."""

import pytest
from django.test import Client

from attune.web import themes

ADDRESS = "/theme"


@pytest.mark.parametrize("theme", themes.THEMES)
def test_it_keeps_the_theme_in_this_browser(visitor: Client, theme: str):
    response = visitor.post(ADDRESS, {"theme": theme, "next": "/right-now"})
    assert (response.status_code, response["Location"]) == (302, "/right-now")
    cookie = response.cookies[themes.COOKIE]
    assert cookie.value == theme
    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert f'data-theme="{theme}"' in visitor.get("/right-now").text


def test_an_empty_or_unknown_one_goes_back_to_the_device(visitor: Client):
    for theme in ("", "neon"):
        visitor.post(ADDRESS, {"theme": "dark"})
        visitor.post(ADDRESS, {"theme": theme})
        assert "data-theme" not in visitor.get("/right-now").text


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_it_never_leads_elsewhere(visitor: Client, back: str):
    assert visitor.post(ADDRESS, {"theme": "dark", "next": back})["Location"] == "/"


def test_another_site_cannot_choose(visitor: Client):
    response = visitor.post(ADDRESS, {"theme": "dark"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert themes.COOKIE not in response.cookies


def test_it_rejects_get(visitor: Client):
    assert visitor.get(ADDRESS).status_code == 405
