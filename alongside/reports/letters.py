"""The letters that this room sends."""

from dataclasses import replace
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.events.attendance import attendance_of
from alongside.events.models import Event
from alongside.formats.document import Builder, Document
from alongside.partnership.figures import site
from alongside.reports.models import Report
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter

IN_ENGLISH = translation.override("en-gb")


class As(StrEnum):
    """What we know of somebody who gets the page of the day after."""

    CAME = "came"
    BOOKED = "booked"  # and nobody was ticked, so we do not know
    WAITED = "waited"  # and there was no place
    GUEST = "guest"  # came without a booking, and left a way for this alone


@IN_ENGLISH
def thanks(event: Event, *, words: str, to: As = As.CAME) -> Document:
    """One page: thank you, what we heard so far, what happens next, and how to get costs paid back.

    Nobody is told that they came when we only know that they booked; and who waited in vain is asked about no costs.
    """
    here = site()
    was_here = to in (As.CAME, As.GUEST)
    title = _("Thank you for coming: %(title)s") if was_here else _("What we heard: %(title)s")
    doc = Builder((title % {"title": event.title})[:200], about=here.name)
    day = date_format(timezone.localtime(event.starts_at), "l j F Y")
    if was_here:
        doc.paragraph(_("You came on %(day)s. Thank you.") % {"day": day}, id="thanks")
    elif to == As.WAITED:
        waited = _("You waited for a place on %(day)s. We missed you, and you are welcome next time.")
        doc.paragraph(waited % {"day": day}, id="thanks")
    else:
        booked = _("You booked a place for %(day)s. If you were there: thank you for coming.")
        doc.paragraph(booked % {"day": day}, id="thanks")
        doc.paragraph(_("If you could not come: we missed you, and you are welcome next time."), id="missed")
    came = attendance_of(event)
    if came is not None:
        there = ngettext("%(number)d person was there.", "%(number)d people were there.", came.attendances)
        doc.paragraph(there % {"number": came.attendances}, id="came")
    doc.heading(2, _("What we heard so far, and what happens next"), id="so-far")
    for number, line in enumerate(filter(None, (line.strip() for line in words.splitlines())), start=1):
        doc.paragraph(line, id=f"line-{number}")
    if event.offer and to != As.WAITED:
        doc.heading(2, _("What we pay, and what it cost you"), id="costs")
        doc.list(event.offer, id="offer")
        doc.paragraph(_("Did you not tell us yet what it cost you to come? Tell us now."), id="expenses")
    if to != As.WAITED:
        doc.heading(2, _("Was everything there that you need?"), id="met")
        doc.paragraph(_("If not, tell us."), id="tell-us")
    doc.heading(2, _("Would you like to do more with us?"), id="more")
    doc.paragraph(
        _("Ring, text or write, or choose here: %(address)s")
        % {"address": settings.ADDRESS + reverse(settings.WAYS_IN)},
        id="ways-in",
    )
    if here.ways:
        doc.list([f"{way.label}: {way.value}" for way in here.ways], id="ways")
    if to == As.GUEST:
        doc.paragraph(
            _("You left us your name and one way to reach you, for this letter. Now we forget both."),
            id="forget",
        )
    return doc.document()


@IN_ENGLISH
def queue_thanks(event: Event, person, *, words: str, batch: str, who: As = As.CAME) -> Letter:
    short, why = {
        As.CAME: (
            _("Thank you for coming to “%(title)s”. What we heard so far:"),
            _("This came to you because you were there."),
        ),
        As.BOOKED: (
            _("You booked for “%(title)s”. What we heard so far:"),
            _("This came to you because you booked a place."),
        ),
        As.GUEST: (
            _("Thank you for coming to “%(title)s”. What we heard so far:"),
            _("This came to you because you were there, and said that we may thank you."),
        ),
        As.WAITED: (
            _("You waited for a place at “%(title)s”. What we heard so far:"),
            _("This came to you because you waited for a place."),
        ),
    }[who]
    return queue_letter(
        f"thanks {event.ref} {person.ref}",
        to=person,
        room="reports",
        why=why,
        document=thanks(event, words=words, to=who),
        batch=batch,
        link=event.get_absolute_url(),
        short=short % {"title": str(event.title)[:60]},
        is_expected=True,
    )


@IN_ENGLISH
def queue_check(report: Report, person, *, document: Document, was_there: bool = True) -> Letter:
    """The draft to somebody who was there, with how to say what is not right; or who waited in vain, with what is missing."""
    here, paper = site(), report.paper
    day = date_format(report.check_until, "l j F Y")
    first = Builder(document.title)
    if was_there:
        question = _("Is this what you said? Tell us by %(day)s what is not right.")
    else:
        question = _("You waited for a place. This is what people said. Tell us by %(day)s what is missing.")
    first.paragraph(("bold", question % {"day": day}), id="is-this")
    first.paragraph(
        _("Ring, text, write, or say it here: %(address)s")
        % {"address": settings.ADDRESS + reverse("documents:paper", args=[paper.ref])},
        id="how",
    )
    first.paragraph(
        _("Every correction gets an answer. If all is right, you need not do anything.")
        if was_there
        else _("Everything that you tell us gets an answer. You need not do anything."),
        id="answer",
    )
    if here.ways:
        first.list([f"{way.label}: {way.value}" for way in here.ways], id="how-ways")
    short = (
        _("Is this what you said? The report of “%(title)s”. Tell us by %(day)s.")
        if was_there
        else _("What people said at “%(title)s”. What is missing? Tell us by %(day)s.")
    )
    return queue_letter(
        f"check {report.ref} {person.ref}",
        to=person,
        room="reports",
        why=_("This came to you because you were there.")
        if was_there
        else _("This came to you because you waited for a place."),
        document=replace(document, blocks=(*first.document().blocks, *document.blocks)),
        batch=f"check {report.ref}",
        link=paper.get_absolute_url(),
        short=short % {"title": str(report.about.title)[:60], "day": date_format(report.check_until, "j F")},
        is_expected=True,
    )
