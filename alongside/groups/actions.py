"""The only code that writes about groups."""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.groups.models import Agreed, Group, Interest, Membership, WorkingAgreement
from alongside.groups.promises import SUGGESTIONS, offer_is_said, open_to_new_people
from alongside.people.models import Hat
from alongside.shared.errors import Refused
from alongside.shared.history.actions import publish, record
from alongside.shared.history.models import Route
from alongside.shared.promises import settle
from alongside.shared.texts.actions import add_wording, write_text
from alongside.shared.uploads import keep_file

MOST_COMMUNITIES = 30


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
        communities=before.communities if before else [],
    )
    record(by, "changed the working agreement", agreement, via=via)
    publish(
        "working agreement",
        {"group": str(group.ref), "version": agreement.version, "thresholds": agreement.thresholds},
    )
    return agreement


@transaction.atomic
def name_communities(
    group: Group, communities: Sequence[str], *, on, how: str, by, via: str = Route.WEB
) -> WorkingAgreement:
    """The communities who are often not heard, and whom the group agreed to reach (C6): a new version of its agreement."""
    Group.objects.select_for_update().get(pk=group.pk)
    names = list(dict.fromkeys(" ".join(name.split()) for name in communities if name.strip()))
    if not names or len(names) > MOST_COMMUNITIES or any(len(name) > 80 for name in names):
        raise Refused(
            _("Write one community on a line: at least one, at most %s, each in a few words.")
            % MOST_COMMUNITIES,
            field="communities",
        )
    agreed = agree(
        group, on=on, text=_("We want to hear from: %s.") % ", ".join(names), how=how, by=by, via=via
    )
    before = WorkingAgreement.objects.filter(group=group).order_by("-version").first()
    agreement = WorkingAgreement.objects.create(
        group=group,
        version=before.version + 1 if before else 1,
        agreed=agreed,
        thresholds=before.thresholds if before else {},
        communities=names,
    )
    record(by, "changed the working agreement", agreement, via=via)
    publish(
        "working agreement",
        {"group": str(group.ref), "version": agreement.version, "communities": names},
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


@transaction.atomic
def look_for_people(
    group: Group,
    *,
    looking_for: str,
    takes_time: str = "",
    offer: str = "",
    looking_until: datetime.date | None = None,
    opens_again: datetime.date | None = None,
    reasons=None,
    by,
    via: str = Route.WEB,
) -> Group:
    """Say in plain words whom the group would like to have (D8), how much time it takes and what we pay (A6, F1).

    Empty words: it is closed to new people, and everybody reads why, and when it opens again (A5).
    """
    words = looking_for.strip()
    if words:
        if not takes_time.strip():
            raise Refused(_("Say how much time it takes, such as two hours a month."), field="takes_time")
        settle([offer_is_said(offer)])
        if group.looking_for is None:
            group.looking_for = write_text(words, by=by)
        elif str(group.looking_for) != words:
            add_wording(group.looking_for, words, language=group.looking_for.language, by=by)
        group.closed_because, group.opens_again = "", None
    else:
        promise, *_rest = settle([open_to_new_people(is_open=False)], reasons)
        if opens_again is None or opens_again <= timezone.localdate():
            raise Refused(
                _("Say when the group looks for people again. You can change the day later."),
                field="opens_again",
            )
        group.looking_for = None
        group.closed_because, group.opens_again = promise.reason, opens_again
    group.takes_time, group.offer = takes_time.strip(), offer.strip()
    group.looking_until = looking_until
    group.save()
    record(by, "said whom a group looks for", group, via=via)
    return group


@transaction.atomic
def say_interest(
    group: Group,
    *,
    person=None,
    name: str = "",
    reached: str = "",
    words: str = "",
    upload=None,
    by=None,
    via: str = Route.WEB,
) -> Interest:
    """Somebody would like to join: in writing, or with a recording or a film as the whole of it, or by phone.

    In a recording they can say who they are and how we reach them: nothing has to be written.
    """
    if person is None and upload is None and not name.strip():
        raise Refused(_("Write your name. Any name that you use is fine."), field="name")
    if person is None and upload is None and not reached.strip():
        raise Refused(_("Write how we can reach you, so that you get an answer."), field="reached")
    if not words.strip() and upload is None:
        raise Refused(_("Say a few words, in writing or in a recording."), field="words")
    made = Interest(
        group=group,
        person=person,
        name="" if person else name.strip(),
        reached=reached.strip(),
        words=words.strip(),
        via=via,
    )
    if upload is not None:
        kept = keep_file(upload)
        if kept.kind.name not in ("sound", "film"):
            raise Refused(_("Send a recording or a film. This file is something else."), field="upload")
        made.media_type = kept.kind.media_type
        with kept:
            made.file.save(f"{made.ref}.{kept.kind.extension}", kept, save=False)
    made.save()
    record(by or person, "would like to join a group", made, via=via, helping=person)
    return made


@transaction.atomic
def answer_interest(interest: Interest, *, answer: str, by, via: str = Route.WEB) -> Interest:
    """They got an answer: what it was, in words."""
    interest.answer, interest.answered_at = answer.strip(), timezone.now()
    interest.save(update_fields=["answer", "answered_at"])
    record(by, "answered somebody who would like to join", interest, via=via, helping=interest.person)
    return interest
