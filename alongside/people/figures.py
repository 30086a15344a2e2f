"""What pages ask about people."""

import datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.models import Affiliation, Help, Person, SignInCard, Step
from alongside.people.needs_list import GROUPS, OWN
from alongside.shared.history.models import PrivateEntry, Route, Sealed

HELPING = "helping"  # the session's word for the help under way
LOOK_AGAIN_AFTER = datetime.timedelta(days=365)


def helping(request) -> Person | None:
    """The person being helped in this session, while the help that they allowed is live."""
    help = help_under_way(request)
    return help.helped if help else None


def help_under_way(request) -> Help | None:
    ref = request.session.get(HELPING)
    if not ref or not request.user.is_authenticated:
        return None
    if not hasattr(request, "_help_under_way"):
        live = Help.objects.live().filter(ref=ref, helper=request.user)
        request._help_under_way = live.select_related("helped").first()
    return request._help_under_way


def for_themselves_alone(request) -> None:
    """Stop a helper here: votes, equality answers and the like are never done for somebody else."""
    if helped := helping(request):
        raise PermissionDenied(
            _(
                "You are helping %(name)s. This is something that only they can do, by themselves. "
                "To do it for yourself, press “Stop helping” first."
            )
            % {"name": helped}
        )


def acting_for(request, owner: Person) -> None:
    """A helper acts only while every page says so. Others pass."""
    if owner.pk != request.user.pk and not request.user.is_worker and helping(request) != owner:
        raise PermissionDenied(
            _("Press “Do something for %(name)s” on your own page first.") % {"name": owner}
        )


def connections(people) -> dict[str, int]:
    """Where these people come from. The three always make the total.

    `people` is a queryset of Person; the answer is {"people", "organisation", "not_connected", "not_asked"}.
    """
    total = people.count()
    rows = Affiliation.objects.filter(person__in=people)
    from_one = rows.exclude(organisation=None).values("person").distinct().count()
    from_none = rows.filter(organisation=None).values("person").distinct().count()
    return {
        "people": total,
        "organisation": from_one,
        "not_connected": from_none,
        "not_asked": total - from_one - from_none,
    }


def needs_by_group(person: Person) -> list[tuple]:
    """For a page: (title, sentences) of each group in which this person needs something."""
    notes = {need.code: need.note for need in person.needs.all()}
    found = []
    for group in GROUPS:
        lines = [words for code, words in group.needs.items() if code in notes]
        lines += [note for code, note in notes.items() if code == f"{OWN} {group.name}"]
        if lines:
            found.append((group.title, lines))
    return found


def steps_of(person: Person) -> list[tuple]:
    """The six steps of the Standard, in order, each with the day on which it was last taken or None."""
    last: dict[str, datetime.date] = {}
    for step, on in person.need_steps.order_by("on", "pk").values_list("step", "on"):
        last[step] = on
    return [(Step(step).label, last.get(step)) for step in Step.values]


def look_again_on(person: Person) -> datetime.date | None:
    """When what they need is to be looked at again: 12 months after it was last said or looked at."""
    steps = person.need_steps.filter(step__in=[Step.IDENTIFY, Step.RECORD, Step.REVIEW])
    last = steps.order_by("-on").values_list("on", flat=True).first()
    return last + LOOK_AGAIN_AFTER if last else None


def to_look_at_again(people):
    """Those of these people whose needs fell due for another look. `people` is a queryset of Person."""
    before = timezone.localdate() - LOOK_AGAIN_AFTER
    recent = people.filter(
        need_steps__on__gt=before, need_steps__step__in=[Step.IDENTIFY, Step.RECORD, Step.REVIEW]
    )
    return people.filter(needs__isnull=False).exclude(pk__in=recent.values("pk")).distinct()


def live_card(person: Person) -> SignInCard | None:
    """The card that works, if they have one."""
    return person.cards.filter(ended_at=None).order_by("-made_at").first()


def how_entered(person: Person, *, reader: Person) -> str:
    """ "Entered by Ruth for Mr Hussain, by phone, read back: yes"; "" when there is nothing to say."""
    entry = PrivateEntry.objects.filter(
        kind="entered", thing="people.Person", thing_ref=str(person.ref)
    ).first()
    if entry is None or entry.by is None:
        return ""
    if entry.by == person.ref:
        return _("Joined by themselves, on the web.")
    sealed = Sealed.objects.filter(entry_hash=entry.hash).first()
    read_back = bool(sealed and sealed.private.get("read back"))
    by = reader if entry.by == reader.ref else Person.objects.filter(ref=entry.by).first()
    return _("Entered by %(by)s for %(name)s, %(way)s, read back: %(yes)s.") % {
        "by": by or _("somebody who left"),
        "name": person,
        "way": Route(entry.via).label,
        "yes": _("yes") if read_back else _("no"),
    }
