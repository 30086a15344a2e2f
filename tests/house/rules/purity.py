"""Sums and formats take values and return values: no clock, no dice, no Django. Nobody prints."""

import ast
from pathlib import Path

from tests.house.places import at, called, python_files, tree

PURE = {"algorithms", "formats"}
DICE = {
    "random",
    "secrets",
    "time",
    "django",
    "asyncio",
    "socket",
    "subprocess",
    "requests",
    "urllib.request",
}
# A purpose for each, or it is not allowed: {file: {import: why}}.
MAY_IMPORT = {
    "alongside/formats/speech.py": {
        "subprocess": "the voice speaks in a process of its own, so that its fault is not the server's"
    },
}
CLOCKS = {"now", "today", "utcnow", "uuid1", "uuid4", "uuid7", "urandom", "getenv"}
MAY_PRINT = {
    "alongside/config/cli.py": "its words are for whoever typed the command",
}


def problems_in_pure_rooms(root: Path) -> list[str]:
    """No import of chance, time, network or Django, and no call that asks the clock."""
    problems = []
    for path in python_files(root):
        if path.relative_to(root).parts[1] not in PURE:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                names = []
            allowed = MAY_IMPORT.get(path.relative_to(root).as_posix(), {})
            for name in names:
                if name in allowed:
                    continue
                if name in DICE or name.split(".")[0] in DICE:
                    problems.append(f"{at(path, node.lineno, root)} imports {name}; pass the value in.")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and called(node) in CLOCKS:
                problems.append(f"{at(path, node.lineno, root)} calls .{called(node)}(); pass the value in.")
    return problems


def problems_in_prints(root: Path) -> list[str]:
    """Nobody prints but the command line."""
    return [
        f"{at(path, node.lineno, root)} prints; log it or return it."
        for path in python_files(root)
        if path.relative_to(root).as_posix() not in MAY_PRINT and path.parent.name != "config"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def problems_in_requests_that_lock(root: Path) -> list[str]:
    """ATOMIC_REQUESTS would make every read take SQLite's write lock."""
    return [
        f"{at(path, node.lineno, root)} names ATOMIC_REQUESTS; reads would take the write lock."
        for path in python_files(root)
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Constant) and node.value == "ATOMIC_REQUESTS")
        or (isinstance(node, ast.Name) and node.id == "ATOMIC_REQUESTS")
    ]
