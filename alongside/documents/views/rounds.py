"""Comments: asking for them, writing them down, answering every one, and agreeing."""

from django.contrib import messages
from django.db.models import Count, F, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.documents.actions import agree_paper, answer_comments, close_round, comment, open_round
from alongside.documents.clock import clock_of
from alongside.documents.figures import comments_of, what_came
from alongside.documents.forms import (
    AgreeForm,
    AnswerForm,
    CloseRoundForm,
    CommentForm,
    CommentForSomebodyForm,
    OpenRoundForm,
)
from alongside.documents.models import Paper, Round, Version
from alongside.documents.parts import part_of, sections, words_of
from alongside.documents.permissions import can_put_paper_out
from alongside.documents.promises import everybody_could_read
from alongside.documents.reading_matter import newest
from alongside.documents.showing import about_part, somebody, the_paper, the_version, whose_words
from alongside.shared.web import open_to_all, require


def the_round(request, ref) -> tuple[Paper, Version, Round]:
    """The comments that are worked on, with the version that they are about, as everybody reads it now.

    Open ones come first, then those with something left to answer, whichever version is the newest: a next version that
    came out meanwhile takes nobody's comment away.
    """
    paper, version = the_version(request, ref)
    round = (
        Round.objects.filter(version__paper=paper)
        .annotate(
            left=Count("comments", filter=Q(comments__answer=None) | Q(comments__answer__kind="thinking"))
        )
        .filter(Q(closed_at=None) | Q(left__gt=0) | Q(version__number=version.number))
        .select_related("version")
        .defer("version__content")
        .order_by(F("closed_at").desc(nulls_first=True), "version__number")
        .first()
    )
    if round is None:
        raise Http404
    if round.version.number != version.number:
        version = newest(paper, round.version.number)
        version.paper = paper
    round.version.paper = paper
    return paper, version, round


def open_for_comments(request, ref):
    paper, version = the_version(request, ref)
    require(can_put_paper_out(request.user, paper))
    form = OpenRoundForm(request)
    if form.act(open_round, version, by=request.user):
        messages.success(request, _("People can comment now."))
        return redirect("documents:comments", paper.ref)
    return render(request, "documents/open_round.html", {"form": form, "paper": paper})


@open_to_all
def say(request, ref):
    """Say what you think of a paper or of one part of it. No account is needed."""
    paper, version, round = the_round(request, ref)
    part = request.GET.get("part", "")
    context = about_part(request, paper, version, part)
    form = CommentForm(request)
    person = whose_words(request)
    me = request.user if request.user.is_authenticated else None
    if form.act(comment, round, part=part, person=person, by=me):
        messages.success(
            request,
            _("Thank you. We answer you your own way.")
            if person
            else _("Thank you. Look at this page again: every comment gets an answer here."),
        )
        return redirect("documents:comments", paper.ref)
    return render(request, "documents/say.html", {"form": form, "paper": paper, "round": round, **context})


def say_for(request, ref, person):
    """Somebody said it by phone, in a letter, or on a visit."""
    who = somebody(request, person)
    paper, version, round = the_round(request, ref)
    part = request.GET.get("part", "")
    form = CommentForSomebodyForm(request)
    if form.act(comment, round, part=part, person=who, by=request.user):
        messages.success(request, _("Written down. They get the answer their own way."))
        return redirect("documents:comments", paper.ref)
    context = {
        "form": form,
        "paper": paper,
        "round": round,
        "who": who,
        **about_part(request, paper, version, part),
    }
    return render(request, "documents/say.html", context)


@open_to_all
@require_safe
def comments(request, ref, number=None):
    """What people said, and what came of it."""
    paper = the_paper(request, ref)
    version = newest(paper, number)
    round = Round.objects.filter(
        version__paper=paper, version__number=version.number if version else 0
    ).first()
    if version is None:
        raise Http404
    version.paper = paper
    may_answer = bool(can_put_paper_out(request.user, paper))
    rows = list(comments_of(round)) if round else []
    document = version.document
    context = {
        "paper": paper,
        "version": version,
        "round": round,
        "came": what_came(round) if round else None,
        "rows": [
            {
                "comment": row,
                "part": where(document, row.part, row.part_words),
                "is_there": not row.part or part_of(document, row.part) is not None,
                # Nobody is nobody: whoever reads without an account has no words of their own here.
                "shown": row.shown or may_answer or (row.person_id and row.person_id == request.user.pk),
            }
            for row in rows
        ],
        "may_answer": may_answer,
        "may_put_out": may_answer,
        "is_open": bool(round and round.is_open),
        "rounds": Round.objects.filter(version__paper=paper)
        .exclude(pk=round.pk if round else None)
        .select_related("version")
        .defer("version__content"),
    }
    return render(request, "documents/comments.html", context)


def where(document, part: str, words: str) -> str:
    """The heading of the section that a comment is about, as it is now; or what the part said when it was there."""
    if not part:
        return ""
    for section in sections(document):
        if any(block.id == part for block in section.blocks):
            return section.title or words_of(section.blocks[0])[:80]
    return words[:80]


def answer(request, ref):
    """One answer to one comment or to several."""
    paper, _version, round = the_round(request, ref)
    require(can_put_paper_out(request.user, paper))
    rows = comments_of(round)
    left = rows.filter(answer=None) | rows.filter(answer__kind="thinking")
    form = AnswerForm(request, left, initial={"comments": request.GET.getlist("comment")})
    if form.act(answer_comments, round, by=request.user):
        messages.success(request, _("Answered. Each of them gets it their own way."))
        return redirect("documents:comments", paper.ref)
    return render(request, "documents/answer.html", {"form": form, "paper": paper, "left": left.count()})


def close(request, ref):
    paper, _version, round = the_round(request, ref)
    require(can_put_paper_out(request.user, paper))
    form = CloseRoundForm(request)
    if form.act(close_round, round, by=request.user):
        messages.success(request, _("The comments are over. Now you can write the next version."))
        return redirect("documents:comments", paper.ref)
    context = {
        "form": form,
        "paper": paper,
        "came": what_came(round),
        "promise": everybody_could_read(clock_of(round.version)),
    }
    return render(request, "documents/close_round.html", context)


def agree(request, ref):
    paper, _version = the_version(request, ref)
    require(can_put_paper_out(request.user, paper))
    form = AgreeForm(request, initial={"on": timezone.localdate()})
    if form.act(agree_paper, paper, by=request.user):
        messages.success(request, _("Written down: the group agreed."))
        return redirect(paper)
    return render(request, "documents/agree.html", {"form": form, "paper": paper})
