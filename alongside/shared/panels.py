"""What higher rooms have to say about a thing hangs on its page as panels.

A panel is a function of the request and the thing that returns a part of a page, or nothing. Which panel hangs on
which page, and in which order, is written in `config/panels.py`, named by the setting PANELS.
"""

from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString


@cache
def hung() -> dict:
    """The panels of each page, imported once: {"events.event": [function, ...]}."""
    table = import_string(settings.PANELS)
    return {page: [import_string(name) for name in names] for page, names in table.items()}


def panels(page: str, request, thing) -> list[SafeString]:
    """The parts that hang on this page for this reader."""
    shown = (panel(request, thing) for panel in hung().get(page, ()))
    return [part for part in shown if part]


def part(request, template: str, context: dict) -> SafeString:
    """Render a panel's own template."""
    return render_to_string(template, context, request=request)
