"""What a template may hold: one heading, no logic, nothing inline, words that can be translated."""

import ast
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import DebugLexer, TokenType

from tests.house.places import PACKAGE, at, python_files, strings, templates, tree

# Templates that other programs look for by name, and whose they are.
CALLED_BY_OTHERS = {
    "account/": "allauth shows and sends these",
    "mfa/": "allauth shows these, for the second step",
    "django/": "Django's forms and widgets look for these",
    "400.html": "Django's own fault pages",
    "403.html": "Django's own fault pages",
    "403_csrf.html": "Django's own fault pages",
    "404.html": "Django's own fault pages",
    "500.html": "Django's own fault pages",
}
LOGIC = {"ifchanged", "widthratio", "filter", "debug", "lorem", "now", "resetcycle", "cycle"}
NAME_OF_TEMPLATE = re.compile(r"^([\w-]+)/[\w/.-]+\.(html|txt|xml|svg)(#[\w-]+)?$")
LETTERS = re.compile(r"[^\W\d_]{2,}")
SPOKEN = {"alt", "title", "aria-label", "placeholder", "aria-description"}
# Words that are the same in every language.
SAME_EVERYWHERE = {"Alongside", "AGPL", "Word", "PDF", "HTML", "CSV", "JSON", "EPUB"}
UNSEEN = {"script", "style", "code", "title-of-nothing"}


@dataclass(frozen=True)
class Tag:
    """One `{% … %}`: its name, what follows, and the first word of that when it is a plain string."""

    name: str
    rest: str
    line: int

    @property
    def literal(self) -> str:
        found = re.match(r"""(["'])([^"']*)\1""", self.rest)
        return found.group(2) if found else ""


def tokens(path: Path):
    return DebugLexer(path.read_text(encoding="utf-8")).tokenize()


def tags(path: Path) -> Iterator[Tag]:
    """The tags of a template, without those that stand in a comment."""
    quiet = False
    for token in tokens(path):
        if token.token_type != TokenType.BLOCK:
            continue
        name, _, rest = token.contents.partition(" ")
        if name == "endcomment":
            quiet = False
        elif not quiet:
            yield Tag(name, rest.strip(), token.lineno)
        if name == "comment":
            quiet = True


def bare(path: Path, *, drop_translated: bool = False) -> str:
    """The template without its tags, line for line; without what stands in translate blocks when asked."""
    kept, hidden = [], ""
    for token in tokens(path):
        contents = token.contents
        source_lines = "\n" * _lines_of(token)
        if token.token_type == TokenType.BLOCK:
            name = contents.split(" ", 1)[0]
            if hidden and name == hidden:
                hidden = ""
            elif name == "comment" or (drop_translated and name in {"blocktranslate", "blocktrans"}):
                hidden = f"end{name}"
            kept.append(source_lines or " ")
        elif token.token_type == TokenType.TEXT and not hidden:
            kept.append(contents)
        else:
            kept.append(source_lines or " ")
    return "".join(kept)


def _lines_of(token) -> int:
    return token.contents.count("\n")


class Elements(HTMLParser):
    """Collects elements with their attributes and lines, and the texts between them."""

    def __init__(self, source: str):
        super().__init__(convert_charrefs=False)
        self.elements: list[tuple[str, dict[str, str], int]] = []
        self.texts: list[tuple[str, int]] = []
        self.unseen = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}, self.getpos()[0]))
        if tag in UNSEEN:
            self.unseen += 1

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}, self.getpos()[0]))

    def handle_endtag(self, tag):
        if tag in UNSEEN and self.unseen:
            self.unseen -= 1

    def handle_data(self, data):
        if not self.unseen:
            self.texts.append((data, self.getpos()[0]))


def html_templates(root: Path) -> dict[str, Path]:
    return {name: path for name, path in templates(root).items() if path.suffix == ".html"}


def problems_in_inline_code(root: Path) -> list[str]:
    """No inline style, script, event handler or `javascript:`."""
    problems = []
    for path in html_templates(root).values():
        for element, attributes, line in Elements(bare(path)).elements:
            where = at(path, line, root)
            if element == "style":
                problems.append(f"{where} holds a style element; put it in a linked file.")
            if element == "script" and "src" not in attributes:
                problems.append(f"{where} holds a script inside the page; link a file.")
            for name, value in attributes.items():
                if name == "style":
                    problems.append(f"{where} has an inline style; give it a class.")
                if name.startswith("on"):
                    problems.append(f"{where} has the event handler {name}; a module may add it.")
                if value.strip().lower().startswith("javascript:"):
                    problems.append(f"{where} leads to javascript:; pages work without it.")
    return problems


def problems_in_headings(root: Path) -> list[str]:
    """A page has one `<h1>`: its own, or that of a part it includes or a page it extends."""
    known = html_templates(root)
    problems = []
    for name, path in known.items():
        own = [line for element, _a, line in Elements(bare(path)).elements if element == "h1"]
        branches = [tag.line for tag in tags(path) if tag.name in {"else", "elif"}]
        for first, second in itertools.pairwise(own):
            if not any(first <= line <= second for line in branches):
                problems.append(f"{at(path, second, root)} has a second h1; a page has one.")
        is_page = any(tag.name == "extends" for tag in tags(path)) and not path.name.startswith("_")
        # A page that is extended in its turn is a frame; its heirs bring the heading.
        extended = any(
            tag.name == "extends" and tag.literal == name for other in known.values() for tag in tags(other)
        )
        if is_page and not extended and not own and not _heading_from_elsewhere(path, known, set()):
            problems.append(f"{at(path, 1, root)} has no h1; say what the page is.")
    return problems


def _heading_from_elsewhere(path: Path, known: dict[str, Path], seen: set[Path]) -> bool:
    seen.add(path)
    for tag in tags(path):
        if tag.name not in {"include", "extends"}:
            continue
        other = known.get(tag.literal.split("#")[0])
        if other is None or other in seen:
            continue
        if any(element == "h1" for element, _a, _l in Elements(bare(other)).elements):
            return True
        if _heading_from_elsewhere(other, known, seen):
            return True
    return False


def problems_in_logic(root: Path) -> list[str]:
    """No logic beyond `if` and `for`; a condition has at most one `and` or `or`."""
    problems = []
    for path in templates(root).values():
        for tag in tags(path):
            if tag.name in LOGIC:
                problems.append(f"{at(path, tag.line, root)} uses {tag.name}; work it out in the view.")
            if tag.name in {"if", "elif"} and len(re.findall(r"\b(and|or)\b", tag.rest)) > 1:
                problems.append(f"{at(path, tag.line, root)} asks three things at once; name it in the view.")
    return problems


def problems_in_static_links(root: Path) -> list[str]:
    """Every static file that a template links is there."""
    there = {
        path.as_posix().split("/static/", 1)[1]
        for path in (root / PACKAGE).rglob("*")
        if path.is_file() and "static" in path.relative_to(root).parts
    }
    return [
        f"{at(path, tag.line, root)} links {tag.literal}, which is not there."
        for path in templates(root).values()
        for tag in tags(path)
        if tag.name == "static" and tag.literal and tag.literal not in there
    ]


def problems_in_template_names(root: Path) -> list[str]:
    """Every template that is named exists, and every template that exists is named."""
    known = templates(root)
    spaces = {name.split("/")[0] for name in known} | {path.name for path in (root / PACKAGE).glob("*/")}
    named: set[str] = set()
    problems = []

    def look(path: Path, line: int, full: str) -> None:
        name = full.split("#")[0]
        named.add(name)
        ours = name.split("/")[0] in spaces and not is_called_by_others(name)
        if ours and name not in known:
            problems.append(f"{at(path, line, root)} names the template {name}, which is not there.")

    for path in known.values():
        for tag in tags(path):
            if tag.name in {"include", "extends"} and tag.literal:
                look(path, tag.line, tag.literal)
    for path in python_files(root):
        for node in strings(tree(path)):
            if NAME_OF_TEMPLATE.match(node.value):
                look(path, node.lineno, node.value)
    for name, path in known.items():
        if name not in named and not is_called_by_others(name):
            problems.append(f"{at(path, 1, root)} is used by nobody.")
    return problems


def is_called_by_others(name: str) -> bool:
    return any(name.startswith(start) for start in CALLED_BY_OTHERS)


def problems_in_untranslated_words(root: Path) -> list[str]:
    """Every word on a page stands in a translate tag."""
    problems = []
    for path in templates(root).values():
        source = bare(path, drop_translated=True)
        if path.suffix == ".html":
            page = Elements(source)
            found = list(page.texts)
            for _element, attributes, line in page.elements:
                found += [(value, line) for name, value in attributes.items() if name in SPOKEN]
        else:
            found = [(text, line) for line, text in enumerate(source.splitlines(), 1)]
        for text, line in found:
            words = [word for word in LETTERS.findall(text) if word not in SAME_EVERYWHERE]
            if words:
                short = " ".join(text.split())[:50]
                problems.append(f"{at(path, line, root)} says “{short}” outside a translate tag.")
    return problems


def problems_in_post_forms(root: Path) -> list[str]:
    """Every form that is posted carries the token that proves it came from our page."""
    known = templates(root)
    problems = []
    for path in html_templates(root).values():
        source = path.read_text(encoding="utf-8")
        for found in re.finditer(r"<form\b.*?</form>", source, re.S | re.I):
            form = found.group(0)
            if not re.search(r"method=[\"']?post", form.split("<", 2)[1], re.I):
                continue
            if not _holds_token(form, known, set()):
                line = source[: found.start()].count("\n") + 1
                problems.append(f"{at(path, line, root)} posts a form without csrf_token.")
    return problems


def _holds_token(source: str, known: dict[str, Path], seen: set[str]) -> bool:
    if re.search(r"{%\s*csrf_token\s*%}", source):
        return True
    for name in re.findall(r"""{%\s*include\s+["']([^"'#]+)""", source):
        if name in known and name not in seen:
            seen.add(name)
            if _holds_token(known[name].read_text(encoding="utf-8"), known, seen):
                return True
    return False


def problems_in_views(root: Path) -> list[str]:
    """A view hands its action to `form.act`; it never calls the action by itself.

    An action is a function in a room's `actions` that takes `by`: what only reads or tidies may be called.
    """
    problems = []
    for path in python_files(root):
        if path.name != "views.py" and path.parent.name != "views":
            continue
        source = tree(path)
        functions, modules = {}, {}
        for node in ast.walk(source):
            if not isinstance(node, ast.ImportFrom):
                continue
            for alias in node.names:
                if "actions" in (node.module or "").split("."):
                    functions[alias.asname or alias.name] = node.module
                elif alias.name == "actions":
                    modules[alias.asname or alias.name] = f"{node.module}.actions"
        for node in ast.walk(source):
            if not isinstance(node, ast.Call):
                continue
            word, module = "", None
            if isinstance(node.func, ast.Name):
                word, module = node.func.id, functions.get(node.func.id)
            elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
                word, module = node.func.attr, modules.get(node.func.value.id)
            if module and takes_by(root, module, word):
                problems.append(f"{at(path, node.lineno, root)} calls {word} itself; hand it to form.act.")
    return problems


def takes_by(root: Path, module: str, function: str) -> bool:
    """Whether a function of a module of ours takes `by`, which makes it an action."""
    place = root / Path(*module.split("."))
    file = place.with_suffix(".py") if place.with_suffix(".py").exists() else place / "__init__.py"
    if not file.exists():
        return False
    return any(
        isinstance(node, ast.FunctionDef)
        and node.name == function
        and any(argument.arg == "by" for argument in [*node.args.args, *node.args.kwonlyargs])
        for node in ast.walk(tree(file))
    )
