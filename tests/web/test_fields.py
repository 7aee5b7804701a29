"""A form's field as the component draws it."""

import re

from django import forms
from django.template.loader import render_to_string


class Example(forms.Form):
    name = forms.CharField(label="Name", help_text="Any name.", max_length=20)
    word = forms.CharField(label="Word", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    text = forms.CharField(label="Text", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    days = forms.MultipleChoiceField(
        choices=[("1", "One"), ("2", "Two")], widget=forms.CheckboxSelectMultiple
    )
    one = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    zone = forms.ChoiceField(choices=[("x", "X"), ("y", "Y")])
    agreed = forms.BooleanField(label="Agreed")


def draw(field: forms.BoundField, **more: object) -> str:
    return render_to_string("web/_field.html", {"field": field, **more})


def test_label_hint_and_error_belong_to_the_field():
    form = Example({"name": ""})
    drawn = draw(form["name"])
    assert '<label for="id_name">Name</label>' in drawn
    assert 'aria-describedby="name-hint name-error"' in drawn
    assert 'id="name-hint"' in drawn
    assert 'id="name-error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert 'maxlength="20"' in drawn


def test_what_was_typed_is_kept_and_escaped():
    drawn = draw(Example({"name": '"><b>', "text": "</textarea><b>"})["name"])
    assert 'value="&quot;&gt;&lt;b&gt;"' in drawn
    assert "&lt;/textarea&gt;" in draw(Example({"text": "</textarea><b>"})["text"])


def test_a_passphrase_is_never_sent_back():
    drawn = draw(Example({"word": "SECRETWORD"})["word"], show=True)
    assert "SECRETWORD" not in drawn
    assert 'type="password"' in drawn
    assert 'autocomplete="new-password"' in drawn
    assert 'data-show="id_word"' in drawn


def test_choices_are_kept():
    form = Example({"days": ["2"], "one": "b", "zone": "y", "agreed": "on"})
    assert re.findall(r'value="(\d)"( checked)?', draw(form["days"])) == [("1", ""), ("2", " checked")]
    assert re.findall(r'value="(\w)"( checked)?', draw(form["one"])) == [("a", ""), ("b", " checked")]
    assert '<option value="y" selected>' in draw(form["zone"])
    assert " checked" in draw(form["agreed"])
    assert " checked" not in draw(Example({})["agreed"])


def test_who_can_read_it_stands_under_the_field():
    drawn = draw(Example()["text"], who="Only you can read this", kept=True)
    assert "Only you can read this" in drawn
    assert 'role="status"' in drawn


def test_the_summary_names_each_field_once():
    form = Example({})
    drawn = render_to_string("web/_errors_summary.html", {"form": form})
    assert 'href="#id_name"' in drawn
    assert 'href="#id_agreed"' in drawn
    assert render_to_string("web/_errors_summary.html", {"form": Example()}).strip() == ""
