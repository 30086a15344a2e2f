"""One command makes every format of a paper and says of each where it is, or whom to ask."""

import json
import time

import pytest

from alongside.config import cli
from alongside.formats import ALL, Format, NotHere, command
from alongside.formats.command import CannotMake, chosen, make_all
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

    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said] == list(ALL)
    for line in said:
        if "ask us for this" not in line:
            assert (out / line.split()[1].split("/")[-1]).stat().st_size > 50


def test_only_what_was_asked_for_is_made(paper, tmp_path):
    made = list(make_all(paper, tmp_path / "out", "text, epub", time.perf_counter))

    assert [one.name for one in made] == ["text", "epub"]
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["paper-epub.epub", "paper-text.txt"]


def test_a_format_whose_program_is_missing_says_whom_to_ask_and_the_others_are_made(
    paper, tmp_path, monkeypatch
):
    def missing(document):
        raise NotHere("There is no braille here.")

    monkeypatch.setitem(command.ALL, "braille", Format("Braille", "brf", "text/plain", missing))
    monkeypatch.setattr(command.os, "cpu_count", lambda: 1)

    said = [str(one) for one in make_all(paper, tmp_path / "out", "braille,text", time.perf_counter)]

    assert "ask us for this: There is no braille here." in said[0]
    assert "paper-text.txt" in said[1]


def test_a_format_that_there_is_not_is_named_before_anything_is_made(paper, tmp_path, capsys):
    assert cli.main(["formats", str(paper), str(tmp_path / "out"), "--only", "stone"]) == 1

    assert "no format “stone”" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()
    assert chosen("") == list(ALL)


@pytest.mark.parametrize("words", ["{", "[]", '{"title": "t"}', "\x00"])
def test_a_file_that_is_no_paper_is_refused_in_a_sentence(tmp_path, words):
    file = tmp_path / "odd.json"
    file.write_text(words)

    with pytest.raises(CannotMake, match=r"\.$"):
        make_all(file, tmp_path, "", time.perf_counter)


def test_a_paper_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CannotMake, match="cannot be opened"):
        make_all(tmp_path / "none.json", tmp_path, "", time.perf_counter)
