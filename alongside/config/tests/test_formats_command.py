"""One command makes every format of a paper and says of each where it is, or whom to ask."""

import json

import pytest

from alongside.config import cli
from alongside.formats import ALL, Format, NotHere, command
from alongside.formats.document import to_dict
from alongside.formats.tests import papers


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / "paper.json"
    file.write_text(json.dumps(to_dict(papers.ordinary())))
    return file


def test_a_volunteer_gets_every_format_of_a_paper_with_one_command(paper, tmp_path, capsys):
    out = tmp_path / "out"

    assert cli.main(["formats", str(paper), str(out)]) == 0

    said = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("  ")]
    assert [line.split()[0] for line in said] == list(ALL)
    for line in said:
        if "ask us for this" not in line:
            assert (out / line.split()[1]).stat().st_size > 50


def test_only_what_was_asked_for_is_made(paper, tmp_path):
    assert cli.main(["formats", str(paper), str(tmp_path / "out"), "--only", "text, epub"]) == 0

    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["paper-epub.epub", "paper-text.txt"]


def test_a_format_whose_program_is_missing_says_whom_to_ask_and_the_others_are_made(
    paper, tmp_path, monkeypatch, capsys
):
    def missing(document):
        raise NotHere("There is no braille here.")

    monkeypatch.setattr(command.os, "cpu_count", lambda: 1)  # in this process, where the format is missing
    monkeypatch.setitem(command.ALL, "braille", Format("Braille", "brf", "text/plain", missing))

    assert cli.main(["formats", str(paper), str(tmp_path / "out"), "--only", "braille,text"]) == 0

    said = capsys.readouterr().out
    assert "ask us for this: There is no braille here." in said
    assert "paper-text.txt" in said


def test_a_format_that_there_is_not_is_named_before_anything_is_made(paper, tmp_path, capsys):
    assert cli.main(["formats", str(paper), str(tmp_path / "out"), "--only", "stone"]) == 1

    assert "no format “stone”" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_L2_a_paper_is_looked_at_for_words_that_keep_people_out(tmp_path, capsys):
    file = tmp_path / "plan.md"
    file.write_text("# Our plan\n\nThe QXJ will facilitate it for the disabled.\n")

    assert cli.main(["words", str(file)]) == 0
    said = capsys.readouterr().out

    assert "Nobody has said what QXJ means" in said
    assert "“facilitate”. More people know “help”." in said
    assert "Perhaps: disabled people." in said


def test_L2_the_same_for_another_program(tmp_path, capsys):
    file = tmp_path / "plan.md"
    file.write_text("# Our plan\n\nWe utilise it.\n")

    assert cli.main(["words", str(file), "--json", "--easy-read"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert [one["words"] for one in found["remarks"] if one["kind"] == "hard word"] == ["utilise"]
    assert any("two people with learning disabilities" in words for words in found["said"])
