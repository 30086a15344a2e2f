""" "I don't understand this", and making it clear."""

from dataclasses import replace

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.algorithms.words.swaps import WELL_KNOWN
from alongside.documents.actions import explain, promise_plain_words, rewrite, say_unclear
from alongside.documents.figures import plain_words_by_organisation, unclear_by_writer
from alongside.documents.forms import (
    ExplainForm,
    MeaningForm,
    PlainWordsPromiseForm,
    RewriteForm,
    UnclearForm,
    UnclearForSomebodyForm,
    UnclearPageForm,
)
from alongside.documents.models import Commitment, Fix, Unclear
from alongside.documents.parts import sections
from alongside.documents.permissions import can_keep_library, can_put_paper_out
from alongside.documents.showing import about_part, section_html, somebody, the_version
from alongside.formats.document import Document, Heading
from alongside.formats.markdown import to_markdown
from alongside.partnership.actions import explain_word
from alongside.partnership.figures import glossary
from alongside.people.figures import helping
from alongside.shared.web import open_to_all, require


def whom_to_tell(request):
    """Whoever is signed in may be told; while somebody is helped, nobody is."""
    return request.user if request.user.is_authenticated and helping(request) is None else None


@open_to_all
def unclear(request, ref):
    """Say that you do not understand a part of a paper. Nobody is asked who they are."""
    paper, version = the_version(request, ref)
    part = request.GET.get("part", "")
    context = about_part(request, paper, version, part)
    person = whom_to_tell(request)
    form = UnclearForm(request, is_known=person is not None)
    if form.act(say_unclear, paper, part=part, person=person):
        messages.success(request, _("Thank you. It is our job to make it clear, and we will."))
        return redirect(paper)
    return render(request, "documents/unclear.html", {"form": form, "paper": paper, **context})


def unclear_for(request, ref, person):
    """Somebody said it by phone, by letter or on a visit."""
    who = somebody(request, person)
    paper, version = the_version(request, ref)
    part = request.GET.get("part", "")
    form = UnclearForSomebodyForm(request)
    if form.act(say_unclear, paper, part=part, person=who, tell_me=True, by=request.user):
        messages.success(request, _("Written down. They are told when it is clearer."))
        return redirect(paper)
    context = {"form": form, "paper": paper, "who": who, **about_part(request, paper, version, part)}
    return render(request, "documents/unclear.html", context)


@open_to_all
def unclear_page(request):
    """Say that a page of ours is hard to understand."""
    person = whom_to_tell(request)
    form = UnclearPageForm(
        request, is_known=person is not None, initial={"page": request.GET.get("page", "")[:200]}
    )
    if form.act(say_unclear, person=person):
        messages.success(request, _("Thank you. It is our job to make it clear, and we will."))
        return redirect("documents:plain_words")
    return render(request, "documents/unclear_page.html", {"form": form})


def to_clear(request, ref):
    """The parts that somebody did not understand, the most asked first."""
    paper, version = the_version(request, ref)
    require(can_put_paper_out(request.user, paper))
    found = {one.part: one for one in sections(version.document)}
    counts = (
        Unclear.objects.filter(paper=paper, fix=None).order_by().values("part").annotate(number=Count("pk"))
    )
    rows = [
        {
            "part": row["part"],
            "number": row["number"],
            "title": found[row["part"]].title if row["part"] in found else "",
            "said": [
                one.words
                for one in Unclear.objects.filter(paper=paper, fix=None, part=row["part"]).exclude(words="")[
                    :20
                ]
            ],
            "is_there": row["part"] in found,
        }
        for row in sorted(counts, key=lambda row: -row["number"])
    ]
    return render(request, "documents/to_clear.html", {"paper": paper, "rows": rows})


def make_clear(request, ref, part):
    """Write a section more clearly: live at once, the words before stay to be read."""
    paper, version = the_version(request, ref)
    require(can_put_paper_out(request.user, paper))
    section = next((one for one in sections(version.document) if one.part == part), None)
    if section is None:
        raise Http404
    waiting = Unclear.objects.filter(paper=paper, part=part, fix=None)
    form = RewriteForm(
        request,
        waiting,
        initial={"words": section_markdown(version.document, section), "seen": version.digest},
    )
    if form.act(rewrite, paper, part=part, by=request.user):
        messages.success(request, _("It is clearer for everybody now."))
        return redirect(paper)
    context = {"form": form, "paper": paper, "section": section}
    return render(request, "documents/make_clear.html", context)


def section_markdown(document: Document, section) -> str:
    """The words of a section as they are typed. A heading of any level may come first in it."""
    made = to_markdown(
        Document(document.title, language=document.language, blocks=plain_levels(section.blocks))
    )
    return made.split("\n", 2)[2] if made.count("\n") > 1 else ""


def plain_levels(blocks):
    """The blocks with the first heading at level 2, as a document wants them."""
    return tuple(replace(one, level=2) if isinstance(one, Heading) else one for one in blocks)


def make_plain(request, ref, part=""):
    """Explain instead of rewriting."""
    paper, version = the_version(request, ref)
    require(can_put_paper_out(request.user, paper))
    section = next((one for one in sections(version.document) if one.part == part), None)
    waiting = Unclear.objects.filter(paper=paper, part=part, fix=None)
    form = ExplainForm(request, waiting)
    if form.act(explain, paper=paper, part=part, by=request.user):
        messages.success(request, _("Explained, for everybody."))
        return redirect(paper)
    html = section_html(section, paper, version.number) if section else ""
    context = {"form": form, "paper": paper, "section": section, "html": html}
    return render(request, "documents/make_plain.html", context)


def pages_to_clear(request):
    """Pages of ours that somebody did not understand."""
    require(can_keep_library(request.user))
    rows = Unclear.objects.filter(paper=None, fix=None)
    return render(request, "documents/pages_to_clear.html", {"rows": rows})


def explain_page(request, ref):
    """Say what was done about a page of ours."""
    require(can_keep_library(request.user))
    one = get_object_or_404(Unclear, ref=ref, paper=None, fix=None)
    form = ExplainForm(request, Unclear.objects.filter(pk=one.pk))
    if form.act(explain, by=request.user):
        messages.success(request, _("Explained, for everybody."))
        return redirect("documents:pages_to_clear")
    return render(request, "documents/explain_page.html", {"form": form, "unclear": one})


@open_to_all
@require_safe
def plain_words(request):
    """How often people did not understand, and how long it took until it was clear (L1)."""
    context = {
        "rows": plain_words_by_organisation(),
        "writers": unclear_by_writer(),
        "promised": Commitment.objects.filter(ended_on=None).select_related("organisation"),
        "fixes": Fix.objects.filter(paper=None).order_by("-pk")[:20],
        "may_clear": bool(can_keep_library(request.user)),
    }
    return render(request, "documents/plain_words.html", context)


@open_to_all
@require_safe
def words(request):
    """What words and short forms mean, from A to Z."""
    typed = " ".join(request.GET.get("q", "").split())[:60]
    known = [(word, meaning, False) for word, meaning in glossary().items()]
    ours = {word.casefold() for word, _meaning, _known in known}
    known += [(word, meaning, True) for word, meaning in WELL_KNOWN.items() if word.casefold() not in ours]
    found = sorted(
        (row for row in known if typed.casefold() in f"{row[0]} {row[1]}".casefold()),
        key=lambda row: row[0].casefold(),
    )
    context = {"found": found, "typed": typed, "may_explain": bool(can_keep_library(request.user))}
    return render(request, "documents/words.html", context)


def explain_a_word(request):
    """Say what a word means, for every paper."""
    require(can_keep_library(request.user))
    form = MeaningForm(request, initial={"word": request.GET.get("word", "")[:60]})
    if form.act(explain_word, by=request.user):
        messages.success(request, _("Everybody can read it now."))
        return redirect("documents:words")
    return render(request, "documents/explain_a_word.html", {"form": form})


def promise_it(request):
    """An organisation promises to use plain words."""
    require(can_keep_library(request.user))
    form = PlainWordsPromiseForm(request)
    if form.act(promise_plain_words, by=request.user):
        messages.success(request, _("Everybody can read it now."))
        return redirect("documents:plain_words")
    return render(request, "documents/promise_it.html", {"form": form})
