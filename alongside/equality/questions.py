"""The questions and their answers, as data. Each may be left out, and each has "I would rather not say".

They follow the harmonised questions of the UK's statistical service and the census of England and Wales, so that the
answers can be held against figures about the whole district. The codes are what is kept: words may change, codes may
not. A new option gets a new code; an old one is taken out here, and answers that have it are counted as "other".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

RATHER_NOT = "rather-not"


@dataclass(frozen=True)
class Question:
    code: str
    words: str | LazyText
    options: tuple[tuple[str, str | LazyText], ...]
    hint: str | LazyText = ""
    several: bool = False  # more than one may be ticked
    own_words: str | LazyText = ""  # the label of a line for "I describe myself as"

    @property
    def words_code(self) -> str:
        return f"{self.code}_words"


@dataclass(frozen=True)
class Section:
    code: str
    heading: str | LazyText
    questions: tuple[Question, ...]


AGE = Question(
    "age",
    _("How old are you?"),
    (
        ("under-16", _("Under 16")),
        ("16-24", _("16 to 24")),
        ("25-34", _("25 to 34")),
        ("35-44", _("35 to 44")),
        ("45-54", _("45 to 54")),
        ("55-64", _("55 to 64")),
        ("65-74", _("65 to 74")),
        ("75", _("75 or over")),
    ),
)
GENDER = Question(
    "gender",
    _("Are you a woman or a man, or do you use other words?"),
    (
        ("woman", _("A woman")),
        ("man", _("A man")),
        ("non-binary", _("Non-binary")),
        ("own", _("I describe myself in another way")),
    ),
    own_words=_("Your own word for who you are, if you like"),
)
SAME_AS_AT_BIRTH = Question(
    "same-as-at-birth",
    _("Is that the same as what was written down when you were born?"),
    (("yes", _("Yes")), ("no", _("No"))),
)
ORIENTATION = Question(
    "orientation",
    _("Which of these best describes your sexual orientation?"),
    (
        ("straight", _("Straight or heterosexual")),
        ("gay", _("Gay or lesbian")),
        ("bisexual", _("Bisexual")),
        ("own", _("I describe myself in another way")),
    ),
    hint=_("It means whom you are drawn to. Only if you are 16 or over."),
    own_words=_("Your own word for your sexual orientation, if you like"),
)
LONG_LASTING = Question(
    "long-lasting",
    _(
        "Do you have any physical or mental health conditions or illnesses "
        "that last, or are expected to last, 12 months or more?"
    ),
    (("yes", _("Yes")), ("no", _("No"))),
    hint=_(
        "These words come from national figures, so that we can compare. "
        "Here we hold that people are disabled by barriers. Nobody needs to show a paper from a doctor."
    ),
)
LESS_ACTIVE = Question(
    "less-active",
    _("Do they make it harder to do everyday things?"),
    (("lot", _("Yes, a lot")), ("little", _("Yes, a little")), ("no", _("Not at all"))),
    hint=_("Leave this out if you said no above."),
)
KINDS = Question(
    "kinds",
    _("Do they touch any of these?"),
    (
        ("vision", _("Seeing")),
        ("hearing", _("Hearing")),
        ("mobility", _("Moving about, such as walking or climbing stairs")),
        ("dexterity", _("Using your hands, such as lifting or using a keyboard")),
        ("learning", _("Learning, understanding or concentrating")),
        ("memory", _("Remembering")),
        ("mental-health", _("Mental health")),
        ("stamina", _("How long you can go on, breathing, or being very tired")),
        ("social", _("Being with people, such as for some autistic people")),
        ("other", _("Something else")),
        ("none", _("None of these")),
    ),
    hint=_("Tick all that fit."),
    several=True,
)
BARRIERS = Question(
    "barriers",
    _("Which barriers do you know about?"),
    (
        ("steps", _("Steps, narrow doors or no toilet that I can use")),
        ("hearing-loop", _("No hearing loop, signer or captions")),
        ("jargon", _("Hard words")),
        ("no-easy-read", _("Nothing in Easy Read or in my format")),
        ("language", _("Nothing in my language")),
        ("travel", _("Getting there")),
        ("cost", _("What it costs")),
        ("times", _("The times of day")),
        ("attitudes", _("How people treat me")),
        ("online-only", _("It is only online")),
        ("support", _("No help or no cover for the person that I care for")),
        ("noise", _("Noise, light or crowds")),
        ("other", _("Something else")),
        ("none", _("None of these")),
    ),
    hint=_("What has kept you from taking part somewhere? Tick all that fit."),
    several=True,
)
ETHNICITY = Question(
    "ethnicity",
    _("Which ethnic group fits you best?"),
    (
        ("asian-bangladeshi", _("Asian or Asian British: Bangladeshi")),
        ("asian-chinese", _("Asian or Asian British: Chinese")),
        ("asian-indian", _("Asian or Asian British: Indian")),
        ("asian-pakistani", _("Asian or Asian British: Pakistani")),
        ("asian-other", _("Asian or Asian British: any other")),
        ("black-african", _("Black or Black British: African")),
        ("black-caribbean", _("Black or Black British: Caribbean")),
        ("black-other", _("Black or Black British: any other")),
        ("mixed-asian", _("Mixed: White and Asian")),
        ("mixed-african", _("Mixed: White and Black African")),
        ("mixed-caribbean", _("Mixed: White and Black Caribbean")),
        ("mixed-other", _("Mixed: any other")),
        ("white-british", _("White: English, Welsh, Scottish, Northern Irish or British")),
        ("white-irish", _("White: Irish")),
        ("white-traveller", _("White: Gypsy or Irish Traveller")),
        ("white-roma", _("White: Roma")),
        ("white-other", _("White: any other")),
        ("arab", _("Arab")),
        ("own", _("Any other group")),
    ),
    own_words=_("Your own words for your background, if you like"),
)
RELIGION = Question(
    "religion",
    _("What is your religion?"),
    (
        ("none", _("No religion")),
        ("buddhist", _("Buddhist")),
        ("christian", _("Christian")),
        ("hindu", _("Hindu")),
        ("jewish", _("Jewish")),
        ("muslim", _("Muslim")),
        ("sikh", _("Sikh")),
        ("own", _("Any other religion")),
    ),
    own_words=_("Your own word for your religion, if you like"),
)
CARING = Question(
    "caring",
    _(
        "Do you look after anybody, or help them, because they are ill, disabled or old? "
        "Not as your paid work."
    ),
    (
        ("no", _("No")),
        ("9", _("Yes, 9 hours a week or less")),
        ("10-19", _("Yes, 10 to 19 hours a week")),
        ("20-34", _("Yes, 20 to 34 hours a week")),
        ("35-49", _("Yes, 35 to 49 hours a week")),
        ("50", _("Yes, 50 hours a week or more")),
    ),
)


def sections(parts: Sequence) -> list[Section]:
    """All questions in their order. `parts` are the parts of the district that are asked for."""
    where = Question(
        "part",
        _("Which part of the district do you live in?"),
        (
            *([(part.code, part.name) for part in parts] or [("here", _("In the district"))]),
            ("elsewhere", _("Somewhere else")),
        ),
    )
    return [
        Section("barriers", _("What gets in the way"), (BARRIERS,)),
        Section("where", _("Where you live"), (where,)),
        Section("age", _("Your age"), (AGE,)),
        Section("health", _("Your health"), (LONG_LASTING, LESS_ACTIVE, KINDS)),
        Section("caring", _("Looking after others"), (CARING,)),
        Section("ethnicity", _("Your background and belief"), (ETHNICITY, RELIGION)),
        Section("gender", _("Who you are"), (GENDER, SAME_AS_AT_BIRTH, ORIENTATION)),
    ]
