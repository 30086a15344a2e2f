"""The letters that this room sends."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.events.models import Event, Place
from alongside.events.templatetags.times import when
from alongside.formats.document import Builder, Document
from alongside.partnership.figures import site
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter
from alongside.shared.texts.models import Mode


def queue_invitation(event: Event, person, document: Document, *, batch: str) -> Letter:
    return queue_letter(
        f"invitation {event.ref} {person.ref}",
        to=person,
        room="events",
        why=_("This came to you because you take part in what we do."),
        document=document,
        batch=batch,
        link=event.get_absolute_url(),
    )


@translation.override("en-gb")
def invitation(event: Event, *, language: str = "en-GB", mode: str = Mode.EVERYDAY) -> Document:
    """What is planned, how to get in, what it costs and what we pay, and five ways to say that one comes.

    The same for everybody who reads this language, so that it is made once and not for each reader.
    """
    here = site()
    title = event.title.wording(language, mode)
    doc = Builder(_("You are invited: %(title)s") % {"title": title.words}, about=here.name)
    doc.paragraph(f"{when(event, here.zone)}. {event.get_mode_display()}.", id="when")
    about = event.about.wording(language, mode)
    for number, words in enumerate(filter(None, (line.strip() for line in about.words.split("\n"))), start=1):
        doc.paragraph(words, id=f"about-{number}", language=about.language)
    doc.heading(2, _("What it costs, and what we pay"), id="offer")
    doc.list([_("It costs you nothing to come."), *event.offer], id="what-we-pay")
    doc.heading(2, _("Where it is and how to get in"), id="where")
    for number, place in enumerate(event.places.prefetch_related("access_facts"), start=1):
        doc.heading(3, place.name, id=f"place-{number}")
        if place.address and not place.is_online:
            doc.paragraph(" ".join(place.address.split()), id=f"address-{number}")
        if facts := facts_in_words(place):
            doc.list(facts, id=f"facts-{number}")
    doc.heading(2, _("Would you like to come?"), id="come")
    doc.paragraph(_("Tell us, and tell us what you need. No is fine too."), id="tell-us")
    doc.list([f"{way.label}: {way.value}" for way in here.ways], id="ways")
    doc.paragraph(
        _("Read more: %(address)s") % {"address": settings.ADDRESS + event.get_absolute_url()}, id="more"
    )
    return doc.document()


def facts_in_words(place: Place) -> list[str]:
    return [
        f"{fact.get_kind_display()}: {fact.get_answer_display().lower()}"
        + (f". {fact.note}" if fact.note else "")
        for fact in sorted(place.access_facts.all(), key=lambda fact: fact.pk)
    ]
