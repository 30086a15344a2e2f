"""The rules of this room."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.documents.clock import Clock
from alongside.documents.models import Answer, Paper, Round, SignOff
from alongside.shared.promises import Kept, Promise, Strength

FEWEST_CHECKERS = 2


def explained(unexplained: Sequence[str]) -> Promise:
    """L2: no short form goes out before it is explained."""
    return Promise(
        "L2",
        Strength.ENFORCE,
        _("Every short form in a paper is explained."),
        Kept.NO if unexplained else Kept.YES,
        found=_("Say what these mean: %s.") % ", ".join(unexplained) if unexplained else "",
    )


def comments_answered(paper: Paper) -> Promise:
    """H2: the next draft waits until every comment on this one has its answer."""
    rounds = Round.objects.filter(version__paper=paper)
    left = sum(one.comments.filter(answer=None).count() for one in rounds)
    return Promise(
        "H2",
        Strength.ENFORCE,
        _("Every comment gets an answer before the next version."),
        Kept.NO if left else Kept.YES,
        found=ngettext("1 comment has no answer yet.", "%(left)d comments have no answer yet.", left)
        % {"left": left}
        if left
        else "",
    )


def nothing_open(paper: Paper) -> Promise:
    """H2: a group agrees to a paper when every comment came to a yes or a no."""
    thinking = sum(
        one.comments.filter(answer__kind=Answer.Kind.THINKING).count()
        for one in Round.objects.filter(version__paper=paper)
    )
    return Promise(
        "H2",
        Strength.ENFORCE,
        _("A paper is agreed when no comment is still being thought about."),
        Kept.NO if thinking else Kept.YES,
        found=ngettext("1 comment is.", "%(number)d comments are.", thinking) % {"number": thinking}
        if thinking
        else "",
    )


def everybody_could_read(clock: Clock) -> Promise:
    """H2, A2: a round lasts until the draft was there in every format that its readers need."""
    waiting = [one.words for one in clock.needs if not one.is_ready]
    return Promise(
        "A2",
        Strength.EXPLAIN,
        _("People can comment until everybody could read it in their own format."),
        Kept.NO if waiting else Kept.YES,
        found=_("Not there yet: %s.") % ", ".join(waiting) if waiting else "",
    )


def in_time(clock: Clock) -> Promise:
    """E2: papers are there in time, the clock stops with the last format that somebody needs."""
    days = clock.days.value if clock.days else 0
    sentence = ngettext(
        "Papers are there %(days)d working day before we talk about them, in every format that somebody needs.",
        "Papers are there %(days)d working days before we talk about them, in every format that somebody needs.",
        days,
    ) % {"days": days}
    if clock.days is None:
        kept = Kept.CANNOT_TELL
    elif not clock.days.is_agreed:
        kept = Kept.NOT_PROMISED_YET
    elif clock.is_late:
        kept = Kept.NO
    else:
        kept = Kept.YES if clock.out_on else Kept.CANNOT_TELL
    found = ""
    if clock.days_before is not None:
        found = ngettext(
            "It was there %(days)d working day before.",
            "It was there %(days)d working days before.",
            clock.days_before,
        ) % {"days": clock.days_before}
    return Promise("E2", Strength.ENFORCE, sentence, kept, found=found)


def checked_by_people(sign_offs: Sequence[SignOff]) -> Promise:
    """2.11: only a paper that people with learning disabilities checked is called Easy Read."""
    names = ", ".join(one.name for one in sign_offs)
    return Promise(
        "A2",
        Strength.ENFORCE,
        _("Only what two people with learning disabilities have checked is called Easy Read."),
        Kept.YES if len(sign_offs) >= FEWEST_CHECKERS else Kept.NO,
        found=_("Checked by %s.") % names if names else _("Nobody has checked it yet."),
    )
