"""The only code that writes about groups."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.groups.models import Agreed, Group, Membership, WorkingAgreement
from alongside.groups.promises import SUGGESTIONS
from alongside.people.models import Hat
from alongside.shared.errors import Refused
from alongside.shared.history.actions import publish, record
from alongside.shared.history.models import Route
from alongside.shared.texts.actions import write_text


@transaction.atomic
def set_up_group(
    kind: str,
    name: str,
    *,
    about: str = "",
    name_shorter: str = "",
    about_shorter: str = "",
    by,
    via: str = Route.WEB,
) -> Group:
    """Start a board, a working group or a commission."""
    group = Group.objects.create(
        kind=Group.Kind(kind),
        name=write_text(name, by=by, shorter=name_shorter),
        about=write_text(about, by=by, shorter=about_shorter) if about else None,
    )
    record(by, "set up a group", group, via=via)
    return group


@transaction.atomic
def seat(
    group: Group,
    person,
    *,
    hat: str,
    hat_is_public: bool = False,
    here_as_disabled: bool | None = None,
    joined_on: datetime.date | None = None,
    by,
    via: str = Route.WEB,
) -> Membership:
    """Give somebody a seat. The hat is theirs to choose for this group; so is the answer, which they may leave out."""
    Hat(hat)
    if Membership.objects.filter(group=group, person=person, left_on=None).exists():
        raise Refused(_("%(name)s already has a seat in this group.") % {"name": person})
    membership = Membership.objects.create(
        group=group,
        person=person,
        hat=hat,
        hat_is_public=hat_is_public,
        here_as_disabled=here_as_disabled,
        consented_at=timezone.now() if here_as_disabled is not None else None,
        joined_on=joined_on or timezone.localdate(),
    )
    # The hat and the answer stay out of the history: it is read by more people than may know them.
    record(by, "took a seat", membership, via=via, helping=person)
    return membership


@transaction.atomic
def leave_seat(
    membership: Membership, *, on: datetime.date | None = None, by, via: str = Route.WEB
) -> Membership:
    """End a seat; the row stays, so that past meetings know who sat there."""
    membership.left_on = on or timezone.localdate()
    membership.save(update_fields=["left_on"])
    record(by, "left a seat", membership, via=via, helping=membership.person)
    return membership


@transaction.atomic
def agree(
    group: Group, *, on: datetime.date, text: str, how: str, shorter: str = "", by, via: str = Route.WEB
) -> Agreed:
    """Write down what the group agreed, when and how. It is never changed; a new agreement follows it."""
    if on > timezone.localdate():
        raise Refused(_("This day has not come yet. Write it down when the group has agreed."), field="on")
    agreed = Agreed.objects.create(group=group, on=on, text=write_text(text, by=by, shorter=shorter), how=how)
    record(by, "wrote down an agreement", agreed, via=via)
    publish("agreed", {"group": str(group.ref), "agreed": str(agreed.ref), "on": on.isoformat(), "how": how})
    return agreed


@transaction.atomic
def set_thresholds(
    group: Group, thresholds: dict[str, int], *, agreed: Agreed, by, via: str = Route.WEB
) -> WorkingAgreement:
    """A new version of the working agreement (E11). It rests on one recorded agreement of this group, used once.

    What is not named stays as in the version before.
    """
    Group.objects.select_for_update().get(pk=group.pk)
    if agreed.group_id != group.pk:
        raise Refused(_("Another group agreed that. Each group decides for itself."))
    if WorkingAgreement.objects.filter(agreed=agreed).exists():
        raise Refused(_("This agreement has already changed the numbers once. Ask the group again."))
    for name, value in thresholds.items():
        suggestion = SUGGESTIONS[name]
        if (
            isinstance(value, bool)
            or not isinstance(value, int)
            or not suggestion.least <= value <= suggestion.most
        ):
            raise Refused(
                _("%(what)s: choose a whole number from %(least)d to %(most)d.")
                % {"what": suggestion.words, "least": suggestion.least, "most": suggestion.most}
            )
    before = WorkingAgreement.objects.filter(group=group).order_by("-version").first()
    agreement = WorkingAgreement.objects.create(
        group=group,
        version=before.version + 1 if before else 1,
        agreed=agreed,
        thresholds={**(before.thresholds if before else {}), **thresholds},
    )
    record(by, "changed the working agreement", agreement, via=via)
    publish(
        "working agreement",
        {"group": str(group.ref), "version": agreement.version, "thresholds": agreement.thresholds},
    )
    return agreement


@transaction.atomic
def choose_here_as(
    membership: Membership,
    *,
    hat: str,
    hat_is_public: bool = False,
    here_as_disabled: bool | None = None,
    by,
    via: str = Route.WEB,
) -> Membership:
    """Choose what to be in this one group (A4), who may see it, and the answer that may be left out or taken back."""
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    membership.hat, membership.hat_is_public = Hat(hat), hat_is_public
    if membership.here_as_disabled != here_as_disabled:
        membership.consented_at = timezone.now() if here_as_disabled is not None else None
    membership.here_as_disabled = here_as_disabled
    membership.save(update_fields=["hat", "hat_is_public", "here_as_disabled", "consented_at"])
    record(by, "chose what they are in a group", membership, via=via, helping=membership.person)
    return membership
