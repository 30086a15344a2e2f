"""Going to people: what we heard, what we promised, and the answer that goes back to them."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.working_days import add_working_days
from alongside.events.actions.door import record_headcount
from alongside.events.actions.holding import add_place, hold_event, publish_event
from alongside.events.models import AccessFact, Event, Headcount, Place, Visit
from alongside.partnership.figures import our_days
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.texts.actions import add_wording, write_text

DAYS_TO_ANSWER = 10  # working days, unless we promised another day
NOT_CHECKED = dict.fromkeys(AccessFact.Kind.values, AccessFact.Answer.NOT_CHECKED)


@transaction.atomic
def write_visit_down(
    *,
    whose: str,
    day: datetime.date,
    setting: str,
    where: str = "",
    hosted_by: str = "",
    people: int,
    heard: str,
    promised: str = "",
    answer_by: datetime.date | None = None,
    by,
    via: str = Route.VISIT,
) -> Visit:
    """A visit that has been, in one go. Somebody's home is never written down as an address, nor whose it is."""
    if day > timezone.localdate():
        raise Refused(_("This day has not been yet. To plan a visit, hold an event."), field="day")
    is_home = setting == Place.Setting.HOME
    event = hold_event(
        _("Visit: %(whose)s") % {"whose": _("Somebody at home") if is_home else whose.strip()},
        about=_("We went there to listen."),
        kind=Event.Kind.VISIT,
        mode=Event.Mode.IN_PERSON,
        day=day,
        known=Event.Known.DAY,
        no_fee_because=_("we came to you."),
        expenses=_("whatever it cost you: tell us."),
        paid_when=_("within 10 working days."),
        by=by,
        via=via,
    )
    add_place(event, where.strip() or whose.strip(), setting=setting, facts=NOT_CHECKED, by=by, via=via)
    publish_event(event, by=by, via=via)
    return say_what_was_heard(
        event,
        whose=whose,
        hosted_by=hosted_by,
        people=people,
        heard=heard,
        promised=promised,
        answer_by=answer_by,
        by=by,
        via=via,
    )


@transaction.atomic
def say_what_was_heard(
    event: Event,
    *,
    whose: str,
    hosted_by: str = "",
    people: int,
    heard: str,
    promised: str = "",
    answer_by: datetime.date | None = None,
    by,
    via: str = Route.VISIT,
) -> Visit:
    """After a visit: how many there were, about, what they said, without names, and what we promised. They get an answer."""
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if event.kind != Event.Kind.VISIT:
        raise Refused(_("This is not a visit."))
    if Visit.objects.filter(event=event).exists():
        raise Refused(_("This visit is written down already."))
    day = timezone.localtime(event.starts_at).date()
    if day > timezone.localdate():
        raise Refused(_("This visit has not been yet."))
    # Whom we visited at home is for those alone who bring them the answer.
    at_home = event.places.filter(setting=Place.Setting.HOME).exists()
    welcomed = [whose.strip(), hosted_by.strip()] if at_home else [hosted_by.strip()]
    visit = Visit.objects.create(
        event=event,
        whose=_("Somebody at home") if at_home else whose.strip(),
        hosted_by=", ".join(filter(None, welcomed)),
        heard=write_text(heard.strip(), by=by),
        promised=write_text(promised.strip(), by=by) if promised.strip() else None,
        answer_by=answer_by or add_working_days(day, DAYS_TO_ANSWER, our_days()),
    )
    record_headcount(event, people=people, of=Headcount.Of.EVERYBODY, came=Route.VISIT, by=by, via=via)
    record(by, "wrote down a visit", event, via=via)
    return visit


@transaction.atomic
def answer_visit(visit: Visit, *, answer: str, told: str, by, via: str = Route.WEB) -> Visit:
    """Our answer went back to the group that we visited: what we did with what they said, and how they got it."""
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if visit.answer is None:
        visit.answer = write_text(answer.strip(), by=by)
    else:
        add_wording(visit.answer, answer.strip(), language=visit.answer.language, by=by)
    visit.answered_on, visit.answered_via = visit.answered_on or timezone.localdate(), told
    visit.save(update_fields=["answer", "answered_on", "answered_via"])
    record(by, "answered those whom we visited", visit.event, via=via)
    return visit
