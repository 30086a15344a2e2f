"""Groups that look for people, for "Ways to be involved"."""

from django.utils.translation import gettext as _

from alongside.groups.models import Group
from alongside.shared.opportunities import Opportunity
from alongside.shared.texts.models import read_texts


def opportunities() -> list[Opportunity]:
    groups = [one for one in Group.objects.filter(looking_for__isnull=False) if one.looks_for_people]
    read_texts((groups, "name"))
    return [
        Opportunity(
            what=str(one.name),
            url=one.get_absolute_url(),
            kind=one.get_kind_display(),
            time=one.takes_time,
            access=_("Tell us what you need, and we arrange it."),
            offer=(one.offer,) if one.offer else (),
            until=one.looking_until,
        )
        for one in groups
    ]
