"""The pages in docs/: their links lead somewhere, and a decision says why and what follows."""

import re
from pathlib import Path

from tests.house.rules.tracked import texts

LINK = re.compile(r"\]\(([^)#\s]+)")
PARTS = ["## Context", "## Decision", "## Consequences"]


def problems_in_links(root: Path) -> list[str]:
    """Every link from one page of ours to another leads to something that is there."""
    return [
        f"{path.relative_to(root).as_posix()}:{number} leads to {link}, which is not there."
        for path, lines in texts(root)
        if path.suffix == ".md"
        for number, line in enumerate(lines, 1)
        for link in LINK.findall(line)
        if "://" not in link and not link.startswith("mailto:") and not (path.parent / link).exists()
    ]


def problems_in_decisions(root: Path) -> list[str]:
    """Decisions are numbered without a gap, and each has its three parts."""
    problems = []
    for number, path in enumerate(sorted((root / "docs" / "decisions").glob("[0-9]*.md")), 1):
        place = path.relative_to(root).as_posix()
        lines = path.read_text(encoding="utf-8").splitlines()
        if not path.name.startswith(f"{number:04d}-") or not lines[0].startswith(f"# {number}. "):
            problems.append(f"{place}:1 is not called number {number}, as its place asks.")
        if [line for line in lines if line.startswith("## ")] != PARTS:
            problems.append(f"{place}:1 lacks its parts: context, decision, consequences.")
    return problems
