"""The copy of a record: a folder of files, made when it is asked for and kept nowhere."""

import io
import zipfile
from html import escape

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.formats.document import UNPRINTABLE, Builder, Document
from alongside.formats.html import to_html
from alongside.formats.pdf import SIZES, to_pdf
from alongside.home import record
from alongside.people.models import Person

LARGE = 18
PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body{{font:1.2rem/1.6 sans-serif;max-width:38em;margin:1rem auto;padding:0 1rem;overflow-wrap:anywhere}}</style>
</head><body>{body}</body></html>
"""


@translation.override("en-gb")
def zip_of_record(person: Person, *, for_whom: str) -> bytes:
    """record.json, record.html, record-large-print.pdf, and their own files."""
    parts = record.whole_record(person, for_whom=for_whom)
    document = record_document(person, parts, for_whom=for_whom)
    size = person.print_size if person.print_size in SIZES and person.print_size > LARGE else LARGE
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("record.json", record.as_json(person, parts))
        folder.writestr("record.html", PAGE.format(title=escape(document.title), body=to_html(document)))
        folder.writestr("record-large-print.pdf", to_pdf(document, size=size))
        for name, file in record.files_of_record(person, for_whom):
            ending = file.name.rpartition(".")[2]
            with file.open("rb") as opened:
                folder.writestr(f"files/{name}.{ending}", opened.read())
    return packed.getvalue()


def record_document(person: Person, parts: list[record.Part], *, for_whom: str) -> Document:
    doc = Builder(
        _("What we keep about %(name)s") % {"name": printable(str(person))},
        date=date_format(timezone.localdate(), "j F Y"),
        about=_("Everything that this partnership keeps about you."),
    )
    doc.paragraph(
        _(
            "If somebody was worried about your safety and told us, a named person looks at those notes first, because "
            "other people are in them. Ask us for them."
        )
    )
    if for_whom == "print":
        doc.paragraph(
            _("What only you may read is not printed by us. You find it when you sign in, or ask us how.")
        )
    for part in parts:
        doc.heading(2, printable(part.what))
        doc.paragraph(_("Why: %(why)s. Kept: %(kept)s.") % {"why": part.why, "kept": part.kept})
        doc.paragraph(_("Who may see it: %(who)s.") % {"who": ", ".join(part.who)})
        for row in part.rows:
            if row:
                doc.list([f"{label}: {printable(words)}" for label, words in row])
    others = record.done_by_others(person)
    for title, done in (
        (_("Who looked at your addresses"), others[True]),
        (_("What others did for you"), others[False]),
        (_("What you did"), record.done_by_them(person)),
    ):
        doc.heading(2, title)
        if done:
            doc.list([in_a_line(one) for one in done])
        else:
            doc.paragraph(_("Nothing."))
    return doc.document()


def in_a_line(done: record.Done) -> str:
    return _("%(when)s: %(who)s, %(what)s, %(how)s") % {
        "when": date_format(timezone.localtime(done.at), "j F Y, H:i"),
        "who": printable(done.who),
        "what": done.what,
        "how": done.how,
    }


def printable(words: str) -> str:
    """Without signs that no paper can show."""
    return UNPRINTABLE.sub("", words) or "–"
