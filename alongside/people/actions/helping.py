"""One person lets another help them."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.models import Help, Person, Right
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route

LONGEST_HELP = datetime.timedelta(days=366)  # twelve months, a leap year among them


@transaction.atomic
def let_help(
    helped: Person, helper: Person, *, rights, until: datetime.date, by, via: str = Route.WEB
) -> Help:
    """One person lets another help them, right by right, until a day within twelve months. Never a vote."""
    rights = sorted(set(rights))
    if helped == helper:
        raise Refused(_("Choose somebody else: nobody needs a letter to help themselves."), field="helper")
    if not rights or set(rights) - set(Right.values):
        raise Refused(_("Tick at least one thing that they may do."), field="rights")
    today = timezone.localdate()
    if not today <= until <= today + LONGEST_HELP:
        raise Refused(_("Choose a day within the next 12 months. You can say yes again then."), field="until")
    Help.objects.live().filter(helped=helped, helper=helper).update(ended_at=timezone.now())
    help = Help.objects.create(helped=helped, helper=helper, rights=rights, until=until, agreed_via=via)
    record(by, "let somebody help", help, via=via, helping=helped)
    return help


@transaction.atomic
def stop_help(help: Help, *, by, via: str = Route.WEB) -> Help:
    """End it at once. The row stays, so that it can be seen who could do what and when."""
    help = Help.objects.select_for_update().get(pk=help.pk)
    if help.ended_at is None:
        help.ended_at = timezone.now()
        help.save(update_fields=["ended_at"])
        record(by, "stopped help", help, via=via, helping=help.helped)
    return help
