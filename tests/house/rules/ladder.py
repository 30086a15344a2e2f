"""A room may use only the rooms below it: in imports, in tables, in addresses and in templates."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.places import (
    at,
    called,
    heights,
    namespaces,
    points_up,
    python_files,
    room_of,
    templates,
    tree,
)
from tests.house.rules.templates import tags

LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
REVERSES = {"reverse", "reverse_lazy", "redirect", "resolve_url"}
POINTING = {"extends", "include", "includeblock"}


def problems_in_imports(root: Path) -> list[str]:
    """What import-linter says against the contracts in `root`'s pyproject.toml."""
    result = subprocess.run(
        [sys.executable, "-c", LINT, "--config", "pyproject.toml", "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode == 0:
        return []
    said = (result.stdout + result.stderr).split("Broken contracts")[-1]
    lines = [line.strip() for line in said.splitlines()]
    return [line for line in lines if line and not set(line) <= {"-", "="}] or ["import-linter failed."]


def problems_in_views_imports(root: Path) -> list[str]:
    """Only `urls.py` uses views."""
    problems = []
    for path in python_files(root):
        if path.name == "urls.py":
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module or ''}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            for name in names:
                if name.startswith("alongside.") and "views" in name.split("."):
                    problems.append(f"{at(path, node.lineno, root)} imports {name}; only urls.py may.")
    return problems


def problems_in_foreign_keys(models, height: dict[str, int]) -> list[str]:
    """Tables point down the ladder, or sideways within their room. `models` as from `apps.get_models()`."""
    problems = []
    for model in models:
        room = room_of_model(model)
        for field in model._meta.get_fields():
            if not field.is_relation or field.auto_created or field.related_model in {None, "self"}:
                continue
            other = room_of_model(field.related_model)
            if points_up(room, other, height):
                problems.append(
                    f"{model.__module__}.{model.__name__}.{field.name} points up from {room} to {other}."
                )
    return problems


def room_of_model(model) -> str:
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "alongside" and len(parts) > 2 else ""


def problems_in_addresses(root: Path) -> list[str]:
    """`{% url %}`, `reverse` and `redirect` name addresses of rooms below."""
    height, rooms = heights(root), namespaces(root)
    return [
        f"{at(path, line, root)} leads up the ladder to {name}."
        for path, line, name in named_addresses(root)
        if name.split(":")[0] in rooms and points_up(room_of(path, root), rooms[name.split(":")[0]], height)
    ]


def problems_in_address_names(root: Path, known: set[str]) -> list[str]:
    """Every address that is named is there. `known` holds the names, such as "events:all"."""
    return [
        f"{at(path, line, root)} leads to {name}, which is not there."
        for path, line, name in named_addresses(root)
        if name not in known
    ]


def named_addresses(root: Path) -> Iterator[tuple[Path, int, str]]:
    """Each name of an address ("events:all") that a template or Python leads to, with its place."""
    for path in templates(root).values():
        for tag in tags(path):
            if tag.name == "url" and tag.literal:
                yield path, tag.line, tag.literal
    for path in python_files(root):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and called(node) in REVERSES and node.args:
                first = node.args[0]
                if (
                    isinstance(first, ast.Constant)
                    and isinstance(first.value, str)
                    and "/" not in first.value
                ):
                    yield path, node.lineno, first.value


def problems_in_includes(root: Path) -> list[str]:
    """`{% include %}` and `{% extends %}` name templates of rooms below."""
    height, known = heights(root), templates(root)
    problems = []
    for path in known.values():
        for tag in tags(path):
            if tag.name not in POINTING or not tag.literal:
                continue
            other = known.get(tag.literal.split("#")[0])
            if other and points_up(room_of(path, root), room_of(other, root), height):
                problems.append(f"{at(path, tag.line, root)} takes {tag.literal} from up the ladder.")
    return problems
