"""`{% words thing.title %}`: a text in the reader's language and reading mode."""

from django import template
from django.utils.html import format_html

from alongside.formats.document import direction_of
from alongside.shared.texts.models import Mode

register = template.Library()


@register.simple_tag(takes_context=True)
def words(context, text):
    """The words nearest to the reader's choice, marked with their language where it is not the page's."""
    if text is None:
        return ""
    display = context.get("display")
    language = getattr(display, "language", "") or "en-GB"
    mode = getattr(display, "words", Mode.EVERYDAY)
    wording = text.wording(language, mode)
    if wording.language.lower() == language.lower():
        return wording.words
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', wording.language, direction_of(wording.language), wording.words
    )
