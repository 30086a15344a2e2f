"""A document as a file that somebody asked for: the one way from a page to the formats."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.formats import FORMATS, Format, NotHere
from alongside.formats.document import Document


def offered() -> dict[str, Format]:
    """The formats that this machine can make, by name."""
    return {name: format for name, format in FORMATS.items() if format.is_here()}


def as_file(request: HttpRequest, document: Document, name: str, stem: str) -> HttpResponse:
    """The document in one format, for the reader to keep as `stem`; a page that says whom to ask when it cannot be made."""
    format = FORMATS.get(name)
    if format is None:
        raise Http404
    try:
        made = format.make(document)
    except NotHere as why:
        return render(request, "kit/ask_us.html", {"format": format, "why": str(why)}, status=404)
    answer = HttpResponse(made, content_type=format.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{stem}.{format.extension}"'
    return answer
