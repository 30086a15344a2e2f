"""The letters that this room sends."""

from dataclasses import replace

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.events.attendance import attendance_of
from alongside.events.models import Event
from alongside.formats.document import Builder, Document
from alongside.partnership.figures import site
from alongside.reports.models import Report
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter

IN_ENGLISH = translation.override("en-gb")


@IN_ENGLISH
def thanks(event: Event, *, words: str) -> Document:
    """One page: thank you, what we heard so far, what happens next, and how to get costs paid back."""
    here = site()
    doc = Builder((_("Thank you for coming: %(title)s") % {"title": event.title})[:200], about=here.name)
    day = date_format(timezone.localtime(event.starts_at), "l j F Y")
    doc.paragraph(_("You came on %(day)s. Thank you.") % {"day": day}, id="thanks")
    came = attendance_of(event)
    if came is not None:
        doc.paragraph(_("%(number)d people were there.") % {"number": came.attendances}, id="came")
    doc.heading(2, _("What we heard so far, and what happens next"), id="so-far")
    for number, line in enumerate(filter(None, (line.strip() for line in words.splitlines())), start=1):
        doc.paragraph(line, id=f"line-{number}")
    doc.heading(2, _("What it cost you"), id="costs")
    doc.paragraph(event.expenses, id="expenses")
    doc.paragraph(event.paid_when, id="paid-when")
    doc.heading(2, _("Was everything there that you need?"), id="met")
    doc.paragraph(_("If not, tell us. Tell us too if you would like to do more with us."), id="tell-us")
    if here.ways:
        doc.list([f"{way.label}: {way.value}" for way in here.ways], id="ways")
    return doc.document()


@IN_ENGLISH
def queue_thanks(event: Event, person, *, words: str, batch: str) -> Letter:
    short = _("Thank you for coming to “%(title)s”. What we heard so far:") % {"title": str(event.title)[:60]}
    return queue_letter(
        f"thanks {event.ref} {person.ref}",
        to=person,
        room="reports",
        why=_("This came to you because you were there."),
        document=thanks(event, words=words),
        batch=batch,
        link=event.get_absolute_url(),
        short=short,
        is_expected=True,
    )


@IN_ENGLISH
def queue_check(report: Report, person, *, document: Document) -> Letter:
    """The draft to somebody who was there, with how to say what is not right."""
    here, paper = site(), report.paper
    day = date_format(report.check_until, "l j F Y")
    first = Builder(document.title)
    first.paragraph(
        ("bold", _("Is this what you said? Tell us by %(day)s what is not right.") % {"day": day}),
        id="is-this",
    )
    first.paragraph(
        _("Ring, text, write, or say it here: %(address)s")
        % {"address": settings.ADDRESS + reverse("documents:paper", args=[paper.ref])},
        id="how",
    )
    first.paragraph(
        _("Every correction gets an answer. If all is right, you need not do anything."), id="answer"
    )
    if here.ways:
        first.list([f"{way.label}: {way.value}" for way in here.ways], id="how-ways")
    short = _("Is this what you said? The report of “%(title)s”. Tell us by %(day)s.")
    return queue_letter(
        f"check {report.ref} {person.ref}",
        to=person,
        room="reports",
        why=_("This came to you because you were there."),
        document=replace(document, blocks=(*first.document().blocks, *document.blocks)),
        batch=f"check {report.ref}",
        link=paper.get_absolute_url(),
        short=short % {"title": str(report.about.title)[:60], "day": date_format(report.check_until, "j F")},
        is_expected=True,
    )
