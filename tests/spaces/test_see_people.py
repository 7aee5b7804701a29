"""The People place."""

from django.urls import reverse

ADDRESS = "/people"


def test_it_works_with_nobody_else(alice):
    page = alice.client.get(ADDRESS).text
    assert "Only you" in page
    assert "What one person can do" in page
    assert "<title>People</title>" in page


def test_a_visitor_signs_in_first(visitor):
    response = visitor.get(ADDRESS)
    assert response.status_code in {302, 303}
    assert reverse("people:sign-in") in response["Location"]


def test_it_names_nobody_who_is_not_in_it(alice, charlie):
    assert "charlie" not in alice.client.get(ADDRESS).text


def test_it_rejects_post(alice):
    assert alice.client.post(ADDRESS).status_code == 405
