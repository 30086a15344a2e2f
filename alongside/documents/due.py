"""What waits for those who put papers out."""

import datetime

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.documents.clock import words_for
from alongside.documents.models import Edition, FormatWanted, Link, Round, Unclear
from alongside.documents.permissions import puts_papers_out
from alongside.shared.due import Due

ANSWER_WITHIN = datetime.timedelta(days=14)
CLEAR_WITHIN = datetime.timedelta(days=7)
LOOK_AGAIN = datetime.timedelta(days=183)


def due(person, today: datetime.date) -> list[Due]:
    if not puts_papers_out(person):
        return []
    return [*formats_to_get(), *comments_to_answer(), *to_make_clear(), *to_tell(), *links_to_look_at(today)]


def formats_to_get() -> list[Due]:
    """Formats that people make, and that are not there: those that somebody needs or asked for have a day."""
    waiting = (
        Edition.objects.filter(by_person=True, promised_on__isnull=False)
        .exclude(state=Edition.State.READY)
        .select_related("version__paper")
        .defer("content", "version__content", "version__paper__search")
    )
    return [
        Due(
            f"format {one.ref}",
            _("Get a format made for “%(paper)s”: %(format)s.")
            % {"format": words_for(one.format, one.language), "paper": one.version.paper.title},
            reverse("documents:formats", args=[one.version.paper.ref]),
            one.promised_on,
        )
        for one in waiting
    ]


def comments_to_answer() -> list[Due]:
    rounds = (
        Round.objects.annotate(left=Count("comments", filter=Q(comments__answer=None)))
        .filter(left__gt=0)
        .select_related("version__paper")
        .defer("version__content", "version__paper__search")
    )
    return [
        Due(
            f"comments {one.ref} {one.left}",
            ngettext(
                "Answer %(left)d comment on “%(paper)s”.",
                "Answer %(left)d comments on “%(paper)s”.",
                one.left,
            )
            % {"left": one.left, "paper": one.version.paper.title},
            reverse("documents:comments", args=[one.version.paper.ref]),
            one.until + ANSWER_WITHIN,
        )
        for one in rounds
    ]


def to_make_clear() -> list[Due]:
    """Each paper that somebody did not understand; and our pages, which are no paper, in one line for all of them."""
    unclear = Unclear.objects.filter(fix=None).order_by()
    return [
        Due(
            f"clear {ref}",
            _("Make “%(paper)s” clearer: somebody did not understand it.") % {"paper": title},
            reverse("documents:to_clear", args=[ref]),
            since + CLEAR_WITHIN,
        )
        if ref
        else Due(
            "clear pages",
            _("Somebody did not understand a page of this website."),
            reverse("documents:pages_to_clear"),
            since + CLEAR_WITHIN,
        )
        for ref, title, since in unclear.values_list("paper__ref", "paper__title").annotate(
            since=Min("said_on")
        )
    ]


def to_tell() -> list[Due]:
    """Whoever asked without an account and said how to reach them: told by a person."""
    rows = (
        FormatWanted.objects.filter(person=None, ready_on__isnull=False, told_at=None)
        .select_related("edition__version__paper")
        .defer("edition__content", "edition__version__content", "edition__version__paper__search")
    )
    return [
        Due(
            f"tell {one.ref}",
            _("Tell somebody who asked: %(format)s of “%(paper)s” is there.")
            % {
                "format": words_for(one.edition.format, one.edition.language),
                "paper": one.edition.version.paper.title,
            },
            reverse("documents:told", args=[one.ref]),
            one.ready_on,
        )
        for one in rows
        if one.reached
    ]


def links_to_look_at(today: datetime.date) -> list[Due]:
    """Links that nobody has looked at for six months: one line for all of them."""
    oldest = Link.objects.filter(state=Link.State.WORKS).aggregate(oldest=Min("checked_on"))["oldest"]
    if oldest is None or oldest + LOOK_AGAIN > today:
        return []
    return [
        Due("links", _("Look whether the links still work."), reverse("documents:links"), oldest + LOOK_AGAIN)
    ]
