"""A tiny made-up house, in which a test breaks one rule on purpose."""

from pathlib import Path

LADDER = """
[tool.importlinter]
root_package = "alongside"

[[tool.importlinter.contracts]]
id = "ladder"
name = "A room may use only the rooms below it"
type = "layers"
containers = ["alongside"]
exhaustive = true
layers = ["attic", "parlour | pantry", "cellar", "algorithms"]
"""
ROOM = '"""A room.\n\nIt holds things, and says so\nin several lines.\n"""\n'


def a_house(folder: Path, files: dict[str, str]) -> Path:
    """Four rooms on three steps (attic; parlour beside pantry; cellar; algorithms), and the given files."""
    furniture = {"pyproject.toml": LADDER, "alongside/__init__.py": ""}
    for room in ("attic", "parlour", "pantry", "cellar", "algorithms"):
        furniture[f"alongside/{room}/__init__.py"] = ROOM
    for name, text in (furniture | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
