"""What a group agreed for itself, and who sits in it: never who answered what."""

from dataclasses import dataclass

from alongside.groups.models import Group, Membership, WorkingAgreement
from alongside.groups.promises import SUGGESTIONS


@dataclass(frozen=True)
class Threshold:
    """`agreed` is None while this is only our suggestion: then nothing counts as broken."""

    value: int
    agreed: object = None

    @property
    def is_agreed(self) -> bool:
        return self.agreed is not None


def working_agreement(group: Group) -> WorkingAgreement | None:
    """The newest version, or None."""
    agreements = WorkingAgreement.objects.filter(group=group)
    return agreements.select_related("agreed").order_by("-version").first()


def threshold(group: Group, name: str) -> Threshold:
    """The group's own number, or our suggestion. KeyError for a name that no room knows."""
    suggestion = SUGGESTIONS[name]
    newest = working_agreement(group)
    if newest and name in newest.thresholds:
        return Threshold(newest.thresholds[name], newest.agreed)
    return Threshold(suggestion.value)


def majority(filled: int, yes: int, unanswered: int) -> str:
    """D5: are most of the seats filled by disabled people? "met", "not met" or "cannot tell".

    >>> majority(20, 10, 0), majority(20, 11, 0), majority(20, 9, 4), majority(20, 9, 1)
    ('not met', 'met', 'cannot tell', 'not met')
    """
    if 2 * yes > filled:
        return "met"
    if 2 * (yes + unanswered) <= filled:
        return "not met"
    return "cannot tell"


def majority_of(group: Group) -> str:
    """The meter of this group now. Publish it only at review dates: one that flips when somebody joins tells on them."""
    seats = list(
        Membership.objects.filter(group=group, left_on=None).values_list("here_as_disabled", flat=True)
    )
    return majority(len(seats), seats.count(True), seats.count(None))
