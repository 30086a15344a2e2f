"""What people need at an event: asked, arranged, told to them, and was it there? Only the person says whether it was met."""

import datetime
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.working_days import add_working_days
from alongside.events.actions.asking_again import drop
from alongside.events.actions.locking import lock, lock_before_it_begins
from alongside.events.lead_times import for_the_day, how_many, our_times, takes
from alongside.events.letters_to_bookers import queue_arranged, queue_cannot
from alongside.events.models import AccessCount, Arrangement, Booking, Event, LeadTime
from alongside.events.promises import needs_are_met
from alongside.partnership.figures import our_days
from alongside.people.actions import write_needs
from alongside.people.actions.consenting import must_have_said_yes
from alongside.people.actions.needing import take_step
from alongside.people.models import Consent, Person, Step
from alongside.people.needs_list import GROUP_OF, OWN
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.promises import settle

DAYS_TO_COUNT = datetime.timedelta(days=27)  # after the event: a day before what people needed is let go


@transaction.atomic
def say_needs_for_event(
    booking: Booking,
    *,
    needs: Sequence[str] = (),
    own_words: Mapping[str, str] | None = None,
    yes: bool = False,
    remember: bool = False,
    by,
    via: str = Route.WEB,
) -> Booking:
    """Say what the person needs at this event. `remember` keeps it for the next time as well. A clear yes comes first.

    What was arranged already stays as it is; what is not needed any more is taken away. To remember adds to what they
    told us before: a page about one day takes nothing away of how they are reached or of what else they need.
    """
    lock_before_it_begins(booking.event)
    booking = Booking.objects.select_related("person", "event").get(pk=booking.pk)
    if not booking.is_live:
        raise Refused(_("This booking was cancelled. You can book again."))
    wanted = dict.fromkeys(needs, "")
    for group, words in (own_words or {}).items():
        if words.strip():
            wanted[f"{OWN} {group}"] = words.strip()
    if set(wanted) - set(GROUP_OF):
        raise Refused(_("We do not know one of these. Write it in your own words."), field="needs")
    if wanted:
        must_have_said_yes(booking.person, Consent.To.NEEDS, yes, by=by, via=via)
    if remember:
        told_before = {need.code: need.note for need in booking.person.needs.all()}
        own = {code.removeprefix(f"{OWN} "): note for code, note in told_before.items() if note}
        listed = [code for code, note in told_before.items() if not note]
        write_needs(
            booking.person, needs=[*listed, *needs], own_words=own | dict(own_words or {}), by=by, via=via
        )
    set_arrangements(booking, wanted)
    record(by, "said what they need at an event", booking, via=via, helping=booking.person)
    return booking


@transaction.atomic
def arrange_what_they_need(booking: Booking, *, by, via: str = Route.WEB) -> int:
    """Take what the person told us before into this booking, each need a task with its day. How many there are."""
    wanted = {need.code: need.note for need in booking.person.needs.all()}
    set_arrangements(booking, wanted)
    return booking.arrangements.count()


def set_arrangements(booking: Booking, wanted: Mapping[str, str]) -> None:
    """A row for each need that somebody has to get ready; needs about letters and about time are not for the day."""
    wanted = {need: note for need, note in wanted.items() if for_the_day(need)}
    there = {one.need: one for one in booking.arrangements.all()}
    drop(booking.event, [there[need] for need in set(there) - set(wanted)])
    ours, today, days_off = our_times(), timezone.localdate(), our_days()
    event_day = timezone.localtime(booking.event.starts_at).date()
    for need, note in wanted.items():
        if need in there:
            if there[need].note != note:
                there[need].note = note
                there[need].save(update_fields=["note"])
            continue
        time = takes(need, ours)
        Arrangement.objects.create(
            booking=booking,
            need=need,
            note=note,
            how_many=how_many(time, booking.event),
            due_on=add_working_days(event_day, -time.days, days_off),
            asked_on=today,
        )
    if set(wanted) - set(there):
        take_step(booking.person, Step.FLAG)
        Event.objects.filter(pk=booking.event_id).update(goes_ahead_at=None)


def forget_without_yes(person: Person, to: str) -> None:
    """Who takes back the yes has nothing of what they need kept at any event, at once."""
    if to == Consent.To.NEEDS:
        for booking in Booking.objects.filter(person=person, arrangements__isnull=False).distinct():
            forget_needs_of(booking)


def forget_needs_of(booking: Booking) -> None:
    """Who does not come needs nothing: the rows go at once."""
    drop(booking.event, booking.arrangements.all())


def same_for_others(arrangement: Arrangement) -> list[Arrangement]:
    """The same need, in the same words, of others at the same event, which one booking of an interpreter may serve."""
    others = Arrangement.objects.live().filter(booking__event=arrangement.booking.event_id)
    return [
        one
        for one in others.exclude(pk=arrangement.pk)
        if (one.need, one.note) == (arrangement.need, arrangement.note)
    ]


@transaction.atomic
def arrange(
    arrangement: Arrangement, *, who: str = "", for_all: bool = False, by, via: str = Route.WEB
) -> Arrangement:
    """It is arranged: who or what it is. `for_all`: the same serves everybody at this event who needs it."""
    rows = [locked(arrangement)]
    if for_all:
        rows += [one for one in same_for_others(arrangement) if one.state == Arrangement.State.ASKED]
    for one in rows:
        if one.state == Arrangement.State.CONFIRMED and one.who == who.strip():
            continue
        one.state, one.who, one.arranged_on = Arrangement.State.ARRANGED, who.strip(), timezone.localdate()
        one.why_not, one.why_not_on, one.may_publish_why = "", None, None
        one.save()
        take_step(one.booking.person, Step.SHARE, via=via)
        record(by, "arranged what somebody needs", one, via=via, helping=one.booking.person)
    return rows[0]


@transaction.atomic
def tell_them(arrangement: Arrangement, *, by, via: str = Route.WEB) -> Arrangement:
    """Confirm with the person. By their own way in a letter, or by the way on which somebody told them already."""
    one = locked(arrangement)
    if one.state == Arrangement.State.CONFIRMED:
        return one
    if one.state != Arrangement.State.ARRANGED:
        raise Refused(_("Arrange it first. Then tell them."))
    one.state, one.confirmed_on, one.confirmed_via = Arrangement.State.CONFIRMED, timezone.localdate(), via
    one.save(update_fields=["state", "confirmed_on", "confirmed_via"])
    record(by, "told somebody that what they need is arranged", one, via=via, helping=one.booking.person)
    if via == Route.WEB:
        queue_arranged(one)
    return one


@transaction.atomic
def arrange_and_tell(
    arrangement: Arrangement,
    *,
    who: str = "",
    for_all: bool = False,
    told: str = Route.WEB,
    by,
    via: str = Route.WEB,
) -> Arrangement:
    """Arranged, and the person knows: with a letter by their own way, or somebody has told them (`told`)."""
    first = arrange(arrangement, who=who, for_all=for_all, by=by, via=via)
    rows = [first]
    if for_all:
        rows += [one for one in same_for_others(first) if one.state == Arrangement.State.ARRANGED]
    for one in rows:
        tell_them(one, by=by, via=told)
    first.refresh_from_db()
    return first


@transaction.atomic
def cannot_get(arrangement: Arrangement, *, why: str, by, via: str = Route.WEB) -> Arrangement:
    """We could not get it. The reason goes to that person first, by their own way, with who to talk to."""
    if not why.strip():
        raise Refused(_("Say why. They read it first."), field="why")
    one = locked(arrangement)
    if one.state == Arrangement.State.CANNOT:
        return one
    one.state, one.why_not, one.why_not_on = Arrangement.State.CANNOT, why.strip(), timezone.localdate()
    one.save(update_fields=["state", "why_not", "why_not_on"])
    record(by, "told somebody that we could not get what they need", one, via=via, helping=one.booking.person)
    queue_cannot(one)
    return one


def locked(arrangement: Arrangement) -> Arrangement:
    """The need as it stands now, under the lock of its event."""
    lock(arrangement.booking.event)
    rows = Arrangement.objects.select_related("booking__event", "booking__person")
    if (one := rows.filter(pk=arrangement.pk).first()) is None:
        raise Refused(_("They do not need this any more, or do not come. There is nothing to get."))
    return one


@transaction.atomic
def give_to(arrangement: Arrangement, *, owner: Person | None, by, via: str = Route.WEB) -> Arrangement:
    """Say who of those who work here, or who runs the event, gets it."""
    arrangement.owner = owner
    arrangement.save(update_fields=["owner"])
    record(by, "said who gets what somebody needs", arrangement, via=via)
    return arrangement


@transaction.atomic
def say_it_goes_ahead(event: Event, *, reasons=None, by, via: str = Route.WEB) -> Event:
    """The event goes ahead (B2). A need that is not met asks for a reason, which goes to its person before this is said.

    Whoever does not know yet that theirs is arranged is told now.
    """
    event = lock_before_it_begins(event)
    open_ones = list(
        Arrangement.objects.open().filter(booking__event=event).select_related("booking__person")
    )
    not_arranged = [one for one in open_ones if one.state == Arrangement.State.ASKED]
    promise, *_rest = settle([needs_are_met(not_arranged)], reasons)
    for one in open_ones:
        if one in not_arranged:
            cannot_get(one, why=promise.reason, by=by, via=via)
        else:
            tell_them(one, by=by)
    event.goes_ahead_at = timezone.now()
    event.save(update_fields=["goes_ahead_at"])
    record(by, "said that an event goes ahead", event, via=via, private={"needs not met": len(open_ones)})
    return event


@transaction.atomic
def say_if_met(
    arrangement: Arrangement,
    *,
    met: str,
    words: str = "",
    may_publish_why: bool | None = None,
    by,
    via: str = Route.WEB,
) -> Arrangement:
    """Was it there? The person's own answer, by any way; it may be changed, and nobody else's counts."""
    one = locked(arrangement)
    if not one.booking.event.has_begun:
        raise Refused(_("The event has not been yet. Tell us afterwards."))
    one.met, one.met_words = Arrangement.Met(met), words.strip()
    one.met_on, one.met_via = timezone.localdate(), via
    if may_publish_why is not None:
        one.may_publish_why = may_publish_why
    one.save(update_fields=["met", "met_words", "met_on", "met_via", "may_publish_why"])
    if met == Arrangement.Met.YES:
        take_step(one.booking.person, Step.MEET, via=via)
    record(by, "said whether what they need was there", one, via=via, helping=one.booking.person)
    return one


@transaction.atomic
def may_say_why(arrangement: Arrangement, *, yes: bool, by, via: str = Route.WEB) -> Arrangement:
    """May we say in public why it was not there, without their name? Theirs to say, and to take back."""
    one = locked(arrangement)
    one.may_publish_why = yes
    one.save(update_fields=["may_publish_why"])
    record(by, "said whether the reason may be public", one, via=via, helping=one.booking.person)
    return one


@transaction.atomic
def set_lead_times(times: Mapping[str, tuple[int, int | None]], *, by, via: str = Route.WEB) -> int:
    """Say how long it takes to get something: {need: (working days, minutes from which two are needed)}.

    It holds for what is asked from now on. How many are other than what we suggest.
    """
    if unknown := [need for need in times if not for_the_day(need)]:
        raise ValueError(f"no such need for a day: {unknown}")
    LeadTime.objects.all().delete()
    LeadTime.objects.bulk_create(
        LeadTime(need=need, days=days, two_over=two_over) for need, (days, two_over) in times.items()
    )
    record(by, "changed how long things take", by, via=via)
    return len(times)


@transaction.atomic
def keep_access_count(event: Event) -> AccessCount:
    """Keep the numbers alone, so that what people needed can be let go."""
    answers = list(Arrangement.objects.counted().filter(booking__event=event).values_list("met", flat=True))
    counted = {
        "asked": len(answers),
        "met": answers.count(Arrangement.Met.YES),
        "partly": answers.count(Arrangement.Met.PARTLY),
        "not_met": answers.count(Arrangement.Met.NO),
        "no_answer": answers.count(""),
    }
    count, _new = AccessCount.objects.update_or_create(event=event, defaults=counted)
    return count


def ready_to_count(today: datetime.date):
    """Events that were over nearly four weeks ago and whose numbers nobody kept yet."""
    day = timezone.make_aware(datetime.datetime.combine(today - DAYS_TO_COUNT, datetime.time()))
    return Event.objects.filter(
        ends_at__lt=day, called_off_at=None, published_at__isnull=False, access_count=None
    )
