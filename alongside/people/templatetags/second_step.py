"""Pictures and letters for the second step."""

import segno
from django import template
from django.utils.safestring import mark_safe

from alongside.algorithms.receipts import in_groups

register = template.Library()


@register.simple_tag
def qr(words: str) -> str:
    """A picture for a camera, drawn in the page itself: our rules let no page load pictures from elsewhere."""
    return mark_safe(segno.make(words, error="m").svg_inline(scale=5, omitsize=True))


@register.filter
def in_fours(letters: str) -> str:
    return in_groups(letters, 4)
