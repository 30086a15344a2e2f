import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.places import ROOT, templates

BESIDE = Path(sys.executable).parent


def said_by(*command: str, folder: Path = ROOT) -> str:
    """What a tidying program says; nothing when all is well."""
    result = subprocess.run(
        [str(BESIDE / command[0]), *command[1:]], cwd=folder, capture_output=True, text=True, check=False
    )
    return "" if result.returncode == 0 else result.stdout + result.stderr


def test_the_python_is_tidy():
    assert said_by("ruff", "check", "--quiet", "--no-cache", ".") == ""
    assert said_by("ruff", "format", "--check", "--quiet", "--no-cache", ".") == ""


def test_the_templates_are_tidy():
    pages = [str(path) for path in templates(ROOT).values() if path.suffix == ".html"]
    assert pages
    assert said_by("djade", "--target-version", "6.1", "--check", *pages) == ""


def test_an_untidy_file_would_be_named(tmp_path):
    (tmp_path / "untidy.py").write_text("import os\nx=1\n", encoding="utf-8")
    (tmp_path / "untidy.html").write_text("{%load   i18n%}\n{{x}}\n", encoding="utf-8")

    assert "F401" in said_by("ruff", "check", "--no-cache", ".", folder=tmp_path)
    assert "untidy.py" in said_by("ruff", "format", "--check", "--no-cache", ".", folder=tmp_path)
    assert "untidy.html" in said_by(
        "djade", "--target-version", "6.1", "--check", "untidy.html", folder=tmp_path
    )


@pytest.mark.long
def test_the_types_of_sums_and_formats_hold():
    assert said_by("mypy", "--no-error-summary", "alongside/algorithms", "alongside/formats") == ""
