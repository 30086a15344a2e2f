"""One person lets another help them."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.models import Help, HelpWanted, Person, Right
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route

LONGEST_HELP = datetime.timedelta(days=366)  # twelve months, a leap year among them


@transaction.atomic
def let_help(
    helped: Person,
    helper: Person,
    *,
    rights,
    until: datetime.date,
    how_confirmed: str = "",
    wanted: HelpWanted | None = None,
    by,
    via: str = Route.WEB,
) -> Help:
    """One person lets another help them, right by right, until a day within twelve months. Never a vote.

    `how_confirmed` says how we made sure that they want it ("rang back on a safe number"); `wanted` is the wish that
    this answers.
    """
    rights = sorted(set(rights))
    if helped == helper:
        raise Refused(_("Choose somebody else: nobody needs a letter to help themselves."), field="helper")
    check_rights(rights, until)
    Help.objects.live().filter(helped=helped, helper=helper).update(ended_at=timezone.now())
    help = Help.objects.create(
        helped=helped, helper=helper, rights=rights, until=until, agreed_via=via, how_confirmed=how_confirmed
    )
    if wanted is not None:
        HelpWanted.objects.filter(pk=wanted.pk).update(settled_at=timezone.now())
    record(by, "let somebody help", help, via=via, helping=helped)
    return help


def check_rights(rights, until: datetime.date) -> None:
    if not rights or set(rights) - set(Right.values):
        raise Refused(_("Tick at least one thing that they may do."), field="rights")
    today = timezone.localdate()
    if not today <= until <= today + LONGEST_HELP:
        raise Refused(_("Choose a day within the next 12 months. You can say yes again then."), field="until")


@transaction.atomic
def ask_for_help(
    person: Person,
    *,
    helper_name: str,
    helper_reached: str = "",
    rights,
    until: datetime.date,
    by,
    via: str = Route.WEB,
) -> HelpWanted:
    """Somebody says whom they would like to help them. Nobody can do anything yet: a worker rings back first."""
    rights = sorted(set(rights))
    check_rights(rights, until)
    wanted = HelpWanted.objects.create(
        person=person,
        helper_name=helper_name.strip(),
        helper_reached=helper_reached.strip(),
        rights=rights,
        until=until,
    )
    record(by, "asked for a helper", wanted, via=via, helping=person)
    return wanted


@transaction.atomic
def say_no_to_help(wanted: HelpWanted, *, by, via: str = Route.WEB) -> HelpWanted:
    """They did not want it after all, or it was somebody else who asked."""
    wanted.settled_at = timezone.now()
    wanted.save(update_fields=["settled_at"])
    record(by, "settled a wish for help with no", wanted, via=via, helping=wanted.person)
    return wanted


@transaction.atomic
def stop_help(help: Help, *, by, via: str = Route.WEB) -> Help:
    """End it at once. The row stays, so that it can be seen who could do what and when."""
    help = Help.objects.select_for_update().get(pk=help.pk)
    if help.ended_at is None:
        help.ended_at = timezone.now()
        help.save(update_fields=["ended_at"])
        record(by, "stopped help", help, via=via, helping=help.helped)
    return help
