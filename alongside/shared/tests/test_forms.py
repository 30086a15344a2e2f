"""`form.act`, with an action of the test's own."""

import datetime
import uuid

import pytest
from django import forms
from django.test import RequestFactory

from alongside.shared.errors import NeedsReason, Refused
from alongside.shared.forms import ActForm
from alongside.shared.promises import Kept, Promise, Strength
from alongside.shared.texts.actions import write_text
from alongside.shared.texts.models import Text


class NoteForm(ActForm):
    words = forms.CharField()


def posted(**values):
    return NoteForm(RequestFactory().post("/", values))


@pytest.mark.django_db
def test_a_page_that_is_only_read_carries_nothing_out():
    form = NoteForm(RequestFactory().get("/"))

    assert form.act(write_text, by=None) is None
    assert form["once_key"].value()


@pytest.mark.django_db
def test_a_double_tap_shows_the_first_result():
    key = str(uuid.uuid4())

    first = posted(words="Good morning", once_key=key).act(write_text, by=None)
    second = posted(words="Good morning", once_key=key).act(write_text, by=None)

    assert first == second
    assert Text.objects.count() == 1


@pytest.mark.django_db
def test_a_form_that_was_refused_may_be_sent_again_with_the_same_key():
    key = str(uuid.uuid4())

    def refuse(words, *, by):
        write_text(words, by=by)
        raise Refused("The hall is full.", field="words")

    refused = posted(words="Good morning", once_key=key)
    assert refused.act(refuse, by=None) is None
    assert refused.errors == {"words": ["The hall is full."]}
    assert refused["words"].value() == "Good morning"
    assert not Text.objects.exists()

    assert posted(words="Good morning", once_key=key).act(write_text, by=None)


@pytest.mark.django_db
def test_a_promise_that_would_be_broken_grows_a_box_for_its_reason():
    def hold(words, *, by, reasons=None):
        if not reasons:
            raise NeedsReason([Promise("E1", Strength.EXPLAIN, "We give notice.", Kept.NO)])
        return write_text(f"{words}: {reasons['E1']}", by=by)

    asked = posted(words="Meeting")
    assert asked.act(hold, by=None) is None
    assert "We give notice." in str(asked.fields["reason_E1"].label)

    done = posted(words="Meeting", reason_E1="The hall moved.").act(hold, by=None)
    assert str(done) == "Meeting: The hall moved."


@pytest.mark.django_db
@pytest.mark.parametrize("rubbish", ["not-a-key", "\x00", "💥", "a" * 1_000_000])
def test_a_key_that_is_rubbish_gets_a_sentence_and_no_crash(rubbish):
    form = posted(words="Hello", once_key=rubbish)

    assert form.act(write_text, by=None) is None
    assert form.errors


@pytest.mark.django_db
def test_a_reason_that_nobody_asked_for_is_left_aside():
    form = posted(words="Good morning", reason_id="2")

    assert form.act(write_text, by=None).wording().words == "Good morning"


@pytest.mark.django_db
def test_signs_that_nobody_can_see_or_hear_are_taken_out():
    assert str(posted(words="Good\x07 \x1b[31mmor\ufffening").act(write_text, by=None)) == "Good [31mmorning"


@pytest.mark.django_db
def test_a_field_that_holds_nothing_but_such_signs_is_empty():
    form = posted(words="\x07\x08")

    assert form.act(write_text, by=None) is None
    assert form.errors


def test_a_day_that_is_known_already_stands_in_its_box_in_every_language():
    class DayForm(ActForm):
        day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))

    form = DayForm(RequestFactory().get("/"), initial={"day": datetime.date(2027, 3, 9)})

    form.fields["review"] = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    form.initial["review"] = datetime.date(2027, 5, 1)

    assert 'value="2027-03-09"' in str(form["day"])
    assert 'value="2027-05-01"' in str(form["review"])
