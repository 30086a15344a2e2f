"""What the pages of papers share: who may see which, and how a part becomes a piece of a page."""

import re

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from alongside.documents.clock import language_name
from alongside.documents.models import Edition, EditionFormat, Paper, Version
from alongside.documents.parts import Section, sections
from alongside.documents.permissions import can_keep_formats, can_write_comment_for
from alongside.documents.reading_matter import newest
from alongside.formats.html import block_to_html
from alongside.people.figures import helping
from alongside.people.models import Person, Right
from alongside.people.permissions import may_help
from alongside.shared.permissions import Decision
from alongside.shared.web import require


def the_paper(request, ref) -> Paper:
    """This paper, if this reader may see it."""
    papers = Paper.objects.visible_to(request.user).select_related("group", "organisation", "agreed")
    return get_object_or_404(papers.defer("search"), ref=ref)


def the_version(request, ref) -> tuple[Paper, Version]:
    """What everybody reads of this paper now."""
    paper = the_paper(request, ref)
    version = newest(paper)
    if version is None:
        raise Http404
    version.paper = paper
    return paper, version


def section_html(section: Section, paper: Paper, number: int) -> SafeString:
    """The words of a section as HTML. Pictures are fetched from their own address."""

    def address(picture):
        return reverse("documents:picture", args=[paper.ref, number, picture.id])

    # Made by our own writer, which escapes every word.
    return mark_safe("\n".join(block_to_html(block, address) for block in section.blocks))


def way_label(edition: Edition) -> str:
    name = str(edition.get_format_display())
    if edition.format == EditionFormat.WEB:
        return language_name(edition.language)
    if edition.language and not edition.language.lower().startswith("en"):
        return f"{name} ({language_name(edition.language)})"
    return name


def file_stem(title: str) -> str:
    """A file name from a title.

    >>> file_stem("Getting out & about: what we ask")
    'getting-out-about-what-we-ask'
    """
    return re.sub(r"[^\w]+", "-", title.casefold()).strip("-")[:60] or "paper"


def picture_answer(found) -> HttpResponse:
    answer = HttpResponse(found.data, content_type=found.media_type)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def the_edition(request, ref, edition) -> tuple[Paper, Edition]:
    """A format of a paper that this reader may see. One that is not checked yet only for those who keep formats."""
    one = the_paper(request, ref)
    found = get_object_or_404(
        Edition.objects.select_related("version").prefetch_related("sign_offs"),
        ref=edition,
        version__paper=one,
    )
    found.version.paper = one
    return one, found


def readable(request, paper: Paper, edition: Edition) -> None:
    if not edition.is_ready and not can_keep_formats(request.user, paper):
        raise Http404


def somebody(request, ref) -> Person:
    """Somebody for whom a worker writes something down."""
    require(can_write_comment_for(request.user))
    return get_object_or_404(Person.objects.visible_to(request.user), ref=ref)


def whose_words(request):
    """Whose words are written here: the reader's own, or of whoever lets them write down what they say."""
    if not request.user.is_authenticated:
        return None
    helped = helping(request)
    if helped is None:
        return request.user
    require(
        Decision(
            may_help(request.user, helped, Right.SAY),
            _(
                "%(name)s does not let you write down what they say. Press “Stop helping” to say what you think."
            )
            % {"name": helped},
        )
    )
    return helped


def about_part(request, paper: Paper, version: Version, part: str) -> dict:
    """The section that is spoken about, and the sections to choose from.

    A part that went while somebody typed is for the action to refuse: the page comes again with all that was typed.
    """
    found = sections(version.document)
    section = next((one for one in found if part and any(block.id == part for block in one.blocks)), None)
    if part and section is None and request.method != "POST":
        raise Http404
    return {
        "part": part,
        "section": section,
        "html": section_html(section, paper, version.number) if section else "",
        "all_sections": found,
    }
