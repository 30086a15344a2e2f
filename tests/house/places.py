"""Where things stand in the house: its rooms, their order on the ladder, its Python files and its templates."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "alongside"


def layers(root: Path) -> list[list[str]]:
    """The ladder, top first, as `pyproject.toml` has it; rooms side by side share a list."""
    with (root / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    ladder = next(contract for contract in contracts if contract["id"] == "ladder")
    return [[room.strip() for room in re.split(r"[|:]", layer)] for layer in ladder["layers"]]


def heights(root: Path) -> dict[str, int]:
    """How high each room stands: {"algorithms": 0, "formats": 0, "shared": 1, …}."""
    return {room: height for height, layer in enumerate(reversed(layers(root))) for room in layer}


def points_up(user: str, used: str, height: dict[str, int]) -> bool:
    """Whether the room `user` may not use the room `used`: it is higher, or it stands beside."""
    if user == used or user not in height or used not in height:
        return False
    return height[used] >= height[user]


def room_of(path: Path, root: Path) -> str:
    """The room that a file stands in, or "" for a file outside the rooms."""
    parts = path.relative_to(root).parts
    return parts[1] if len(parts) > 2 and parts[0] == PACKAGE else ""


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name in {"conftest.py", "make.py"}


def is_migration(path: Path) -> bool:
    return "migrations" in path.parts


def python_files(root: Path, *, tests: bool = False) -> Iterator[Path]:
    """The Python files of the rooms, without migrations; with their tests only when asked."""
    for path in sorted((root / PACKAGE).rglob("*.py")):
        inside = path.relative_to(root)
        if not is_migration(inside) and (tests or not is_test(inside)):
            yield path


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def templates(root: Path) -> dict[str, Path]:
    """Every template by the name that views and other templates call it."""
    found = {}
    for path in sorted((root / PACKAGE).rglob("*")):
        if path.is_file() and "templates" in path.relative_to(root).parts:
            inside = path.as_posix().split("/templates/", 1)[1]
            found[inside] = path
    return found


def namespaces(root: Path) -> dict[str, str]:
    """The room behind each name before the colon in an address: {"set_up": "partnership", …}."""
    found = {}
    for path in python_files(root):
        if path.name != "urls.py":
            continue
        for node in tree(path).body:
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Constant)
                and any(isinstance(target, ast.Name) and target.id == "app_name" for target in node.targets)
            ):
                found[str(node.value.value)] = room_of(path, root)
    return found


def at(path: Path, line: int, root: Path) -> str:
    """The place of a problem, as "alongside/events/views.py:12"."""
    return f"{path.relative_to(root).as_posix()}:{line}"


def strings(node: ast.AST) -> Iterator[ast.Constant]:
    """Every string in a piece of Python, docstrings and all."""
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child


def called(node: ast.Call) -> str:
    """The last word of what is called: "save" for `thing.save()`, "redirect" for `redirect(…)`."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
