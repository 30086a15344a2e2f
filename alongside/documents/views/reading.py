"""What everybody reads: the library, a paper, its versions and formats."""

from dataclasses import dataclass, replace

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from alongside.documents.clock import MACHINE, clock_of, editions_of
from alongside.documents.figures import (
    asked_for,
    comments_by_part,
    made_clearer_since,
    median_days,
    older_versions,
    search,
    unclear_by_part,
    what_came,
)
from alongside.documents.models import Edition, EditionFormat, Fix, Paper, Round, Version
from alongside.documents.parts import differences, pictures, sections
from alongside.documents.permissions import (
    can_keep_formats,
    can_put_paper_in,
    can_put_paper_out,
    can_see_how_many_wait,
    can_write_paper,
)
from alongside.documents.promises import in_time
from alongside.documents.reading_matter import matter_of, newest
from alongside.documents.showing import (
    file_stem,
    picture_answer,
    readable,
    section_html,
    the_edition,
    the_paper,
    the_version,
    way_label,
)
from alongside.documents.wording import with_meanings
from alongside.formats import FORMATS
from alongside.formats.document import Document, EasyReadIdea
from alongside.formats.easy_read import label, to_easy_read_pdf
from alongside.formats.html import block_to_html
from alongside.shared.files import as_file
from alongside.shared.panels import panels
from alongside.shared.serving import send_file
from alongside.shared.texts.models import read_texts
from alongside.shared.web import open_to_all

A_PAGE = 30  # papers


@open_to_all
@require_safe
def all_papers(request):
    """The library: search, and the newest first."""
    typed = " ".join(request.GET.get("q", "").split())[:100]
    kind = request.GET.get("kind", "")
    papers = Paper.objects.visible_to(request.user).are_out().defer("search")
    if kind in Paper.Kind.values:
        papers = papers.filter(kind=kind)
    found = Paginator(search(papers, typed).newest_first().select_related("group"), A_PAGE)
    page = found.get_page(request.GET.get("page"))
    read_texts(([paper.group for paper in page if paper.group], "name"))
    mine = Paper.objects.none()
    if may_put_in := bool(can_put_paper_in(request.user)):
        mine = Paper.objects.visible_to(request.user).filter(first_out_at=None).defer("search")
    context = {
        "page": page,
        "number": found.count,
        "typed": typed,
        "kind": kind,
        "kinds": Paper.Kind.choices,
        "drafts": mine.order_by("-pk")[:20],
        "may_put_in": may_put_in,
        "panels": panels("documents.all", request, None) if page.number == 1 and not typed else (),
    }
    return render(request, "documents/all.html", context)


@dataclass(frozen=True)
class Read:
    """A section as the page shows it, with what hangs on it."""

    part: str
    title: str
    html: SafeString
    comments: int
    unclear: int


@open_to_all
@require_safe
def paper(request, ref, number=None):
    """One paper as everybody reads it now, or an earlier version of it."""
    one = the_paper(request, ref)
    version = newest(one, number)
    if version is None:
        if number is not None or not can_write_paper(request.user, one):
            raise Http404
        return render(request, "documents/not_out.html", {"paper": one})
    version.paper = one
    versions = older_versions(one)
    first = next(each for each in versions if each.number == version.number)
    last = versions[0].number
    is_newest = version.number == last
    round = Round.objects.filter(version=first).first()
    editions = editions_of(first)
    clock = clock_of(first, editions=editions)
    if one.group:
        read_texts(([one.group], "name"))
    context = {
        "paper": one,
        "version": version,
        "is_newest": is_newest,
        "last": last,
        "document": version.document,
        "sections": read_sections(version, round if is_newest else None),
        "ways": ways(one, first, editions),
        "coming": [need for need in clock.needs if not need.is_ready],
        "clock": clock,
        "promise": in_time(clock) if clock.due_on else None,
        "waiting": clock.waiting if can_see_how_many_wait(request.user, one) else "",
        "round": round,
        "came": what_came(round) if round else None,
        "versions": versions,
        "authors": list(one.authors.all()),
        "uses": list(one.uses.all()),
        "fixes": Fix.objects.filter(paper=one).count(),
        "may_write": bool(can_write_paper(request.user, one)),
        "may_put_out": bool(can_put_paper_out(request.user, one)),
        "panels": panels("documents.paper", request, one),
    }
    return render(request, "documents/paper.html", context)


def read_sections(version: Version, round: Round | None) -> list[Read]:
    """The sections of a version as pieces of a page, with how many comments each has and how many did not understand."""
    document = with_meanings(version.document)
    comments = comments_by_part(round) if round else {}
    unclear = unclear_by_part(version.paper)
    return [
        Read(
            one.part,
            one.title,
            section_html(one, version.paper, version.number),
            sum(comments.get(block.id, 0) for block in one.blocks),
            sum(unclear.get(block.id, 0) for block in one.blocks),
        )
        for one in sections(document)
    ]


def ways(paper: Paper, first: Version, editions: list[Edition]) -> list[dict]:
    """Every way in which this version can be had now."""
    found = []
    for edition in editions:
        if edition.format == EditionFormat.WEB and edition.language == paper.language:
            continue
        if not edition.is_ready:
            continue
        found.append(
            {
                "url": reverse("documents:edition", args=[paper.ref, edition.ref])
                if edition.by_person
                else reverse("documents:edition_file", args=[paper.ref, edition.ref]),
                "label": way_label(edition),
                "download": not edition.by_person,
            }
        )
    shown = {edition["label"] for edition in found}
    for name, format in FORMATS.items():
        if format.is_here() and name not in MACHINE.values() and format.label not in shown:
            url = reverse("documents:file", args=[paper.ref, first.number, name])
            found.append({"url": url, "label": format.label, "download": True})
    return found


@open_to_all
@require_safe
def file(request, ref, number, name):
    """A version in a format that the machine makes while one waits: a book, a text file."""
    one = the_paper(request, ref)
    version = newest(one, number)
    if version is None:
        raise Http404
    version.paper = one
    return as_file(request, matter_of(version.document, version), name, file_stem(one.title))


@open_to_all
@require_safe
def picture(request, ref, number, picture):
    """A picture in a paper; whoever may read the paper may see it."""
    one = the_paper(request, ref)
    version = newest(one, number)
    found = (
        next((each for each in pictures(version.document) if each.id == picture), None) if version else None
    )
    if found is None:
        raise Http404
    return picture_answer(found)


@open_to_all
@require_safe
def edition(request, ref, edition):
    """A format that people made: Easy Read, a film, a translation."""
    one, found = the_edition(request, ref, edition)
    readable(request, one, found)
    document = found.document
    context = {
        "paper": one,
        "edition": found,
        "name": way_label(found),
        "is_older": made_clearer_since(found),
        "document": document,
        "blocks": edition_html(one, found, document) if document else "",
        "label": label([each.name for each in found.sign_offs.all()])
        if found.format == EditionFormat.EASY_READ
        else "",
        "credits": credits_of(document) if document else [],
        "is_film": found.media_type.startswith("video/"),
        "is_sound": found.media_type.startswith("audio/"),
        "may_change": document is not None
        and not found.is_ready
        and bool(can_keep_formats(request.user, one)),
        "prints": EASY_SIZES if found.format == EditionFormat.EASY_READ and found.content else (),
    }
    return render(request, "documents/edition.html", context)


EASY_SIZES = (16, 18, 24, 28)


def edition_html(paper: Paper, edition: Edition, document: Document) -> SafeString:
    def address(picture):
        return reverse("documents:edition_picture", args=[paper.ref, edition.ref, picture.id])

    bare = [
        replace(block, picture=replace(block.picture, credit=""))
        if isinstance(block, EasyReadIdea)
        else block
        for block in document.blocks
    ]
    return mark_safe("\n".join(block_to_html(block, address) for block in bare))


def credits_of(document: Document) -> list[str]:
    return list(dict.fromkeys(one.credit for one in pictures(document) if one.credit))


@open_to_all
@require_safe
def edition_picture(request, ref, edition, picture):
    """A picture in Easy Read or in a translation; the same people see it as its page."""
    one, found = the_edition(request, ref, edition)
    readable(request, one, found)
    document = found.document
    shown = next((each for each in pictures(document) if each.id == picture), None) if document else None
    if shown is None:
        raise Http404
    return picture_answer(shown)


@open_to_all
@require_safe
def edition_file(request, ref, edition):
    """The file of a format: what the machine made, or what a person handed in. The same people get it as its page."""
    one, found = the_edition(request, ref, edition)
    readable(request, one, found)
    if not found.file:
        raise Http404
    extension = found.file.name.rsplit(".", 1)[-1]
    name = f"{file_stem(one.title)}.{extension}"
    inline = found.media_type.startswith(("video/", "audio/"))
    return send_file(request, found.file, media_type=found.media_type, name=name, inline=inline)


@open_to_all
@require_safe
def easy_print(request, ref, edition, size):
    """Easy Read on paper."""
    one, found = the_edition(request, ref, edition)
    readable(request, one, found)
    if found.format != EditionFormat.EASY_READ or not found.content or size not in EASY_SIZES:
        raise Http404
    made = to_easy_read_pdf(found.document, [each.name for each in found.sign_offs.all()], size)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{file_stem(one.title)}-easy-{size}.pdf"'
    return answer


@open_to_all
@require_safe
def captions(request, ref, edition):
    """The captions of a film."""
    one, found = the_edition(request, ref, edition)
    readable(request, one, found)
    if not found.captions:
        raise Http404
    return HttpResponse(found.captions, content_type="text/vtt; charset=utf-8")


@open_to_all
@require_safe
def changes(request, ref, number):
    """What is new in a version, part by part, so that it can be heard as well as seen."""
    one = the_paper(request, ref)
    after, before = newest(one, number), newest(one, number - 1) if number > 1 else None
    if after is None or before is None:
        raise Http404
    context = {
        "paper": one,
        "number": number,
        "before": number - 1,
        "version": one.versions.light().get(number=number, fix=0),
        "found": differences(before.document, after.document),
        "round": Round.objects.filter(version__paper=one, version__number=number - 1).first(),
    }
    return render(request, "documents/changes.html", context)


@open_to_all
@require_safe
def asked_for_list(request):
    """What people asked for, by which day it was promised, and when it was there."""
    found = asked_for(Paper.objects.visible_to(request.user).are_out())
    return render(
        request,
        "documents/asked_for.html",
        {"found": found, "median": median_days(found), "waiting": sum(one.ready_on is None for one in found)},
    )


@open_to_all
@require_safe
def clearer_list(request, ref):
    """What was made clearer in this paper: the words before, and the words after."""
    one, _version = the_version(request, ref)
    fixes = Fix.objects.filter(paper=one).order_by("-pk")[:100]
    return render(request, "documents/clearer_list.html", {"paper": one, "fixes": fixes})
