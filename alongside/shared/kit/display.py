"""The reader's own display settings: kept on the server, set by an ordinary form."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alongside.formats.document import direction_of

KEY = "display"  # in the session

SIZES = [("100", _("Ordinary")), ("125", _("Bigger")), ("150", _("Much bigger")), ("200", _("Twice as big"))]
COLOURS = [
    ("auto", _("As my phone or computer is set")),
    ("paper", _("Dark on warm paper")),
    ("white", _("Black on white")),
    ("cream", _("Dark on cream")),
    ("dark", _("Light on dark")),
    ("yellow-on-black", _("Yellow on black")),
]
FONTS = [("own", _("My own device's letters")), ("atkinson", "Atkinson Hyperlegible"), ("lexend", "Lexend")]
SPACING = [("normal", _("Ordinary")), ("wide", _("Wide"))]
WORDS = [("everyday", _("Everyday words")), ("shorter", _("Shorter words (draft)"))]
CHOICES = {
    "size": SIZES,
    "colours": COLOURS,
    "font": FONTS,
    "spacing": SPACING,
    "words": WORDS,
}


@dataclass(frozen=True)
class Display:
    size: str = "100"
    colours: str = "auto"
    font: str = "own"
    spacing: str = "normal"
    pictures: bool = True
    words: str = "everyday"
    language: str = "en-GB"

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    @property
    def catalogue(self) -> str:
        """The code under which Django finds the interface's words."""
        if self.language.lower().startswith("en"):
            return "en-easy" if self.words == "shorter" else "en-gb"
        return self.language.lower()

    def to_dict(self) -> dict:
        return asdict(self)


def from_dict(kept: object) -> Display:
    """Display settings from what was kept; anything that is not one of ours is left at its default."""
    if not isinstance(kept, Mapping):
        return Display()
    good = {
        field.name: kept[field.name]
        for field in fields(Display)
        if field.name in kept and is_ours(field.name, kept[field.name])
    }
    return Display(**good)


def is_ours(name: str, value: object) -> bool:
    if name == "pictures":
        return isinstance(value, bool)
    if name == "language":
        return isinstance(value, str) and value in known_languages()
    return isinstance(value, str) and value in {choice for choice, _label in CHOICES[name]}


def known_languages() -> set[str]:
    return {language_tag(code) for code, _label in settings.LANGUAGES if code != "en-easy"}


def language_tag(code: str) -> str:
    """Django's "en-gb" as the web writes it, "en-GB"."""
    first, *rest = code.split("-")
    return "-".join([first, *(part.upper() for part in rest)])


def display_of(request) -> Display:
    """What this reader chose in this session; else what is kept with the person who is signed in."""
    session = getattr(request, "session", None)
    kept = session.get(KEY) if session is not None else None
    if kept is None and session is not None:
        kept = getattr(getattr(request, "user", None), "display", None)
    return from_dict(kept)


class DisplayForm(forms.Form):
    size = forms.ChoiceField(label=_("How big should letters be?"), choices=SIZES, widget=forms.RadioSelect)
    colours = forms.ChoiceField(label=_("Which colours?"), choices=COLOURS, widget=forms.RadioSelect)
    font = forms.ChoiceField(label=_("Which letters?"), choices=FONTS, widget=forms.RadioSelect)
    spacing = forms.ChoiceField(
        label=_("How much space between letters and lines?"), choices=SPACING, widget=forms.RadioSelect
    )
    words = forms.ChoiceField(label=_("Which words?"), choices=WORDS, widget=forms.RadioSelect)
    pictures = forms.BooleanField(label=_("Show pictures"), required=False)
