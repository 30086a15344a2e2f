"""Writes docs/map.md from the rooms themselves: `python -m tests.house.map`."""

import ast
from pathlib import Path

from tests.house.places import PACKAGE, ROOT, layers, tree

TARGET = "docs/map.md"
TOP = """# The map of the house

Made by `python -m tests.house.map` from the first lines of each room; change those, not this page.

A feature is a **room**: one folder under `alongside/` with its tables, pages, forms, words, templates and tests. Rooms
stand on a **ladder**: a room may use only the rooms below it, in imports, tables, addresses and templates. Every room
has the same furniture:

| file | holds |
|---|---|
| `models.py` | tables, their limits, and what may be asked of them (`visible_to(person)` first) |
| `permissions.py` | who may do what, and why not, in a sentence |
| `promises.py` | the rules of this room, as promises |
| `actions.py` | every write: checked, recorded, in one transaction |
| `letters.py` | one function for each letter that the room sends |
| `figures.py` | what is counted or gathered, without writing |
| `forms.py`, `views.py`, `urls.py` | what people may type; find, check, form, act, answer; the addresses |
| `templates/`, `static/` | the pages and what they link |
| `tests/` | sentences about people |

A file that grew two ideas is a folder of the same name. Beside the rooms: `tests/journeys` walks a person's path
through several rooms, `tests/house` checks these rules, `tests/bar` holds pages to the accessibility bar, `bench`
measures.
"""


def written(root: Path) -> str:
    """The text of the map, top of the ladder first."""
    parts = [TOP, "\n## The rooms, from the top of the ladder down\n"]
    for layer in layers(root):
        for room in layer:
            path = root / PACKAGE / room / "__init__.py"
            words = ast.get_docstring(tree(path)) if path.exists() else None
            parts.append(f"\n### {room}\n\n{words or 'Not described yet.'}\n")
            parts += [
                f"\n- **{room}/{inner.parent.name}**: {first_line(inner)}\n" if number == 0 else
                f"- **{room}/{inner.parent.name}**: {first_line(inner)}\n"
                for number, inner in enumerate(inner_rooms(root / PACKAGE / room))
            ]  # fmt: skip
    return "".join(parts)


def inner_rooms(room: Path) -> list[Path]:
    """The folders in a room that have words of their own."""
    return [path for path in sorted(room.glob("*/__init__.py")) if ast.get_docstring(tree(path))]


def first_line(path: Path) -> str:
    return (ast.get_docstring(tree(path)) or "").splitlines()[0]


def problems_in_map(root: Path) -> list[str]:
    """The map on file is the map of the house as it stands."""
    path = root / TARGET
    if path.exists() and path.read_text(encoding="utf-8") == written(root):
        return []
    return [f"{TARGET}:1 is not the map of the house as it stands; run python -m tests.house.map."]


if __name__ == "__main__":
    (ROOT / "docs").mkdir(exist_ok=True)
    (ROOT / TARGET).write_text(written(ROOT), encoding="utf-8")
    print(f"Wrote {TARGET}.")
