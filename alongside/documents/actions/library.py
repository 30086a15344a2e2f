"""The library: links, who made something together, and how often it is used."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.documents.clock import day_of
from alongside.documents.models import Author, Link, Paper, Use
from alongside.partnership.figures import site
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route


@transaction.atomic
def add_link(*, title: str, address: str, summary: str, format: str = "", by, via: str = Route.WEB) -> Link:
    """Put a link in the library. It was looked at today: whoever adds it has read it."""
    if not address.lower().startswith("https://"):
        raise Refused(_("The address has to begin with https://."), field="address")
    made = Link.objects.create(
        title=title.strip(),
        address=address.strip(),
        summary=summary.strip(),
        format=format.strip(),
        checked_on=day_of(timezone.now(), site().zone),
    )
    record(by, "added a link", made, via=via)
    return made


@transaction.atomic
def look_at_link(link: Link, *, state: str, note: str = "", by, via: str = Route.WEB) -> Link:
    """Somebody looked whether it still works. What is gone stays in the library, with a note for whoever looks for it."""
    link = Link.objects.select_for_update().get(pk=link.pk)
    if state == Link.State.GONE and not note.strip():
        raise Refused(_("Say what it was, and where people can ask for it now."), field="note")
    link.state, link.note = Link.State(state), note.strip()
    link.checked_on = day_of(timezone.now(), site().zone)
    link.save(update_fields=["state", "note", "checked_on"])
    record(by, "looked at a link", link, via=via)
    return link


@transaction.atomic
def credit(paper: Paper, *, shown_as: str, person=None, by, via: str = Route.WEB) -> Author:
    """Say who made it together with others, credited as they wish. The same name twice is one credit."""
    shown_as = " ".join(shown_as.split())
    if paper.authors.filter(shown_as__iexact=shown_as).exists():
        raise Refused(_("This name stands there already."), field="shown_as")
    made = Author.objects.create(paper=paper, person=person, shown_as=shown_as, order=paper.authors.count())
    record(by, "credited somebody", paper, via=via, helping=person)
    return made


@transaction.atomic
def take_credit_away(author: Author, *, by, via: str = Route.WEB) -> Paper:
    """Somebody does not want to be named any more."""
    paper = author.paper
    author.delete()
    record(by, "took a name away", paper, via=via)
    return paper


@transaction.atomic
def write_use(
    paper: Paper, *, number: int, what: str, period: str, source: str, by, via: str = Route.WEB
) -> Use:
    """How often it was used (H12): a number with its time and whose count it is, never without."""
    made = Use.objects.create(
        paper=paper, number=number, what=what.strip(), period=period.strip(), source=source.strip()
    )
    record(by, "wrote down how often a paper was used", paper, via=via)
    return made
