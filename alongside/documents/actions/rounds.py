"""Asking for comments, writing them down, and answering every one."""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.documents.clock import clock_of, day_of
from alongside.documents.letters import queue_answers
from alongside.documents.models import Answer, Answered, Comment, Paper, Round, Version
from alongside.documents.parts import part_of, words_of
from alongside.documents.promises import everybody_could_read, nothing_open
from alongside.documents.reading_matter import first_of, newest
from alongside.groups.actions import agree
from alongside.partnership.figures import site
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.promises import settle

MOST_FROM_STRANGERS = 1000  # comments on one version by people whom we do not know


@transaction.atomic
def open_round(
    version: Version, *, until: datetime.date, question: str = "", by, via: str = Route.WEB
) -> Round:
    """Ask everybody who may read this version what they think of it, until the end of a day."""
    version = first_of(version)
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=version.paper_id)
    latest = newest(paper)
    if latest is None or latest.number != version.number:
        raise Refused(_("There is a newer version. Ask for comments on that one."))
    if Round.objects.filter(version__paper=paper, closed_at=None).exists():
        raise Refused(_("People can comment already."))
    if Round.objects.filter(version=version).exists():
        raise Refused(_("The comments on this version are over. Put the next version out first."))
    if until < day_of(timezone.now(), site().zone):
        raise Refused(_("This day is over. Choose a later one."), field="until")
    opened = Round.objects.create(
        version=version, opened_at=timezone.now(), until=until, question=question.strip()
    )
    record(by, "asked for comments", paper, via=via)
    return opened


@transaction.atomic
def comment(
    round: Round,
    *,
    words: str,
    part: str = "",
    shown: bool = True,
    person=None,
    by=None,
    via: str = Route.WEB,
) -> Comment:
    """Say what one thinks, with a name or without. `person` is whose words they are, and who gets the answer."""
    round = Round.objects.select_for_update(of=("self",)).select_related("version__paper").get(pk=round.pk)
    if not round.is_open:
        raise Refused(_("The time for comments is over. Ring us, and we take it along for the next version."))
    if not words.strip():
        raise Refused(_("Write what you think, or say it to us."), field="words")
    if person is None and round.comments.filter(person=None).count() >= MOST_FROM_STRANGERS:
        raise Refused(_("Very many people have written. Ring us or sign in, and we take yours too."))
    document = newest(round.version.paper, round.version.number).document
    block = part_of(document, part) if part else None
    if part and block is None:
        raise Refused(_("We cannot find that part any more. Say which part you mean."), field="words")
    made = Comment.objects.create(
        round=round,
        part=part,
        part_words=(words_of(block) or part) if block is not None else "",
        words=words.strip(),
        shown=shown,
        person=person,
        via=via,
        made_at=timezone.now(),
    )
    record(by, "commented", made, via=via, helping=person if person != by else None)
    return made


@transaction.atomic
def answer_comments(
    round: Round, *, comments: Sequence[Comment], kind: str, words: str, by, via: str = Route.WEB
) -> Answer:
    """One answer to one comment or to several. Whoever commented gets it their own way. Nothing is written over."""
    round = Round.objects.select_for_update(of=("self",)).select_related("version__paper").get(pk=round.pk)
    comments = list(
        Comment.objects.filter(round=round, pk__in=[one.pk for one in comments]).select_related(
            "person", "answer"
        )
    )
    if not comments:
        raise Refused(_("Choose the comments that this answers."), field="comments")
    if not words.strip():
        raise Refused(_("Say what you did, or why not. People read it."), field="words")
    if kind == Answer.Kind.THINKING and any(one.answer and one.answer.kind != kind for one in comments):
        raise Refused(_("One of these has its answer already."), field="comments")
    answer = Answer.objects.create(
        round=round, kind=Answer.Kind(kind), words=words.strip(), by=by, made_at=timezone.now()
    )
    for one in comments:
        Answered.objects.create(comment=one, answer=answer)
    Comment.objects.filter(pk__in=[one.pk for one in comments]).update(answer=answer)
    record(by, "answered comments", answer, via=via, private={"number": len(comments)})
    queue_answers(answer, comments)
    return answer


@transaction.atomic
def close_round(round: Round, *, reasons=None, by, via: str = Route.WEB) -> Round:
    """End the comments. Refused while one has no answer (H2); a reason is asked for when a needed format never came."""
    round = (
        Round.objects.select_for_update(of=("self",)).select_related("version__paper__group").get(pk=round.pk)
    )
    if not round.is_open:
        return round
    left = round.comments.filter(answer=None).count()
    if left:
        raise Refused(_("%(left)d comments have no answer yet. Answer them first.") % {"left": left})
    promise, *_rest = settle([everybody_could_read(clock_of(round.version))], reasons)
    round.closed_at, round.why_early = timezone.now(), promise.reason
    round.save(update_fields=["closed_at", "why_early"])
    record(by, "ended the comments", round.version.paper, via=via)
    return round


@transaction.atomic
def agree_paper(paper: Paper, *, on: datetime.date, how: str, by, via: str = Route.WEB) -> Paper:
    """The group agreed to the newest version. Refused while comments are open, or one is still being thought about."""
    paper = Paper.objects.select_for_update(of=("self",)).select_related("group").get(pk=paper.pk)
    if paper.group is None:
        raise Refused(_("This paper belongs to no group. Say first which group decides about it."))
    version = newest(paper)
    if version is None:
        raise Refused(_("This paper is not out yet."))
    if paper.agreed_version == version.number:
        raise Refused(_("The group has agreed to this version already."))
    if Round.objects.filter(version__paper=paper, closed_at=None).exists():
        raise Refused(_("People can still comment. End the comments first."))
    settle([nothing_open(paper)])
    text = _("We agreed to “%(title)s”, version %(number)d.") % {
        "title": paper.title,
        "number": version.number,
    }
    paper.agreed = agree(paper.group, on=on, text=text, how=how, by=by, via=via)
    paper.agreed_version = version.number
    paper.save(update_fields=["agreed", "agreed_version"])
    record(by, "wrote down that a paper was agreed", paper, via=via)
    return paper
