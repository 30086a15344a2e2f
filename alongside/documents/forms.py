from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alongside.documents.actions.editions import may_be_asked_for
from alongside.documents.actions.writing import BOTH, MINE, THEIRS
from alongside.documents.clock import words_for
from alongside.documents.models import Answer, Comment, Link, Paper, Unclear
from alongside.groups.models import Group
from alongside.people.models import Organisation
from alongside.shared.errors import Refused
from alongside.shared.forms import ActForm
from alongside.shared.history.models import Route
from alongside.shared.uploads import keep_file

HOW_IT_CAME = [
    (route.value, route.label)
    for route in (Route.PHONE, Route.TEXT, Route.EMAIL, Route.POST, Route.VISIT, Route.DESK, Route.ROOM)
]
DAY = forms.DateInput(attrs={"type": "date"})
MOST_WORDS = 400_000  # letters in a paper that is typed


class PaperForm(ActForm):
    """Words changed after "Back" are new words: they are kept, too."""

    once_for_the_same_words = True


class NothingToFillIn(PaperForm):
    """A button alone."""


class OpenForm(PaperForm):
    """A form for people without an account. Programs that fill in every box are turned away; nobody solves a puzzle."""

    leave_empty = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_leave_empty(self) -> str:
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError(_("Something went wrong. Please ring us, and we write it down."))
        return ""

    def values(self) -> dict:
        return {name: value for name, value in super().values().items() if name != "leave_empty"}


class DetailsForm(PaperForm):
    summary = forms.CharField(label=_("What is it about, in one sentence?"), max_length=300, required=False)
    group = forms.ModelChoiceField(
        label=_("For which group is it?"),
        queryset=Group.objects.none(),
        required=False,
        empty_label=_("For everybody, not for one group"),
    )
    audience = forms.ChoiceField(
        label=_("Who may read it when it is out?"),
        choices=Paper.Audience,
        widget=forms.RadioSelect,
        initial=Paper.Audience.EVERYBODY,
    )
    organisation = forms.ModelChoiceField(
        label=_("Which organisation answers for it?"),
        queryset=Organisation.objects.order_by("name"),
        required=False,
        empty_label=_("Our partnership"),
    )
    needed_on = forms.DateField(
        label=_("On which day do people talk about it?"),
        required=False,
        widget=DAY,
        help_text=_("Leave it empty when there is no such day."),
    )
    needed_for = forms.CharField(
        label=_("Where do they talk about it?"),
        max_length=160,
        required=False,
        help_text=_("For example: at the Board."),
    )

    def __init__(self, request, *args, groups, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.fields["group"].queryset = groups.select_related("name").prefetch_related("name__wordings")
        self.fields["group"].label_from_instance = lambda group: str(group.name)


class PutInForm(DetailsForm):
    field_order = ["upload", "words", "title", "kind", "summary"]

    upload = forms.FileField(
        label=_("A file that you have"),
        required=False,
        help_text=_(
            "Word (.docx), a web page or Markdown, up to 10 MB. Not a PDF: it keeps only how a page looks."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.md,.txt,.html,.htm"}),
    )
    words = forms.CharField(
        label=_("Or write the words here"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("A line that begins with # is a heading. A line that begins with - is part of a list."),
    )
    title = forms.CharField(
        label=_("What is it called?"),
        max_length=200,
        required=False,
        help_text=_("Leave it empty to take the title that is in it."),
    )
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=Paper.Kind, widget=forms.RadioSelect, initial=Paper.Kind.PAPER
    )


class WriteForm(PaperForm):
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    words = forms.CharField(
        label=_("The words"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 24, "class": "editor"}),
        help_text=_(
            "A line that begins with ## is a heading, one with - is part of a list. Two stars on each side make words bold: "
            "**like this**. Leave a line empty between parts."
        ),
        strip=False,
    )
    follows = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_follows(self) -> str:
        return str(self.cleaned_data["follows"] or "")


class SettleForm(PaperForm):
    """One question for each place that two people changed."""

    once = False
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, request, clashes, titles, **kwargs):
        super().__init__(request, **kwargs)
        self.clashes = clashes
        choices = [
            (THEIRS, _("The words of the draft")),
            (MINE, _("The words that were saved beside it")),
        ]
        if titles:
            self.fields["title"] = forms.ChoiceField(
                label=_("Which title stays?"),
                choices=[(THEIRS, titles[1]), (MINE, titles[0])],
                widget=forms.RadioSelect,
            )
        for number, _clash in enumerate(clashes):
            self.fields[f"place_{number}"] = forms.ChoiceField(
                label=_("Which words stay here?"),
                choices=[*choices, (BOTH, _("Both, one after the other"))],
                widget=forms.RadioSelect,
                initial=BOTH,
            )

    def values(self) -> dict:
        chosen = [self.cleaned_data[f"place_{number}"] for number, _clash in enumerate(self.clashes)]
        return {
            "choices": chosen,
            "title": self.cleaned_data.get("title", MINE),
            "seen": self.cleaned_data["seen"],
        }

    def places(self):
        return [(clash, self[f"place_{number}"]) for number, clash in enumerate(self.clashes)]


class PutOutForm(PaperForm):
    """What changed, and one line for each short form that nobody has explained."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    what_changed = forms.CharField(
        label=_("What is new in this version?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, request, unexplained, *, is_first, **kwargs):
        super().__init__(request, **kwargs)
        self.unexplained = unexplained
        if is_first:
            del self.fields["what_changed"]
        for number, word in enumerate(unexplained):
            self.fields[f"word_{number}"] = forms.CharField(
                label=_("What does %(word)s mean?") % {"word": word},
                max_length=300,
                required=False,
                help_text=_("It is kept for every paper, and stands at the end of this one."),
            )

    def values(self) -> dict:
        meanings = {word: self.cleaned_data[f"word_{number}"] for number, word in enumerate(self.unexplained)}
        return {
            "what_changed": self.cleaned_data.get("what_changed", ""),
            "meanings": meanings,
            "seen": self.cleaned_data["seen"],
        }


class AskForFormatForm(OpenForm):
    format = forms.ChoiceField(label=_("How do you want to have it?"), widget=forms.RadioSelect)
    language = forms.CharField(
        label=_("In which language, if not English?"), max_length=16, required=False, widget=forms.Select
    )
    reached = forms.CharField(
        label=_("How can we tell you when it is there?"),
        max_length=300,
        required=False,
        help_text=_(
            "A phone number, an e-mail or an address, if you like. You do not have to say who you are."
        ),
    )

    def __init__(self, request, paper, *, is_known, languages, **kwargs):
        super().__init__(request, **kwargs)
        self.fields["format"].choices = [
            *((one, words_for(one, "")) for one in may_be_asked_for(paper)),
            ("web", _("In words, in another language")),
        ]
        self.fields["language"] = forms.ChoiceField(
            label=_("In which language?"), choices=languages, required=False
        )
        if is_known:
            del self.fields["reached"]


class AskForSomebodyForm(AskForFormatForm):
    """Somebody rang, wrote or came by."""

    via = forms.ChoiceField(label=_("How did they ask?"), choices=HOW_IT_CAME)


class PlanForm(PaperForm):
    format = forms.ChoiceField(label=_("Which format?"))
    language = forms.ChoiceField(label=_("In which language?"), required=False)

    def __init__(self, request, paper, *, languages, **kwargs):
        super().__init__(request, **kwargs)
        self.fields["format"].choices = [
            ("web", _("In words, in another language")),
            *((one, words_for(one, "")) for one in may_be_asked_for(paper)),
        ]
        self.fields["language"].choices = languages


class PromiseForm(PaperForm):
    promised_on = forms.DateField(label=_("By which day is it there?"), widget=DAY)
    made_where = forms.CharField(
        label=_("Who makes it?"),
        max_length=160,
        required=False,
        help_text=_("An organisation, never somebody's name. For example: a sign language studio."),
    )


class EasyWordsForm(PaperForm):
    """The first step: an idea a line."""

    title = forms.CharField(label=_("What is it called, in easy words?"), max_length=120)
    lines = forms.CharField(
        label=_("The ideas, one on each line"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_(
            "At most 15 words in a line. One idea, one line. Explain a hard word on the next line. "
            "A line that begins with # is a heading."
        ),
    )

    def __init__(self, request, pictures, **kwargs):
        super().__init__(request, **kwargs)
        self.pictures = pictures  # those that were chosen for the same words before

    def values(self) -> dict:
        lines = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        return {
            "title": self.cleaned_data["title"],
            "ideas": [(line, self.pictures.get(line, "")) for line in lines],
        }


class PicturesForm(PaperForm):
    """The second step: a picture for each idea, chosen by a person."""

    once = False

    def __init__(self, request, title, ideas, **kwargs):
        super().__init__(request, **kwargs)
        self.title, self.ideas = title, ideas
        for number, (words, chosen, offered) in enumerate(ideas):
            if words.startswith("#"):
                continue
            self.fields[f"idea_{number}"] = forms.ChoiceField(
                label=words,
                choices=[
                    *((one.word, one.word) for one in offered),
                    ("", pgettext_lazy("a picture", "None yet")),
                ],
                widget=forms.RadioSelect,
                required=False,
                initial=chosen,
            )

    def values(self) -> dict:
        return {
            "title": self.title,
            "ideas": [
                (words, self.cleaned_data.get(f"idea_{number}", ""))
                for number, (words, _chosen, _offered) in enumerate(self.ideas)
            ],
        }


class SignForm(PaperForm):
    name = forms.CharField(
        label=_("Who checked it?"),
        max_length=80,
        help_text=_("Somebody with a learning disability, named as they want to be named."),
    )
    on = forms.DateField(label=_("On which day?"), widget=DAY)
    with_whom = forms.CharField(
        label=_("With which group?"),
        max_length=120,
        required=False,
        help_text=_("If they checked it in a group."),
    )


class HandInForm(PaperForm):
    upload = forms.FileField(
        label=_("The file"),
        required=False,
        help_text=_("A film: MP4 or WebM. Sound: MP3, M4A, Ogg or WAV. Braille: BRF."),
    )
    captions = forms.FileField(
        label=_("Captions, if it is a film"),
        required=False,
        help_text=_("A file that ends in .vtt or .srt."),
    )
    transcript = forms.CharField(
        label=_("What is said or signed, in words; or where it lies and how people get it"),
        required=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_upload(self):
        """Looked through here, before the database is locked for writing: with a long film it takes seconds."""
        upload = self.cleaned_data["upload"]
        try:
            return keep_file(upload) if upload else None
        except Refused as no:
            raise forms.ValidationError(no.sentence) from no


class TranslationForm(PaperForm):
    upload = forms.FileField(
        label=_("A file with the translation"),
        required=False,
        help_text=_("Word (.docx), a web page or Markdown."),
    )
    words = forms.CharField(
        label=_("Or the words"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
    )


class OpenRoundForm(PaperForm):
    until = forms.DateField(label=_("Until which day can people comment?"), widget=DAY)
    question = forms.CharField(
        label=_("What do you want to know most?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CommentForm(OpenForm):
    words = forms.CharField(
        label=_("What do you think?"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6})
    )
    shown = forms.BooleanField(
        label=_("Others may read my words, without my name"), required=False, initial=True
    )


class CommentForSomebodyForm(CommentForm):
    """Somebody said it by phone, in a letter, or on a visit."""

    field_order = ["via", "words", "shown"]
    words = forms.CharField(
        label=_("What did they say?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Their own words. Read them back."),
    )
    shown = forms.BooleanField(
        label=_("They said that others may read their words, without their name"), required=False
    )
    via = forms.ChoiceField(label=_("How did they say it?"), choices=HOW_IT_CAME)


class AnswerForm(PaperForm):
    comments = forms.ModelMultipleChoiceField(
        label=_("Which comments does it answer?"),
        queryset=Comment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.ChoiceField(label=_("What came of them?"), choices=Answer.Kind, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Say what you changed, or why not"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everybody can read it, and each of them gets it their own way."),
    )

    def __init__(self, request, comments, **kwargs):
        super().__init__(request, **kwargs)
        self.fields["comments"].queryset = comments
        self.fields["comments"].to_field_name = "ref"
        self.fields["comments"].label_from_instance = lambda one: one.words


class CloseRoundForm(PaperForm):
    pass


class AgreeForm(PaperForm):
    on = forms.DateField(label=_("When did the group agree?"), widget=DAY)
    how = forms.CharField(
        label=_("How did you agree?"), max_length=200, help_text=_("For example: show of hands, all agreed.")
    )


class UnclearForm(OpenForm):
    words = forms.CharField(
        label=_("Which word or sentence is hard?"),
        max_length=300,
        required=False,
        help_text=_("You can leave this empty. You do not have to say who you are."),
    )
    tell_me = forms.BooleanField(label=_("Tell me when it is clearer"), required=False)

    def __init__(self, request, *, is_known, **kwargs):
        super().__init__(request, **kwargs)
        if not is_known:
            del self.fields["tell_me"]


class UnclearForSomebodyForm(PaperForm):
    words = forms.CharField(label=_("Which word or sentence is hard?"), max_length=300, required=False)
    via = forms.ChoiceField(label=_("How did they say it?"), choices=HOW_IT_CAME)


class UnclearPageForm(UnclearForm):
    field_order = ["page", "words"]
    page = forms.CharField(label=_("On which page?"), max_length=200)


class RewriteForm(PaperForm):
    words = forms.CharField(
        label=_("The same, written more clearly"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("It is there for everybody as soon as you save it. The words before stay to be read."),
        strip=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, request, unclear, **kwargs):
        super().__init__(request, **kwargs)
        add_answers(self, unclear)


class ExplainForm(PaperForm):
    word = forms.CharField(
        label=_("The word"),
        max_length=60,
        required=False,
        help_text=_("It then stands in “What words mean”, for every paper."),
    )
    meaning = forms.CharField(
        label=_("What it means"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, request, unclear, **kwargs):
        super().__init__(request, **kwargs)
        add_answers(self, unclear)


def add_answers(form: ActForm, unclear) -> None:
    """Which of those who did not understand this is for; all of them at first."""
    form.fields["unclear"] = forms.ModelMultipleChoiceField(
        label=_("Whom does it help?"),
        queryset=unclear,
        to_field_name="ref",
        required=False,
        initial=list(unclear) if form.request.method != "POST" else None,
        widget=forms.CheckboxSelectMultiple,
    )
    form.fields["unclear"].label_from_instance = said_unclear


def said_unclear(one: Unclear) -> str:
    return one.words or str(_("Somebody who did not say which word"))


class MeaningForm(PaperForm):
    """A word or a short form, and what it means."""

    word = forms.CharField(label=_("The word or short form"), max_length=60)
    meaning = forms.CharField(
        label=_("What it means, in plain words"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class PlainWordsPromiseForm(PaperForm):
    organisation = forms.ModelChoiceField(
        label=_("Which organisation?"), queryset=Organisation.objects.order_by("name")
    )
    words = forms.CharField(
        label=_("What did it promise?"),
        max_length=300,
        initial=_("We will always use plain words, and we want to be told when we do not."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    said_by = forms.CharField(
        label=_("Who said so?"), max_length=120, help_text=_("Their job, not their name: its director.")
    )
    on = forms.DateField(label=_("On which day?"), widget=DAY)


class LinkForm(ActForm):
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    address = forms.URLField(label=_("Its address"), max_length=500, assume_scheme="https")
    format = forms.CharField(
        label=_("What is it?"),
        max_length=60,
        required=False,
        help_text=_("For example: a film with captions."),
    )
    summary = forms.CharField(
        label=_("What does it say, in plain words?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class LookAtLinkForm(ActForm):
    state = forms.ChoiceField(label=_("Does it still work?"), choices=Link.State, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("If it is gone: what it was, and where to ask"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CreditForm(ActForm):
    shown_as = forms.CharField(
        label=_("Who made it too?"),
        max_length=160,
        help_text=_("A person or a group, named as they want to be named. Ask them first."),
    )


class UseForm(ActForm):
    number = forms.IntegerField(label=_("How many?"), min_value=0, max_value=2_000_000_000)
    what = forms.CharField(label=_("Of what?"), max_length=80, help_text=_("For example: page views."))
    period = forms.CharField(
        label=_("In which time?"), max_length=80, help_text=_("For example: April 2026 to March 2027.")
    )
    source = forms.CharField(label=_("Who counted?"), max_length=160)
