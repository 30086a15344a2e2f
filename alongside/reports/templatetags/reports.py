from django import template
from django.utils.safestring import mark_safe

from alongside.formats.html import to_html

register = template.Library()


@register.filter
def body(document):
    """A document's blocks as HTML; the page has written the title. `formats` escapes every text."""
    return mark_safe(to_html(document, with_title=False))
