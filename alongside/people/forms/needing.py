from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.consent_words import WORDS
from alongside.people.models import Consent, WorkingWithMe
from alongside.people.needs_list import GROUPS, OWN
from alongside.shared.forms import ActForm

LINES = {"rows": 2, "dir": "auto"}


class NeedsFields:
    """The six groups of needs, each with ticks and a line of one's own."""

    def add_needs(self, needs=()) -> None:
        notes = {need.code: need.note for need in needs}
        for group in GROUPS:
            self.fields[f"needs_{group.name}"] = forms.MultipleChoiceField(
                label=group.asks,
                choices=list(group.needs.items()),
                widget=forms.CheckboxSelectMultiple,
                required=False,
                initial=[code for code in group.needs if code in notes],
            )
            self.fields[f"own_{group.name}"] = forms.CharField(
                label=_("Anything else? In your own words."),
                max_length=600,
                required=False,
                widget=forms.Textarea(attrs=LINES),
                initial=notes.get(f"{OWN} {group.name}", ""),
            )

    def needs_values(self) -> dict:
        """What the action is given: names of needs, and own words by group."""
        data = self.cleaned_data
        return {
            "needs": [code for group in GROUPS for code in data[f"needs_{group.name}"]],
            "own_words": {
                group.name: data[f"own_{group.name}"] for group in GROUPS if data[f"own_{group.name}"]
            },
        }

    def needs_sections(self) -> list[tuple]:
        """For the page: a title and the two fields of each group."""
        return [(group.title, [self[f"needs_{group.name}"], self[f"own_{group.name}"]]) for group in GROUPS]


class NeedsForm(NeedsFields, ActForm):
    checks_words = False  # what somebody needs is said in their own words
    yes = forms.BooleanField(label=WORDS[Consent.To.NEEDS], required=False)

    def __init__(self, request, person, **kwargs):
        super().__init__(request, **kwargs)
        self.add_needs(person.needs.all())
        if person.consents.filter(to=Consent.To.NEEDS, ended_at=None).exists():
            del self.fields["yes"]

    def values(self) -> dict:
        return {**self.needs_values(), "yes": self.cleaned_data.get("yes", False)}


class WorkingWithMeForm(ActForm):
    i_am_good_at = forms.CharField(label=_("I am good at…"))
    please_do = forms.CharField(label=_("Please do…"))
    please_do_not = forms.CharField(label=_("Please do not…"))
    how_i_say_things = forms.CharField(label=_("How I say yes, no, and stop"))
    if_i_am_upset = forms.CharField(label=_("If I am tired or upset, what helps is…"))
    yes = forms.BooleanField(label=WORDS[Consent.To.NEEDS], required=False)

    def __init__(self, request, person, **kwargs):
        page = WorkingWithMe.objects.filter(person=person).first()
        super().__init__(request, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.CharField) and name != "once_key":
                field.required = False
                field.max_length = 600
                field.widget = forms.Textarea(attrs=LINES | {"maxlength": 600})
                field.initial = getattr(page, name, "")
        if person.consents.filter(to=Consent.To.NEEDS, ended_at=None).exists():
            del self.fields["yes"]
