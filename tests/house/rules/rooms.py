"""The furniture of a room: its words in `__init__.py`, its files, where it writes, what it keeps out."""

import ast
from pathlib import Path

from tests.house.places import PACKAGE, at, called, layers, python_files, tree

DRAWERS = {"utils", "util", "helpers", "services", "signals", "mixins", "managers", "common", "misc", "admin"}
WRITES = {
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "acreate",
    "abulk_create",
}
MAY_WRITE = {
    "alongside/shared/forms.py": "keeps the one-time key of a form that was sent",
}


def problems_in_descriptions(root: Path) -> list[str]:
    """Each room says in 3 to 6 lines what it is for, and has its place on the ladder."""
    problems = []
    placed = {room for layer in layers(root) for room in layer}
    there = {path.parent.name for path in (root / PACKAGE).glob("*/__init__.py")}
    for room in sorted(there - placed):
        problems.append(f"alongside/{room}/__init__.py:1 has no place on the ladder in pyproject.toml.")
    for room in sorted(placed - there):
        problems.append(f"pyproject.toml:1 gives a place to {room}, which is not there.")
    for room in sorted(there & placed):
        path = root / PACKAGE / room / "__init__.py"
        words = ast.get_docstring(tree(path)) or ""
        lines = len(words.splitlines())
        if not 3 <= lines <= 6:
            problems.append(f"{at(path, 1, root)} says what the room is for in {lines} lines; write 3 to 6.")
    return problems


def problems_in_file_names(root: Path) -> list[str]:
    """No drawer for anything: a file is named after its idea."""
    return [
        f"{at(path, 1, root)} is a drawer for anything; name the file after its idea."
        for path in python_files(root, tests=True)
        if path.stem in DRAWERS or path.parent.name in DRAWERS
    ]


def problems_in_imports_of_django(root: Path) -> list[str]:
    """No signals and no admin: both do things that the actions do not see."""
    problems = []
    for path in python_files(root):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                names = [node.value]
            else:
                continue
            if any(
                name == "django.contrib.admin" or name.startswith("django.contrib.admin.") for name in names
            ):
                problems.append(
                    f"{at(path, node.lineno, root)} brings in the admin, which writes round the actions."
                )
            if any(
                name.endswith(".signals") or name in {"django.dispatch", "django.dispatch.receiver"}
                for name in names
            ):
                problems.append(f"{at(path, node.lineno, root)} uses a signal; let a higher room call both.")
    return problems


def problems_in_writes(root: Path) -> list[str]:
    """Only actions write to tables."""
    problems = []
    for path in python_files(root):
        inside = path.relative_to(root)
        if path.name == "actions.py" or "actions" in inside.parts or inside.as_posix() in MAY_WRITE:
            continue
        if inside.parts[1] in {"formats", "algorithms"}:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and writes_a_row(node):
                problems.append(
                    f"{at(path, node.lineno, root)} calls .{node.func.attr}(); only actions write."
                )
    return problems


def writes_a_row(node: ast.Call) -> bool:
    """Whether a call looks like a write of Django's: a picture's `save(path)` and a dict's `update({…})` do not."""
    word = called(node)
    if word in WRITES:
        return True
    if word in {"save", "delete", "asave", "adelete"}:
        return not node.args and not _is_super(node)
    if word in {"update", "aupdate"}:
        return not node.args and bool(node.keywords) and all(keyword.arg for keyword in node.keywords)
    return False


def _is_super(node: ast.Call) -> bool:
    """`super().save()` belongs to whoever called `save()`, who is caught."""
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    return isinstance(owner, ast.Call) and called(owner) == "super"
