"""The one letter that goes to somebody who has not said yes: may we keep your name, and write to you?

The same words are a letter, an e-mail, a text and what is read aloud on the phone.
"""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.arrivals.models import ANSWER_WITHIN, Arrival
from alongside.formats.document import Builder, Document, Span
from alongside.partnership.figures import site
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter


def queue_question(arrival: Arrival, *, batch: str) -> Letter:
    return queue_letter(
        arrival.letter_key,
        to=arrival.person,
        room="arrivals",
        why=_("This came to you because your name is on a list of ours, and we ask you first."),
        document=question(
            str(arrival.person),
            where_from=arrival.brought.where_from,
            until=arrival.goes_on,
            link=settings.ADDRESS + reverse("arrivals:answer", args=[arrival.ref]),
        ),
        batch=batch,
        is_expected=True,
        link=reverse("arrivals:answer", args=[arrival.ref]),
    )


@translation.override("en-gb")
def question(name: str, *, where_from: str, until, link: str) -> Document:
    """What they are asked. Articles 13 and 14 of the UK GDPR: who we are, how the name came to us, what for, how long."""
    here = site()
    doc = Builder(_("May we keep in touch?"), about=here.name)
    doc.paragraph(_("Hello %(name)s.") % {"name": name}, id="hello")
    doc.paragraph(
        _(
            "We are %(name)s. People who use care and support and people who run services decide together here."
        )
        % {"name": here.name},
        id="who",
    )
    if where_from:
        doc.paragraph(where_from, id="where-from")
    doc.paragraph(
        _("May we keep your name and how to reach you, and tell you what is on and how to have your say?"),
        id="may-we",
    )
    doc.paragraph(_("Yes and no are both fine. You can change your mind at any time."), id="both-fine")
    doc.heading(2, _("Tell us yes or no"), id="tell-us")
    doc.list([f"{way.label}: {way.value}" for way in here.ways], id="ways")
    # An installation that is only tried out has no address that a letter may lead to.
    href = link if link.startswith("https://") else None
    doc.paragraph(Span(_("Or answer here: %(link)s") % {"link": link}, href=href), id="link")
    doc.paragraph(
        _("If we do not hear from you by %(day)s, we take your name off our list and write no more.")
        % {"day": date_format(until, "j F Y")},
        id="until",
    )
    return doc.document()


def example_for(person, *, where_from: str) -> Document:
    """The letter as its readers get it, with the worker's own name in it and a link that leads nowhere."""
    return question(
        str(person),
        where_from=" ".join(where_from.split()),
        until=timezone.localdate() + ANSWER_WITHIN,
        link=settings.ADDRESS + "/",
    )
