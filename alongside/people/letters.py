"""The letters that this room sends."""

from collections.abc import Callable

from django.conf import settings
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from alongside.formats.document import Builder, Document
from alongside.partnership.figures import site
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter


def queue_welcome(person) -> Letter:
    """To somebody whom a worker wrote down: what we keep to, and what is on."""
    return queue_letter(
        f"welcome {person.ref}",
        to=person,
        room="people",
        why=_("This came to you because you joined us."),
        document=welcome(person),
    )


def queue_new_browser(person, mark: str) -> Letter:
    """Somebody signed in as this person on a device that we do not know."""
    return queue_letter(
        f"new browser {person.ref} {mark[:16]}",
        to=person,
        room="people",
        why=_("This came to you because somebody signed in as you."),
        document=new_browser(person),
    )


@translation.override("en-gb")
def new_browser(person) -> Document:
    here = site()
    doc = Builder(_("Somebody signed in as you"), about=here.name)
    doc.paragraph(
        _(
            "Somebody signed in as %(name)s on a phone or computer that we did not know. If it was you, all is well."
        )
        % {"name": person},
        id="who",
    )
    doc.paragraph(_("If it was not you, tell us at once. We close it the same day."), id="not-you")
    doc.list([f"{way.label}: {way.value}" for way in here.ways], id="ways")
    return doc.document()


@translation.override("en-gb")
def welcome(person) -> Document:
    """The welcome letter. It holds no address and nothing of what somebody needs: others may open it."""
    here = site()
    doc = Builder(_("Welcome, %(name)s") % {"name": person}, about=here.name)
    doc.paragraph(
        _("You are part of %(name)s now. You count the same as everybody else.") % {"name": here.name},
        id="in",
    )
    doc.paragraph(
        _("You told us how you like to get things, and we keep to it: %(format)s, print size %(size)d.")
        % {"format": person.format_words.lower(), "size": person.print_size},
        id="format",
    )
    whats_on: Callable[[], list[str]] = import_string(settings.WHATS_ON)
    doc.heading(2, _("What is on"), id="whats-on")
    coming = whats_on()
    if coming:
        doc.list(coming, id="coming")
    else:
        doc.paragraph(_("Nothing is planned just now. We will tell you when there is."), id="nothing")
    doc.heading(2, _("If anything is not right"), id="not-right")
    doc.paragraph(
        _(
            "Tell us, and we put it right. You can also ask to see everything that we keep about you, or to leave."
        ),
        id="tell-us",
    )
    doc.list([f"{way.label}: {way.value}" for way in here.ways], id="ways")
    return doc.document()
