from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alongside.conversations.actions import keep_what_came
from alongside.conversations.models import Idea, Support
from alongside.shared.errors import Refused
from alongside.shared.forms import ActForm

THREE_LINES = forms.Textarea(attrs={"rows": 3, "dir": "auto"})


class QuestionForm(ActForm):
    text = forms.CharField(label=_("What do you ask people?"), max_length=300)


class AtAnEvent:
    """Of a series: at which of its events was it said?"""

    def ask_where(self, question) -> None:
        if question.event_id:
            return
        events = question.series.events.order_by("starts_at", "pk").select_related("title")
        self.fields["event"] = forms.ModelChoiceField(
            label=_("At which event?"), queryset=events.prefetch_related("title__wordings", "places")
        )
        self.fields["event"].label_from_instance = in_a_line


def in_a_line(event) -> str:
    places = ", ".join(place.name for place in event.places.all())
    return f"{date_format(timezone.localtime(event.starts_at), 'j F Y')}, {places or event.title}"


class NoteForm(AtAnEvent, ActForm):
    table = forms.CharField(label=_("Which table?"), max_length=60)
    text = forms.CharField(
        label=_("What did they say?"),
        help_text=_("In their words, without names. Or send a photo or a recording below."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=4000,
        required=False,
    )
    upload = forms.FileField(label=_("A photo of their sheet, or a recording"), required=False)
    facilitator = forms.CharField(label=_("Who led the table?"), max_length=80, required=False)
    scribe = forms.CharField(label=_("Who wrote it down?"), max_length=80, required=False)
    is_confirmed = forms.BooleanField(
        label=_("I read it back, and they said: yes, this is what we said"), required=False
    )

    def __init__(self, request, question, **kwargs):
        super().__init__(request, **kwargs)
        self.ask_where(question)

    def clean_upload(self):
        """Looked through here, before the database is locked for writing."""
        upload = self.cleaned_data["upload"]
        try:
            return keep_what_came(upload) if upload else None
        except Refused as no:
            raise forms.ValidationError(no.sentence) from no


class TypeUpForm(ActForm):
    words = forms.CharField(
        label=_("What did they say?"),
        help_text=_("In their words, without names."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        max_length=4000,
    )


class ConfirmForm(ActForm):
    """A button, and the mark of what was read to them."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def clean_seen(self) -> str | None:
        return self.cleaned_data["seen"] or None


class ChooseSupportForm(ActForm):
    support = forms.ChoiceField(
        label=_("How strong is the support, all tables together?"),
        help_text=_("Choose it together with people. There are no numbers."),
        choices=Support.choices,
        widget=forms.RadioSelect,
    )


class IdeaForm(ActForm):
    title = forms.CharField(label=_("What is the idea?"), max_length=300)
    joined_from = forms.ModelMultipleChoiceField(
        label=_("Does it take parts of other ideas?"),
        queryset=Idea.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, request, question, **kwargs):
        super().__init__(request, **kwargs)
        ideas = question.ideas.select_related("title").prefetch_related("title__wordings")
        self.fields["joined_from"].queryset = ideas
        self.fields["joined_from"].label_from_instance = lambda idea: str(idea.title)
        if not ideas:
            del self.fields["joined_from"]


class SupportForm(AtAnEvent, ActForm):
    table = forms.CharField(label=_("Which table?"), max_length=60)
    support = forms.ChoiceField(
        label=_("How did they feel about it?"), choices=Support.choices, widget=forms.RadioSelect
    )
    like = forms.CharField(
        label=_("What do they like about it?"), widget=THREE_LINES, max_length=2000, required=False
    )
    worry = forms.CharField(
        label=_("What worries them?"), widget=THREE_LINES, max_length=2000, required=False
    )
    change = forms.CharField(
        label=_("What would they change?"), widget=THREE_LINES, max_length=2000, required=False
    )

    def __init__(self, request, question, **kwargs):
        super().__init__(request, **kwargs)
        self.ask_where(question)


class ConclusionForm(ActForm):
    text = forms.CharField(
        label=_("What came of it?"), widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), max_length=2000
    )
    adopts = forms.ModelChoiceField(
        label=_("Which idea is it?"), queryset=None, required=False, empty_label=_("None of them")
    )

    def __init__(self, request, question, **kwargs):
        super().__init__(request, **kwargs)
        ideas = question.ideas.select_related("title").prefetch_related("title__wordings")
        self.fields["adopts"].queryset = ideas
        self.fields["adopts"].label_from_instance = lambda idea: str(idea.title)
        if not ideas:
            del self.fields["adopts"]
