"""What may stand in the repository: no machine's paths, no registry's hosts, no talk of anything but the project."""

import re
import subprocess
from pathlib import Path

# Written apart, so that this page does not find itself.
HOSTS = re.compile(
    r"\b(?:files\.python" r"hosted\.org|py" r"pi\.org|registry\.npm" r"js\.org|artifact" r"ory\b)", re.I
)
PATHS = re.compile(r"(?<![\w.])/(?:wor" r"k|roo" r"t|home/\w+|Users/\w+)/[\w.]")
TMP = re.compile(r"(?<![\w.])/tm" r"p/[\w.]")
TALK = re.compile(
    r"\b(?:work" r"tree|sub-?" r"agent|inte" r"grator|language mo" r"del|system pro" r"mpt)\b", re.I
)
TALK_IN_DOCS = re.compile(r"\b(?:sand" r"box|this ses" r"sion)\b", re.I)
LICENCES = {"LICENSE", "COPYING"}
TOP = {
    ".ci", ".github", ".gitattributes", ".gitignore", ".python-version", "CHANGELOG.md", "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md", "GOVERNANCE.md", "LICENSE", "LICENSES", "README.md", "SECURITY.md", "alongside", "bench",
    "conftest.py", "docs", "publiccode.yml", "pyproject.toml", "requirements-dev.txt", "requirements.txt", "run",
    "setup", "test", "tests",
}  # fmt: skip


def tracked(root: Path) -> list[Path]:
    """The files that git keeps, or every file when the folder has no git."""
    if not (root / ".git").exists():
        return sorted(path for path in root.rglob("*") if path.is_file())
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    return [root / name for name in names if name and (root / name).is_file()]


def texts(root: Path):
    """The tracked files that hold text, with their lines."""
    for path in tracked(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        yield path, text.splitlines()


def problems_in_tracked_texts(root: Path) -> list[str]:
    """No host of a package registry, no path of one machine, no word about anything but the project."""
    problems = []
    for path, lines in texts(root):
        inside = path.relative_to(root)
        if path.name in LICENCES or path.name.startswith("OFL"):
            continue
        for number, line in enumerate(lines, 1):
            where = f"{inside.as_posix()}:{number}"
            if found := HOSTS.search(line):
                problems.append(f"{where} names the host {found.group(0)}.")
            if found := PATHS.search(line) or ("tests" not in inside.parts and TMP.search(line)):
                problems.append(f"{where} names {found.group(0)}…, a path of one machine.")
            talk = TALK.search(line) or (path.suffix == ".md" and TALK_IN_DOCS.search(line))
            if talk:
                problems.append(f"{where} says “{talk.group(0)}”, which is not about the project.")
    return problems


def problems_in_lock_files(root: Path) -> list[str]:
    """A lock file holds names, versions and hashes, and no address."""
    problems = []
    for path in sorted(root.glob("requirements*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        problems += [
            f"{path.name}:{number} holds an address."
            for number, line in enumerate(lines, 1)
            if "://" in line or line.strip().startswith(("--index", "--extra-index", "--find-links", "-f "))
        ]
        entries = [line for line in lines if re.match(r"^[A-Za-z0-9]", line)]
        if "--hash=" not in "\n".join(lines):
            problems.append(f"{path.name}:1 pins {len(entries)} packages without a hash.")
    return problems


def problems_at_the_front_door(root: Path) -> list[str]:
    """The top folder holds what a newcomer expects, and no scraps."""
    names = {path.relative_to(root).parts[0] for path in tracked(root)}
    return [f"{name}:1 lies in the top folder; give it a place or drop it." for name in sorted(names - TOP)]
