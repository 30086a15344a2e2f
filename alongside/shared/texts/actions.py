"""The only code that writes texts."""

from django.db import transaction

from alongside.shared.texts.models import Mode, Text, Wording


@transaction.atomic
def write_text(
    words: str, *, by, language: str = "en-GB", mode: str = Mode.EVERYDAY, shorter: str = ""
) -> Text:
    """Keep new writing, and its shorter words where they are given. `by` is a person, or None for the program."""
    text = Text.objects.create(language=language)
    add_wording(text, words, by=by, language=language, mode=mode)
    if shorter:
        add_wording(text, shorter, by=by, language=language, mode=Mode.SHORTER)
    return text


@transaction.atomic
def add_wording(text: Text, words: str, *, by, language: str, mode: str = Mode.EVERYDAY) -> Wording:
    """Add the text in one more language or mode, or a better wording of it; the old one stays."""
    return Wording.objects.create(
        text=text, language=language, mode=mode, words=words, made_by=getattr(by, "ref", None)
    )
