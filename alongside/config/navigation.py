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
    (_("Papers"), "documents:all"),
    (_("Learning from others"), "reports:learning"),
    (_("About us"), "home:about"),
]

# Pages that every page leads to. The parts of shared/kit know no room, so their addresses come from here.
DOORS = {
    "front": "home:front",
    "my_page": "home:my_page",
    "today": "home:today",
    "accessibility": "home:accessibility",
    "privacy": "home:privacy",
    "join": "people:join",
    "sign_in": "account_request_login_code",
    "sign_out": "account_logout",
    "stop_helping": "people:stop_helping",
    "worried": "safeguarding:worried",
    "not_clear": "documents:unclear_page",
}


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
    """The context of every page and of the panels on it. Each part is looked up once, and only when it is shown."""
    if not hasattr(request, "_page"):
        request._page = {
            "site": SimpleLazyObject(site),
            "doors": {name: reverse(address) for name, address in DOORS.items()},
            "menu": SimpleLazyObject(lambda: menu(request)),
            "display": SimpleLazyObject(lambda: display_of(request)),
            "helping": SimpleLazyObject(lambda: helping(request)),
        }
    return request._page
