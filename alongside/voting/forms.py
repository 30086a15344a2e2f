import datetime

from django import forms
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from alongside.people.models import Person
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route
from alongside.voting.actions import Choice
from alongside.voting.models import Stratum


class CodeForm(ActForm):
    once = False
    typed = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("10 letters and numbers. Big or small letters, with or without spaces."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class BallotForm(ActForm):
    """One set of choices for each idea, from no dot to all. The page's key is the key of the paper."""

    once = False  # the paper's own key does this, and leaves nothing else behind
    say_dots = ngettext_lazy("%d dot", "%d dots")

    def __init__(self, request, poll, options):
        super().__init__(request)
        most = poll.dots_each if poll.may_stack else 1
        choices = [(0, _("No dots"))] + [(number, self.say_dots % number) for number in range(1, most + 1)]
        self.poll = poll
        for option in options:
            self.fields[f"dots-{option.order}"] = forms.TypedChoiceField(
                label=str(option.title),
                help_text=str(option.explanation) if option.explanation_id else "",
                choices=choices,
                coerce=int,
                empty_value=0,
                required=False,
                initial=0,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": self.too_many()},
            )
        self.numbered = [(option, f"dots-{option.order}") for option in options]

    def too_many(self) -> str:
        if not self.poll.may_stack:
            return gettext("In this vote you can put only one of your dots on each idea.")
        return gettext("Everybody has %s dots.") % self.poll.dots_each

    def dots_fields(self):
        return [self[name] for _option, name in self.numbered]

    def has_readable_dots(self) -> bool:
        """Whether the dots themselves could be read; a tick that is missing does not matter here."""
        names = {name for _option, name in self.numbered}
        return not self.non_field_errors() and not names & set(self.errors)

    def choice(self) -> dict[str, int]:
        """The dots, by the option's number; only when they could be read."""
        return {str(option.order): self.cleaned_data[name] or 0 for option, name in self.numbered}

    def values(self) -> dict:
        return {"choice": self.choice(), "idem": str(self.cleaned_data["once_key"] or "")}

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("once_key"):
            self.add_error(None, gettext("This page is incomplete. Open it again and put your dots."))
        return cleaned


class PhoneBallotForm(BallotForm):
    """The same paper, filled in by a worker for somebody on the phone."""

    read_back = forms.BooleanField(
        label=_("I read the dots back. They said: yes, this is what I said."), required=False
    )

    def values(self) -> dict:
        return super().values() | {"read_back": self.cleaned_data["read_back"]}


class PhoneVoterForm(ActForm):
    once = False
    elector = forms.ModelChoiceField(
        queryset=None,
        label=_("Who is on the phone?"),
        error_messages={"required": _("Choose who is on the phone.")},
    )

    def __init__(self, request, electors):
        super().__init__(request)
        self.fields["elector"].queryset = electors
        self.fields["elector"].label_from_instance = lambda elector: (
            gettext("%(name)s, card %(number)s") % {"name": elector.person.name, "number": elector.card_no}
            if elector.person
            else gettext("Card %s") % elector.card_no
        )


class StickersForm(PhoneVoterForm):
    once = True

    def __init__(self, request, electors):
        super().__init__(request, electors)
        self.fields["elector"].label = _("Who takes stickers?")
        self.fields["elector"].error_messages["required"] = _("Choose who takes stickers.")


class OneCodeForm(PhoneVoterForm):
    once = True

    def __init__(self, request, electors):
        super().__init__(request, electors)
        self.fields["elector"].label = _("Who needs a new code?")
        self.fields["elector"].error_messages["required"] = _("Choose who needs a new code.")


class HoldPollForm(ActForm):
    title = forms.CharField(label=_("What is the question?"), max_length=200)
    about = forms.CharField(
        label=_("Why are you asking?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    dots_each = forms.IntegerField(
        label=_("How many dots does everybody have?"), min_value=1, max_value=20, initial=3
    )
    may_stack = forms.TypedChoiceField(
        label=_("May people put several of their dots on one idea?"),
        choices=[("yes", _("Yes, as they like")), ("no", _("No, one dot on an idea"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    closes_at = forms.DateTimeField(
        label=_("When do you plan to close it?"),
        required=False,
        help_text=_("A day and a time. A person closes the vote, so nobody is cut off by a clock."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    decided_by = forms.CharField(
        label=_("After the count, who decides what is taken on?"),
        max_length=200,
        help_text=_("The dots help to decide. People decide."),
    )


class OptionForm(ActForm):
    title = forms.CharField(label=_("The idea, in a few words"), max_length=120)
    explanation = forms.CharField(
        label=_("What it means"),
        required=False,
        max_length=1000,
        help_text=_("60 words or fewer."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    joined_from = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Is it joined from parts of other ideas?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, request, poll):
        super().__init__(request)
        self.fields["joined_from"].queryset = poll.options.prefetch_related("title__wordings")
        self.fields["joined_from"].label_from_instance = lambda option: str(option.title)


class WayForm(ActForm):
    name = forms.CharField(
        label=_("Name of the place or way"),
        max_length=80,
        help_text=_("Such as: Corn Hall, Online, By phone."),
    )
    way = forms.ChoiceField(
        label=_("How do people vote there?"),
        choices=[
            ("wall", _("With stickers on a wall")),
            ("online", _("Online, with a code")),
            ("phone", _("By phone, with a worker")),
        ],
        widget=forms.RadioSelect,
    )
    WAYS = {
        "wall": (Stratum.Kind.WALL, Route.ROOM),
        "online": (Stratum.Kind.SECRET, Route.WEB),
        "phone": (Stratum.Kind.SECRET, Route.PHONE),
    }

    def values(self) -> dict:
        kind, route = self.WAYS[self.cleaned_data["way"]]
        return {"name": self.cleaned_data["name"], "kind": kind, "route": route}


class VoterForm(ActForm):
    """Somebody who may vote: a person, or cards without a name to hand out at the door."""

    stratum = forms.ModelChoiceField(
        queryset=None, label=_("Which way?"), widget=forms.RadioSelect, empty_label=None
    )
    person = forms.ModelChoiceField(
        queryset=Person.objects.none(), label=_("Who?"), required=False, empty_label=_("Cards without a name")
    )
    cards = forms.IntegerField(
        label=_("How many cards without a name?"), min_value=0, max_value=500, initial=0, required=False
    )

    def __init__(self, request, poll):
        super().__init__(request)
        self.fields["stratum"].queryset = poll.strata.filter(kind=Stratum.Kind.SECRET)
        self.fields["stratum"].label_from_instance = lambda stratum: stratum.name
        self.fields["person"].queryset = Person.objects.visible_to(request.user).order_by("name")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("person") and not cleaned.get("cards"):
            self.add_error("person", gettext("Choose a person, or say how many cards."))
        return cleaned

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("stratum", "person", "cards")}


class WallForm(ActForm):
    people_given_dots = forms.IntegerField(
        label=_("How many people were given stickers?"), min_value=0, max_value=100_000
    )
    unused = forms.IntegerField(
        label=_("How many stickers came back unused?"), min_value=0, max_value=100_000, initial=0
    )
    counted_by = forms.CharField(label=_("Who counted aloud?"), max_length=120)
    checked_by = forms.CharField(label=_("Who checked?"), max_length=120)

    def __init__(self, request, options):
        super().__init__(request)
        self.options = list(options)
        for option in self.options:
            self.fields[f"sheet-{option.order}"] = forms.IntegerField(
                label=gettext("Dots on the sheet “%s”") % option.title, min_value=0, max_value=100_000
            )
        self.order_fields([f"sheet-{option.order}" for option in self.options])

    def values(self) -> dict:
        names = ("people_given_dots", "unused", "counted_by", "checked_by")
        sheets = {option.order: self.cleaned_data[f"sheet-{option.order}"] for option in self.options}
        return {name: self.cleaned_data[name] for name in names} | {"sheets": sheets}


class StepForm(ActForm):
    """Nothing to fill in: a button."""


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Why?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class CountForm(ActForm):
    reason = forms.CharField(
        label=_("If this is counted again: why?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecideForm(ActForm):
    decided_by = forms.CharField(label=_("Who decided?"), max_length=200)

    def __init__(self, request, poll, options):
        super().__init__(request)
        self.fields["decided_by"].initial = poll.decided_by
        self.options = list(options)
        for option in self.options:
            key = option.order
            self.fields[f"fate-{key}"] = forms.ChoiceField(
                label=str(option.title),
                choices=[("in", _("We take it on now")), ("later", _("It has to wait"))],
                widget=forms.RadioSelect,
            )
            self.fields[f"reason-{key}"] = forms.CharField(
                label=gettext("Why, for “%s”?") % option.title,
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"review-{key}"] = forms.DateField(
                label=gettext("If “%s” has to wait: when will you look at it again?") % option.title,
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}),
            )

    def values(self) -> dict:
        return {
            "decided_by": self.cleaned_data["decided_by"],
            "choices": [self.choice_on(option) for option in self.options],
        }

    def choice_on(self, option) -> Choice:
        day: datetime.date | None = self.cleaned_data[f"review-{option.order}"]
        return Choice(
            option,
            self.cleaned_data[f"fate-{option.order}"] == "in",
            self.cleaned_data[f"reason-{option.order}"],
            day,
        )
