"""The words of the interface, gathered for translators: `python -m tests.house.catalogue`.

Gathers every string that Python and the templates send through gettext, into
`alongside/locale/<folder>/LC_MESSAGES/django.po`; keeps what was translated; compiles each `.po` to the `.mo` that
the program reads. All in Python, so that no system gettext is needed. A new language begins with a folder:
`python -m tests.house.catalogue cy`. Folders are named as Django names them: `ur`; `en_Easy` for English in
shorter words.
"""

import ast
import datetime
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from alongside.algorithms.counting.wording import SENTENCES
from alongside.formats import ALL
from tests.house.places import PACKAGE, ROOT, at, python_files, templates, tree

NO_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # so that the same words make the same file
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# What is on a page in the language that it was written in.
WRITTEN_IN = {"en", "en-gb", "en-us"}
HEADER = "# The words of Alongside. Translate each msgid; leave msgstr empty where you are not sure."
PERCENT = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")


def folder(root: Path) -> Path:
    return root / PACKAGE / "locale"


def po_files(root: Path) -> list[Path]:
    return sorted(folder(root).glob("*/LC_MESSAGES/django.po"))


def gathered(root: Path) -> Catalog:
    """Every string of the interface, with the files that it stands in."""
    catalogue = Catalog(project="Alongside", charset="utf-8")
    sources = [(path, path.read_text(encoding="utf-8")) for path in python_files(root)]
    sources += [(path, as_python(path)) for path in templates(root).values()]
    for path, source in sources:
        place = path.relative_to(root).as_posix()
        stream = io.BytesIO(source.encode())
        for _line, message, comments, context in extract("python", stream, KEYWORDS, ("Translators:",)):
            # Without line numbers: a moved line is no news to a translator.
            catalogue.add(message, locations=[(place, None)], auto_comments=comments, context=context)
    if root == ROOT:
        # What counts say, without Django; `voting/sayings.py` says it in the reader's language.
        for sentence in SENTENCES.values():
            catalogue.add(sentence, locations=[(f"{PACKAGE}/algorithms/counting/wording.py", None)])
        # What formats are called, just as well; `{% translate format.label %}` says it.
        for format in ALL.values():
            catalogue.add(format.label, locations=[(f"{PACKAGE}/formats/__init__.py", None)])
    return catalogue


def as_python(path: Path) -> str:
    """A template as lines of Python that Babel can read: Django blanks out all but the strings."""
    blanked = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    # The blanked letters say nothing, and their indents would not be Python.
    calls = re.findall(
        r"(?:n?p?gettext|ngettext|npgettext|_)\((?:[^()\"']|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')*\)",
        blanked,
    )
    return "\n".join(calls)


def opened(path: Path) -> Catalog:
    """A catalogue on file. `en_Easy` is English to Babel."""
    locale = path.parent.parent.name
    with path.open("rb") as file:
        return read_po(file, locale="en" if locale.startswith("en") else locale)


def updated(path: Path, template: Catalog) -> Catalog:
    """The catalogue on file with the strings of today: new ones empty, gone ones dropped, guesses never made."""
    catalogue = opened(path)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, omit_header=False, ignore_obsolete=True)
    # The date of the run is no news.
    return re.sub(rb'"(?:POT-Creation|PO-Revision)-Date:[^\n]*\n', b"", out.getvalue())


def as_mo(catalogue: Catalog) -> bytes:
    """The compiled file, of whole translations only: a half translated plural would mix two languages."""
    whole = Catalog(locale=catalogue.locale, charset="utf-8", fuzzy=False)
    whole.mime_headers = catalogue.mime_headers
    whole.creation_date = NO_DAY
    for message in catalogue:
        if message.id and is_whole(message):
            whole.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, whole)
    return out.getvalue()


def strings_of(catalogue: Catalog) -> set:
    return {(message.id, message.context) for message in catalogue if message.id}


def untranslated(catalogue: Catalog) -> list[str]:
    """The strings without a full translation, one wording for each form of the plural."""
    return [
        message.id[0] if isinstance(message.id, tuple | list) else message.id
        for message in catalogue
        if message.id and not is_whole(message)
    ]


def is_whole(message) -> bool:
    """Whether a translation is there, in every form of the plural, and nobody marked it as a guess."""
    wordings = message.string if isinstance(message.string, tuple | list) else [message.string]
    return bool(wordings) and all(wordings) and not message.fuzzy


def problems_in_catalogues(root: Path) -> list[str]:
    """Each catalogue holds the strings of today, and its compiled file says the same."""
    problems, today = [], strings_of(gathered(root))
    for path in po_files(root):
        place, catalogue = path.relative_to(root).as_posix(), opened(path)
        if lacking := today - strings_of(catalogue):
            problems.append(f"{place}:1 lacks {len(lacking)} strings; run python -m tests.house.catalogue.")
        if gone := strings_of(catalogue) - today:
            problems.append(f"{place}:1 holds {len(gone)} strings that no page says any more.")
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or not _say_the_same(compiled, catalogue):
            problems.append(f"{place}:1 is not compiled; run python -m tests.house.catalogue.")
        problems += [f"{place}:{message.lineno} {fault}" for message, fault in _gaps(catalogue)]
    return problems


def problems_in_other_names(root: Path) -> list[str]:
    """A string is gathered by the name that it is sent through; under a name of its own it would reach no translator."""
    problems = []
    for path in python_files(root):
        for node in ast.walk(tree(path)) if " as " in path.read_text(encoding="utf-8") else ():
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
                problems += [
                    f"{at(path, node.lineno, root)} calls {name.name} {name.asname}: nothing that it says is gathered."
                    for name in node.names
                    if name.name in KEYWORDS and name.asname and name.asname not in KEYWORDS
                ]
    return problems


def _say_the_same(compiled: Path, catalogue: Catalog) -> bool:
    with compiled.open("rb") as file:
        return _wordings(read_mo(file)) == _wordings(read_mo(io.BytesIO(as_mo(catalogue))))


def _wordings(catalogue: Catalog) -> dict:
    """By original and context; a compiled file gives plurals as lists, so they are joined."""

    def flat(words) -> str:
        return "\0".join(words) if isinstance(words, tuple | list) else words

    return {(flat(message.id), message.context): flat(message.string) for message in catalogue if message.id}


def _gaps(catalogue: Catalog):
    """Translations that fill other gaps than their originals: `%(name)s` lost, or spelt wrong."""
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple | list) else [message.id]
        wordings = message.string if isinstance(message.string, tuple | list) else [message.string]
        asked = {gap for one in ids for gap in PERCENT.findall(one)}
        for wording in filter(None, wordings):
            if len(ids) == 1 and sorted(PERCENT.findall(wording)) != sorted(PERCENT.findall(ids[0])):
                yield message, f"fills other gaps than “{ids[0][:40]}”."
            elif not set(PERCENT.findall(wording)) <= asked:
                yield message, f"fills gaps that “{ids[0][:40]}” does not have."


def problems_in_offered_languages(root: Path, offered: list[str]) -> list[str]:
    """A language is offered when every string has its wording. `offered` holds codes, such as "ur".

    English in easier words is a layer over English: what it does not say again stays as it was written, so it need
    only be there.
    """
    from django.utils.translation import to_locale

    problems = []
    for code in offered:
        if code.lower() in WRITTEN_IN:
            continue
        path = folder(root) / to_locale(code) / "LC_MESSAGES" / "django.po"
        if not path.exists():
            problems.append(
                f"{code} is offered in the menu, but {path.relative_to(root).as_posix()} is not there."
            )
            continue
        if code.startswith("en-"):
            continue
        catalogue = updated(path, gathered(root))
        if missing := untranslated(catalogue):
            problems.append(
                f"{code} is offered in the menu, but {len(missing)} strings wait: “{missing[0][:60]}”…"
            )
    return problems


def write(root: Path, new: list[str] = ()) -> list[str]:
    """Bring every catalogue up to date and compile it. Sentences to print."""
    template = gathered(root)
    for name in new:
        path = folder(root) / name / "LC_MESSAGES" / "django.po"
        if not path.exists():
            path.parent.mkdir(parents=True)
            locale = "en" if name.startswith("en") else name
            path.write_bytes(
                as_po(Catalog(project="Alongside", locale=locale, header_comment=HEADER, fuzzy=False))
            )
    said = []
    for path in po_files(root):
        catalogue = updated(path, template)
        path.write_bytes(as_po(catalogue))
        path.with_suffix(".mo").write_bytes(as_mo(catalogue))
        total, waiting = len(strings_of(catalogue)), len(untranslated(catalogue))
        said.append(f"{path.parent.parent.name}: {total - waiting} of {total} strings have their words.")
    return said


if __name__ == "__main__":
    sys.stdout.write("\n".join(write(ROOT, sys.argv[1:])) + "\n")
