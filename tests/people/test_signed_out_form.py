"""A form that arrives after the sign-in has ended: nothing is kept, and what was written is given back."""

from django.urls import reverse


def test_it_gives_back_what_was_written(visitor):
    response = visitor.post(
        reverse("journal:write-note"), {"text": "A long evening in one line", "version": "0"}
    )
    assert response.status_code == 401
    assert "A long evening in one line</textarea>" in response.text
    assert reverse("people:sign-in") in response.text
    assert "no-store" in response["Cache-Control"]


def test_with_nothing_written_it_goes_to_the_sign_in_page(visitor):
    response = visitor.post(reverse("journal:write-note"), {"text": "", "version": "0"})
    assert response["Location"] == reverse("people:sign-in")


def test_a_script_gets_a_status(visitor):
    response = visitor.post(
        reverse("journal:write-note"), {"text": "Two words"}, headers={"X-Requested-With": "fetch"}
    )
    assert response.status_code == 401
    assert response.text == ""
