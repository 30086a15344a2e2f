"""The menu, by what people want to do, and what every page knows about its partnership."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from alongside.partnership.figures import site
from alongside.people.figures import helping
from alongside.shared.kit.display import display_of

# Only what is there: a menu never leads to a page that says "coming soon".
MENU = [
    (_("Home"), "home:front"),
    (_("What's on"), "events:all"),
    (_("Have your say"), "voting:all"),
    (_("Learning from others"), "reports:learning"),
    (_("About us"), "home:about"),
]


@dataclass(frozen=True)
class MenuLine:
    label: str
    url: str
    current: bool


def menu(request) -> list[MenuLine]:
    """The lines of the menu; the longest address that this page's begins with is the current one."""
    lines = [(label, reverse(name)) for label, name in MENU]
    fitting = [
        url for _label, url in lines if request.path == url or (url != "/" and request.path.startswith(url))
    ]
    here = max(fitting, key=len, default=None)
    return [MenuLine(label, url, url == here) for label, url in lines]


def page(request) -> dict:
    """The context of every page. Each part is looked up only when the page shows it."""
    return {
        "site": SimpleLazyObject(site),
        "menu": SimpleLazyObject(lambda: menu(request)),
        "display": SimpleLazyObject(lambda: display_of(request)),
        "helping": SimpleLazyObject(lambda: helping(request)),
    }
