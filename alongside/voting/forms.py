import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.groups.models import Group
from alongside.people.forms.person import HOW_WE_HEARD
from alongside.people.models import Person
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route
from alongside.voting.actions import Choice
from alongside.voting.methods import method_of
from alongside.voting.models import LEAST_DAYS, MOST_DAYS, Mark, Poll, Stratum, Teller


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
    """One box for each option, as the way of voting has it. The page's key is the key of the paper."""

    once = False  # the paper's own key does this, and leaves nothing else behind

    def __init__(self, request, poll, options):
        super().__init__(request)
        self.poll, self.method = poll, method_of(poll)
        self.numbered = [(option, f"{self.method.prefix}-{option.order}") for option in options]
        for option, name in self.numbered:
            self.fields[name] = field = self.method.field(poll, option)
            field.label = option.title.as_read
            field.help_text = option.explanation.as_read if option.explanation_id else ""

    def paper_fields(self):
        return [self[name] for _option, name in self.numbered]

    def is_readable(self) -> bool:
        """Whether the paper itself could be read; a tick that is missing does not matter here."""
        names = {name for _option, name in self.numbered}
        return not self.non_field_errors() and not names & set(self.errors)

    def choice(self) -> dict:
        """What stands beside each option, by its number; only when it could be read."""
        return {str(option.order): self.cleaned_data[name] for option, name in self.numbered}

    def values(self) -> dict:
        return {"choice": self.choice(), "idem": str(self.cleaned_data["once_key"] or "")}

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("once_key"):
            self.add_error(None, gettext("This page is incomplete. Open it again and fill it in."))
        return cleaned


class PhoneBallotForm(BallotForm):
    """The same paper, filled in by a worker for somebody on the phone."""

    read_back = forms.BooleanField(
        label=_("I read it back. They said: yes, this is what I said."), required=False
    )

    def values(self) -> dict:
        return super().values() | {"read_back": self.cleaned_data["read_back"]}


class OpenBallotForm(BallotForm):
    """A paper with a name on it; sent again, it is changed."""

    def __init__(self, request, poll, options, before=None):
        super().__init__(request, poll, options)
        for option, name in self.numbered:
            if before and str(option.order) in before:
                self.fields[name].initial = before[str(option.order)]

    def values(self) -> dict:
        return {"choice": self.choice()}


class OpenPhoneBallotForm(OpenBallotForm):
    read_back = forms.BooleanField(
        label=_("I read it back. They said: yes, this is what I said."), required=False
    )

    def values(self) -> dict:
        return super().values() | {"read_back": self.cleaned_data["read_back"]}


class ReadPaperForm(BallotForm):
    """One voting paper, typed by somebody who counts."""

    once = True
    number = forms.IntegerField(
        label=_("The number that is printed on this paper"), min_value=1, max_value=100_000
    )
    is_spoilt = forms.BooleanField(
        label=_("This paper cannot be counted: nobody can tell what it says"), required=False
    )

    def __init__(self, request, poll, options):
        super().__init__(request, poll, options)
        self.order_fields(["number"])

    def values(self) -> dict:
        return {
            "choice": self.choice(),
            "number": self.cleaned_data["number"],
            "is_spoilt": self.cleaned_data["is_spoilt"],
        }


class VoterToChooseForm(ActForm):
    once = False
    elector = forms.ModelChoiceField(
        queryset=None,
        label=_("Whose vote is it?"),
        empty_label=_("Choose somebody"),
        error_messages={"required": _("Choose whose vote it is.")},
    )

    def __init__(self, request, electors):
        super().__init__(request)
        self.fields["elector"].queryset = electors
        self.fields["elector"].label_from_instance = lambda elector: (
            gettext("%(name)s, card %(number)s") % {"name": elector.person.name, "number": elector.card_no}
            if elector.person
            else gettext("Card %s") % elector.card_no
        )


TOLD_BY = [
    (Route.PHONE, _("by phone")),
    (Route.TEXT, _("by text")),
    (Route.ROOM, _("in the room, with help")),
    (Route.DESK, _("at our desk")),
    (Route.VISIT, _("on a visit")),
]


class PhoneVoterForm(VoterToChooseForm):
    """Whose vote a worker writes down, and by which way they tell it."""

    via = forms.ChoiceField(
        label=_("How do they tell you?"),
        choices=TOLD_BY,
        initial=Route.PHONE,
        widget=forms.RadioSelect,
    )


class HandOutForm(VoterToChooseForm):
    """Somebody on the list gets something to vote with instead."""

    once = True
    cards = forms.IntegerField(
        label=_("Or how many, for people without a name?"), min_value=1, max_value=500, required=False
    )
    took = forms.ChoiceField(label=_("What do they take?"), widget=forms.RadioSelect)
    stratum = forms.ModelChoiceField(
        queryset=None,
        label=_("If it is a voting paper: where does it come back?"),
        required=False,
        empty_label=None,
        widget=forms.RadioSelect,
    )
    SAY = {
        Stratum.Kind.WALL: (Mark.Took.STICKERS, _("Stickers for the wall")),
        Stratum.Kind.SECRET: (Mark.Took.CARD, _("A card without a name, from the pile")),
        Stratum.Kind.PAPER: (Mark.Took.PAPER, _("A voting paper")),
    }

    def __init__(self, request, electors, poll):
        super().__init__(request, electors)
        self.fields["elector"].label = _("Who is it?")
        self.fields["elector"].required = False
        strata = list(poll.strata.all())
        kinds = {stratum.kind for stratum in strata}
        self.fields["took"].choices = [said for kind, said in self.SAY.items() if kind in kinds]
        papers = poll.strata.filter(kind=Stratum.Kind.PAPER)
        self.fields["stratum"].queryset = papers
        self.fields["stratum"].label_from_instance = lambda stratum: stratum.name
        if sum(stratum.kind == Stratum.Kind.PAPER for stratum in strata) < 2:
            del self.fields["stratum"]


class OneCodeForm(VoterToChooseForm):
    once = True

    def __init__(self, request, electors):
        super().__init__(request, electors)
        self.fields["elector"].label = _("Who needs a new code?")
        self.fields["elector"].error_messages["required"] = _("Choose who needs a new code.")


class MethodForm(ActForm):
    """The first question of a new vote: how do people choose?"""

    once = False
    method = forms.ChoiceField(
        label=_("How do people choose?"),
        choices=Poll.Method.choices,
        initial=Poll.Method.DOTS,
        widget=forms.RadioSelect,
    )


class HoldPollForm(ActForm):
    """A new vote. What the way of voting does not need is not asked."""

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
    highest = forms.IntegerField(
        label=_("How many points can one idea have at most?"), min_value=1, max_value=100, initial=5
    )
    seats = forms.IntegerField(label=_("How many places are there?"), min_value=1, max_value=100)
    lots = forms.CharField(
        label=_("If two are level at the end: how are lots drawn?"),
        required=False,
        max_length=300,
        help_text=_(
            "Agree on it now, before anybody votes. Such as: the six numbers of the lottery on the evening of the count. "
            "Without a rule a tie stays a tie."
        ),
    )
    kind = forms.ChoiceField(
        label=_("Is the vote secret?"),
        choices=Poll.Kind.choices,
        initial=Poll.Kind.SECRET,
        widget=forms.RadioSelect,
    )
    group = forms.ModelChoiceField(
        queryset=None, label=_("Which group votes?"), required=False, empty_label=_("No one group: anybody")
    )
    shown_while_open = forms.BooleanField(
        label=_("For an open vote: the group agreed that it may watch the votes come in"), required=False
    )
    closes_at = forms.DateTimeField(
        label=_("When do you plan to close it?"),
        required=False,
        help_text=_("A day and a time. A person closes the vote, so nobody is cut off by a clock."),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )
    days_to_question = forms.IntegerField(
        label=_("How many working days do people have to say that the count is wrong?"),
        min_value=LEAST_DAYS,
        max_value=MOST_DAYS,
        initial=10,
        required=False,
        help_text=_(
            "Ten, if you write nothing. Then the result is final. Take longer where people hear of it by post."
        ),
    )
    decided_by = forms.CharField(
        label=_("After the count, who decides what is taken on?"),
        max_length=200,
        help_text=_("The count helps to decide. People decide."),
    )
    ONLY_FOR = {
        "dots_each": {Poll.Method.DOTS},
        "may_stack": {Poll.Method.DOTS},
        "highest": {Poll.Method.SCORE},
        "seats": {Poll.Method.DOTS, Poll.Method.SCORE, Poll.Method.NUMBERS},
        "lots": {Poll.Method.DOTS, Poll.Method.SCORE, Poll.Method.NUMBERS},
    }

    def __init__(self, request, method):
        super().__init__(request)
        self.method = method
        for name, methods in self.ONLY_FOR.items():
            if method not in methods:
                del self.fields[name]
        self.fields["group"].queryset = Group.objects.visible_to(request.user).prefetch_related(
            "name__wordings"
        )
        self.fields["group"].label_from_instance = lambda group: str(group.name)
        if method in {Poll.Method.DOTS, Poll.Method.SCORE}:
            self.fields["seats"].required = False
            self.fields["seats"].label = gettext("How many will be taken, if that is agreed already?")
        if method == Poll.Method.NUMBERS:
            del self.fields["decided_by"]

    def values(self) -> dict:
        given = {name: value for name, value in super().values().items() if value is not None}
        # In an election nobody decides after the count.
        return {"decided_by": gettext("the votes themselves")} | given | {"method": self.method}


class OptionForm(ActForm):
    title = forms.CharField(label=_("The idea, in a few words"), max_length=120)
    explanation = forms.CharField(
        label=_("What it means"),
        required=False,
        max_length=1000,
        help_text=_("60 words or fewer."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    title_shorter = forms.CharField(
        label=_("The same in shorter words"),
        required=False,
        max_length=120,
        help_text=_("For people who read in shorter words, and for sheets in shorter words."),
    )
    explanation_shorter = forms.CharField(
        label=_("What it means, in shorter words"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    person = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label=_("If somebody stands who is on our list: who?"),
        required=False,
        empty_label=_("Nobody from our list"),
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
        self.fields["joined_from"].label_from_instance = lambda option: option.title.as_read
        if poll.is_election:
            self.fields["title"].label = gettext("The name on the paper")
            self.fields["explanation"].label = gettext("What they say of themselves")
            self.fields["person"].queryset = Person.objects.visible_to(request.user).order_by("name")
            del self.fields["joined_from"]
        else:
            del self.fields["person"]


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
            ("paper", _("With a voting paper in the room")),
            ("post", _("With a voting paper by post")),
            ("talk", _("They talk, and what they say becomes dots by a rule")),
        ],
        widget=forms.RadioSelect,
    )
    WAYS = {
        "wall": (Stratum.Kind.WALL, Route.ROOM),
        "online": (Stratum.Kind.SECRET, Route.WEB),
        "phone": (Stratum.Kind.SECRET, Route.PHONE),
        "paper": (Stratum.Kind.PAPER, Route.ROOM),
        "post": (Stratum.Kind.PAPER, Route.POST),
        "talk": (Stratum.Kind.TALK, Route.ROOM),
    }
    rule = forms.CharField(
        label=_("If they talk: by which rule does what they say become dots?"),
        required=False,
        max_length=400,
        help_text=_(
            "Such as: each person names three ideas, and each name is one dot. Everybody reads this rule."
        ),
    )

    def __init__(self, request, poll):
        super().__init__(request)
        if not poll.is_dots:
            self.fields["way"].choices = [
                one for one in self.fields["way"].choices if one[0] not in {"wall", "talk"}
            ]
            del self.fields["rule"]

    def values(self) -> dict:
        kind, route = self.WAYS[self.cleaned_data["way"]]
        rule = self.cleaned_data.get("rule", "")
        return {"name": self.cleaned_data["name"], "kind": kind, "route": route, "rule": rule}


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
        by_hand = [Stratum.Kind.WALL, Stratum.Kind.TALK]
        self.fields["stratum"].queryset = poll.strata.exclude(kind__in=by_hand)
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
    photo = forms.FileField(
        label=_("A photo of the sheets, so that people can look again"),
        required=False,
        help_text=_("Only the workers see it. Everybody sees its check word. Take it without people."),
    )

    def __init__(self, request, options):
        super().__init__(request)
        self.options = list(options)
        for option in self.options:
            self.fields[f"sheet-{option.order}"] = forms.IntegerField(
                label=gettext("Dots on the sheet “%s”") % option.title, min_value=0, max_value=100_000
            )
        self.order_fields([f"sheet-{option.order}" for option in self.options])

    def values(self) -> dict:
        names = ("people_given_dots", "unused", "counted_by", "checked_by", "photo")
        sheets = {option.order: self.cleaned_data[f"sheet-{option.order}"] for option in self.options}
        return {name: self.cleaned_data[name] for name in names} | {"sheets": sheets}


class CheckNumberForm(ActForm):
    """Somebody looks for their check number. It is sent and not put into an address, so no list of addresses keeps it."""

    once = False
    typed = forms.CharField(
        label=_("Your check number"),
        max_length=200,
        help_text=_("12 letters and numbers, such as 7K2 M9Q X4T B5D, or the words that you wrote down."),
        error_messages={"required": _("Type your check number.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class StepForm(ActForm):
    """Nothing to fill in: a button."""


class FinishForm(ActForm):
    """A button: all papers are read, or there was none."""

    none_came_back = forms.BooleanField(required=False, widget=forms.HiddenInput)


class QuestionForm(ActForm):
    """A count is wrong, somebody says: the person themselves, or a worker to whom they said it."""

    checks_words = False  # nobody should think about words when something is wrong
    reason = forms.CharField(
        label=_("What seems wrong?"),
        max_length=2000,
        help_text=_("In your own words. Only those who run the vote read this."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    via = forms.ChoiceField(label=_("How did they tell you?"), choices=HOW_WE_HEARD, initial=Route.PHONE)

    def __init__(self, request, writes_for_others: bool):
        super().__init__(request)
        if writes_for_others:
            self.fields["reason"].help_text = gettext(
                "In their words. Only those who run the vote read this."
            )
        else:
            del self.fields["via"]


class CountForm(ActForm):
    """Nothing to fill in, but why it is counted again, and what lots gave where a rule for ties was agreed."""

    reason = forms.CharField(
        label=_("Why was it counted again?"),
        max_length=2000,
        help_text=_("Everybody can read this beside the result."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    lots_drawn = forms.CharField(
        label=_("If lots were drawn by the rule: what did they give?"), required=False, max_length=200
    )

    def __init__(self, request, poll):
        super().__init__(request)
        if poll.state != Poll.State.RECOUNT:
            del self.fields["reason"]
        before = poll.results.last()
        # Lots are drawn once; a recount takes what they gave.
        if poll.lots and not (before and before.json["lots"]["drawn"]):
            self.fields["lots_drawn"].help_text = gettext(
                "The rule: %s. Type it as it was drawn, such as: 4 8 15 16 23 42. Leave it empty when there is no tie."
            ) % poll.lots.rstrip(".")
        else:
            del self.fields["lots_drawn"]


class TellerForm(ActForm):
    person = forms.ModelChoiceField(
        queryset=Person.objects.none(), label=_("Who counts?"), empty_label=_("Choose somebody")
    )
    side = forms.ChoiceField(
        label=_("For which side?"), choices=Teller.Side.choices, widget=forms.RadioSelect
    )

    def __init__(self, request):
        super().__init__(request)
        self.fields["person"].queryset = Person.objects.visible_to(request.user).order_by("name")


class WayInForm(ActForm):
    community = forms.CharField(label=_("Which community?"), max_length=80)
    how = forms.CharField(
        label=_("How did they have a way in?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    on = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, request, not_reached):
        super().__init__(request)
        if not_reached:
            self.fields["community"].help_text = gettext("No way in yet: %s.") % ", ".join(not_reached)


class PrintPapersForm(ActForm):
    once = False
    papers = forms.IntegerField(
        label=_("How many papers do you print?"), min_value=1, max_value=500, initial=20
    )
    first = forms.IntegerField(label=_("The number of the first"), min_value=1, max_value=99_000, initial=1)
    large = forms.BooleanField(label=_("In large print"), required=False)


class DecideForm(ActForm):
    """What becomes of each idea. `rows`: the ideas with what they have, in the order of the result."""

    decided_by = forms.CharField(label=_("Who decided?"), max_length=200)
    decided_on = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, request, poll, rows, before=None):
        super().__init__(request)
        self.fields["decided_by"].initial = before.decided_by if before else poll.decided_by
        self.fields["decided_on"].initial = timezone.localdate
        self.options = [row.option for row in rows]
        for row in rows:
            option, key = row.option, row.option.order
            self.fields[f"fate-{key}"] = forms.ChoiceField(
                label=f"{option.title} ({row.said})" if row.said else str(option.title),
                initial={True: "in", False: "later"}.get(row.taken_on),
                choices=[("in", _("We take it on now")), ("later", _("It has to wait"))],
                widget=forms.RadioSelect,
            )
            self.fields[f"reason-{key}"] = forms.CharField(
                label=gettext("Why, for “%s”?") % option.title,
                initial=str(row.reason) if row.reason else "",
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"review-{key}"] = forms.DateField(
                label=gettext("If “%s” has to wait: when will you look at it again?") % option.title,
                initial=row.review_on,
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}),
            )

    def values(self) -> dict:
        return {
            "decided_by": self.cleaned_data["decided_by"],
            "decided_on": self.cleaned_data["decided_on"],
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
