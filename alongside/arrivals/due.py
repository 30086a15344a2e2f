"""What waits for those who work here, about lists that were brought in."""

import datetime

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.arrivals.models import ANSWER_WITHIN, Arrival, WaitingList
from alongside.shared.due import Due

ASK_WITHIN = datetime.timedelta(days=7)
REMIND_BEFORE = datetime.timedelta(days=21)


def due(person, today: datetime.date) -> list[Due]:
    if not person.is_worker:
        return []
    return [*lists_to_finish(), *people_to_ask(today)]


def lists_to_finish() -> list[Due]:
    return [
        Due(
            f"list {waiting.ref}",
            _("The list “%(name)s” waits for you. Finish bringing it in, or throw it away.")
            % {"name": waiting.file_name},
            reverse("arrivals:look", args=[waiting.ref]),
            timezone.localdate(waiting.made_at) + datetime.timedelta(days=1),
        )
        for waiting in WaitingList.objects.only("ref", "file_name", "made_at")
    ]


def people_to_ask(today: datetime.date) -> list[Due]:
    """Who was not asked yet, and whose time to answer is nearly over. One question for both."""
    late = Q(state=Arrival.State.ASKED, asked_at__date__lte=today - ANSWER_WITHIN + REMIND_BEFORE)
    reached = Q(person__contact_routes__is_safe=True, person__contact_routes__failed_at=None)
    rows = (
        Arrival.objects.open()
        .values("brought__ref")
        .annotate(
            not_asked=Count("pk", filter=Q(state=Arrival.State.NOT_ASKED) & reached, distinct=True),
            since=Min("brought__made_at"),
            late=Count("pk", filter=late, distinct=True),
            first_asked=Min("asked_at", filter=late),
        )
        .order_by("since")
    )
    return [line for row in rows for line in (to_ask(row), soon_gone(row)) if line]


def to_ask(row: dict) -> Due | None:
    if not row["not_asked"]:
        return None
    words = ngettext(
        "Ask %(number)d person whether they want to be on your list.",
        "Ask %(number)d people whether they want to be on your list.",
        row["not_asked"],
    ) % {"number": row["not_asked"]}
    return Due(
        f"ask list {row['brought__ref']}",
        words,
        reverse("arrivals:brought", args=[row["brought__ref"]]),
        timezone.localdate(row["since"]) + ASK_WITHIN,
    )


def soon_gone(row: dict) -> Due | None:
    if not row["late"]:
        return None
    goes = timezone.localdate(row["first_asked"]) + ANSWER_WITHIN
    words = ngettext(
        "%(number)d person has not answered, and is taken out on %(day)s. Ring them once more.",
        "%(number)d people have not answered, and are taken out from %(day)s on. Ring them once more.",
        row["late"],
    ) % {"number": row["late"], "day": date_format(goes, "j F")}
    return Due(f"not answered {row['brought__ref']}", words, reverse("arrivals:asked"), goes - REMIND_BEFORE)
