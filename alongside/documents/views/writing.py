"""Putting a paper in, writing it together, and putting it out."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from alongside.documents.actions import (
    change_paper,
    put_paper_in,
    put_version_out,
    save_writing,
    settle_writing,
)
from alongside.documents.actions.writing import clashes, newest_writing, titles_clash
from alongside.documents.figures import undone_in
from alongside.documents.forms import DetailsForm, PutInForm, PutOutForm, SettleForm, WriteForm
from alongside.documents.models import Paper, Writing
from alongside.documents.parts import part_of, pictures, words_of
from alongside.documents.permissions import (
    can_put_paper_in,
    can_put_paper_out,
    can_write_paper,
    puts_papers_out,
)
from alongside.documents.showing import file_stem, picture_answer, the_paper
from alongside.documents.ways_out import way_out_of
from alongside.documents.wording import look_at
from alongside.formats.document import Document
from alongside.formats.html import block_to_html
from alongside.formats.markdown import to_markdown
from alongside.groups.models import Group, Membership
from alongside.people.models import Affiliation
from alongside.shared.files import as_file, offered
from alongside.shared.web import require

MOST_REMARKS = 60


def groups_of(person):
    """The groups for which somebody may put a paper in: their own; whoever works here, any."""
    if puts_papers_out(person):
        return Group.objects.all()
    seats = Membership.objects.filter(person=person, left_on=None)
    return Group.objects.filter(pk__in=seats.values("group"))


def where_from(person) -> dict:
    """What is filled in for a newcomer: the organisation that they come from, and as whom they write."""
    affiliation = Affiliation.objects.filter(person=person, organisation__isnull=False).first()
    return {"organisation": affiliation.organisation_id if affiliation else None}


def written_as(person) -> str:
    if puts_papers_out(person):
        return Paper.WrittenAs.WORKER
    if Affiliation.objects.filter(person=person, organisation__isnull=False).exists():
        return Paper.WrittenAs.ORGANISATION
    return Paper.WrittenAs.MEMBER


def put_in(request):
    require(can_put_paper_in(request.user))
    form = PutInForm(request, groups=groups_of(request.user), initial=where_from(request.user))
    if made := form.act(put_paper_in, by=request.user, written_as=written_as(request.user)):
        messages.success(request, _("It is in. Only the people who write it together see it now."))
        return redirect("documents:draft", made.ref)
    return render(request, "documents/put_in.html", {"form": form})


def the_draft(request, ref) -> tuple[Paper, Writing]:
    paper = the_paper(request, ref)
    require(can_write_paper(request.user, paper))
    writing = newest_writing(paper)
    if writing is None:
        raise Http404
    return paper, writing


def draft(request, ref):
    """The draft as it stands, as its readers will see it, with what to do next."""
    paper, writing = the_draft(request, ref)
    last = paper.versions.order_by("-number", "-fix").first()
    is_new = last is None or last.content != writing.content
    aside = list(paper.writings.filter(aside=True).order_by("pk"))
    context = {
        "paper": paper,
        "writing": writing,
        "document": writing.document,
        "html": draft_html(paper, writing.document),
        "aside": aside,
        "formats": offered(),
        "is_new": is_new,
        "last": last,
        "may_put_out": is_new and not aside and bool(can_put_paper_out(request.user, paper)),
    }
    return render(request, "documents/draft.html", context)


def draft_html(paper: Paper, document: Document):
    def address(picture):
        return reverse("documents:draft_picture", args=[paper.ref, picture.id])

    return mark_safe("\n".join(block_to_html(block, address) for block in document.blocks))


def draft_picture(request, ref, picture):
    _paper, writing = the_draft(request, ref)
    found = next((one for one in pictures(writing.document) if one.id == picture), None)
    if found is None:
        raise Http404
    return picture_answer(found)


def preview(request, ref, name):
    """The draft in any format, before others see it."""
    paper, writing = the_draft(request, ref)
    return as_file(request, writing.document, name, f"{file_stem(paper.title)}-draft")


def write(request, ref):
    """The editor: words in a box, that is all; a save never takes another's place."""
    paper, writing = the_draft(request, ref)
    words = without_title(writing.document)
    form = WriteForm(
        request, initial={"title": writing.document.title, "words": words, "follows": str(writing.ref)}
    )
    if saved := form.act(save_writing, paper, by=request.user):
        if saved.aside:
            messages.warning(
                request,
                _("Somebody else saved the same words while you wrote. Nothing is lost: choose here."),
            )
            return redirect("documents:settle", paper.ref, saved.ref)
        messages.success(request, _("Saved."))
        return redirect("documents:draft", paper.ref)
    return render(request, "documents/write.html", {"form": form, "paper": paper})


def without_title(document: Document) -> str:
    """The words as Markdown; the title has a box of its own."""
    markdown = to_markdown(document)
    return markdown.split("\n", 2)[2] if markdown.count("\n") > 1 else ""


def settle(request, ref, writing):
    """Two people changed the same words: a person chooses, place by place."""
    paper, newest = the_draft(request, ref)
    beside = get_object_or_404(Writing.objects.select_related("follows"), ref=writing, paper=paper)
    if not beside.aside:
        return redirect("documents:draft", paper.ref)
    beside.paper = paper
    base = beside.follows or newest
    titles = None
    if titles_clash(base, beside.document, newest):
        titles = (beside.document.title, newest.document.title)
    form = SettleForm(
        request, [in_words(one) for one in clashes(beside)], titles, initial={"seen": str(newest.ref)}
    )
    if form.act(settle_writing, beside, by=request.user):
        messages.success(request, _("Both are one draft again."))
        return redirect("documents:draft", paper.ref)
    return render(request, "documents/settle.html", {"form": form, "paper": paper, "title_field": titles})


def in_words(clash) -> dict:
    return {
        "theirs": "\n".join(words_of(block) for block in clash.theirs),
        "mine": "\n".join(words_of(block) for block in clash.mine),
    }


def details(request, ref):
    paper = the_paper(request, ref)
    require(can_write_paper(request.user, paper))
    fields = ("summary", "audience", "needed_on", "needed_for")
    form = DetailsForm(
        request,
        groups=groups_of(request.user),
        initial={name: getattr(paper, name) for name in fields}
        | {"group": paper.group_id, "organisation": paper.organisation_id},
    )
    if form.act(change_paper, paper, by=request.user):
        messages.success(request, _("Saved."))
        return redirect(paper if paper.is_out else "documents:draft", *([] if paper.is_out else [paper.ref]))
    return render(request, "documents/details.html", {"form": form, "paper": paper})


def put_out(request, ref):
    """The words looked at once more, and then everybody can read them."""
    paper, writing = the_draft(request, ref)
    require(can_put_paper_out(request.user, paper))
    if elsewhere := way_out_of(paper):
        messages.info(request, _("This paper goes out from here."))
        return redirect(elsewhere)
    last = paper.versions.order_by("-number", "-fix").first()
    if last is not None and last.content == writing.content:
        return redirect("documents:draft", paper.ref)
    report = look_at(writing.document)
    unexplained = list(dict.fromkeys(one.words for one in report.of("short form")))
    form = PutOutForm(request, unexplained, is_first=not paper.is_out, initial={"seen": str(writing.ref)})
    if form.act(put_version_out, paper, by=request.user):
        messages.success(request, _("It is out. The other formats are being made now."))
        return redirect("documents:formats", paper.ref)
    remarks = [one for one in report.remarks if one.kind not in ("explained", "short form")]
    context = {
        "form": form,
        "paper": paper,
        "report": report,
        "remarks": [(one, place_of(writing.document, one.part)) for one in remarks[:MOST_REMARKS]],
        "more": max(0, len(remarks) - MOST_REMARKS),
        "unexplained": unexplained,
        "undone": undone_in(writing.document, paper, last.number) if last else (),
    }
    return render(request, "documents/put_out.html", context)


def place_of(document: Document, part: str) -> str:
    """The first words of the part that a remark is about."""
    block = part_of(document, part.split(".")[0])
    words = words_of(block) if block is not None else document.title
    return Truncator(words).chars(60)
