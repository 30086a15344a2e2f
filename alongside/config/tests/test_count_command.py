"""One command counts papers by the method that was agreed, and says how close it was."""

import json
import os
import subprocess
import sys

import pytest

from alongside.config import cli
from tests.house.places import ROOT

BRADFORD = """option,total
Accessible information,23
Access to services,36
Commissioning and procurement,19
Day services,21
Employment,20
Health,19
Housing,16
Independence and choice,39
"""
# 20 papers for 2 seats: the quota is 7. Ann's 3 too many go on at 0.3 each: Bob 4.8, Cat 5.2. Dan goes, to Bob: 7.8.
BOARD = '4 2\n6 1 2 0\n4 1 3 0\n3 2 0\n4 3 0\n3 4 2 0\n0\n"Ann"\n"Bob"\n"Cat"\n"Dan"\n"The Board"\n'


@pytest.fixture
def count(tmp_path, capsys):
    """Count a text as a file; what the command said, on which stream ever, and its exit code."""

    def counted(text, *wishes, name="papers.csv"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = cli.main(["count", str(file), *wishes])
        said = capsys.readouterr()
        # A count goes to one stream, and why there is none to the other.
        assert not (said.err if code == 0 else said.out)
        return said.out or said.err, code

    return counted


@pytest.fixture
def count_json(count):
    def counted(text, *wishes, name="papers.csv"):
        said, code = count(text, *wishes, "--json", name=name)
        assert code == 0, said
        return json.loads(said)

    return counted


def test_C4_bradfords_line_is_one_dot_wide_and_both_remarks_are_made(count):
    said, code = count(BRADFORD, "--method", "dots", "--take", "4")

    assert code == 0
    assert "In: Independence and choice, Access to services, Accessible information, Day services." in said
    assert "How close: Day services and Employment are 1 dot apart at the line." in said
    assert "Look: The total, 193, cannot be all 3 dots each." in said
    assert "Look: One dot decides between Day services and Employment." in said
    assert "Level: Commissioning and procurement and Health are joint 6th, with 19 each." in said
    assert "65" not in said


def test_C4_bradford_for_another_program(count_json):
    result = count_json(BRADFORD, "--method", "dots", "--take", "4")

    assert (result["method"], result["margin"], result["papers_to_change"]["papers"]) == ("dots", 1, 1)
    assert result["totals"]["Employment"] == 20
    assert result["stages"][0]["votes"]["Employment"] == "20.00000"
    assert [tie["names"] for tie in result["ties"]] == [["Commissioning and procurement", "Health"]]


def test_D1_an_election_to_the_board_is_counted_by_stages(count, count_json):
    said, code = count(BOARD, "--method", "scottish-stv", name="board.blt")
    result = count_json(BOARD, "--method", "scottish-stv", name="board.blt")

    assert code == 0
    assert said.startswith("The Board\n20 papers counted, 0 spoilt, 0 unused.\n1. First choices")
    assert "2. Ann has 3 votes more than the quota." in said
    assert "In: Ann, Bob." in said
    assert list(result)[:3] == ["method", "elected", "totals"]
    assert (result["quota"], result["elected"], result["margin"]) == (7, ["Ann", "Bob"], "2.60000")
    assert result["stages"][1]["votes"] == {
        "Ann": "7.00000",
        "Bob": "4.80000",
        "Cat": "5.20000",
        "Dan": "3.00000",
    }
    assert result["totals"]["Ann"] == "10.00000"
    # A paper of Bob's for Dan leaves Bob 2 + 1.8 = 3.8 and Dan 4, so Bob goes first.
    assert result["papers_to_change"]["papers"] == 1
    assert "perhaps fewer would do" in result["note"]


def test_D1_a_table_of_ranks_is_counted_as_well_and_each_place_left_out(count_json):
    text = "place,Ann,Bob,Cat\n" + "hall,1,2,3\n" * 12 + "online,,1,2\n" * 11 + "post,2,,1\n" * 10

    result = count_json(text, "--method", "scottish-stv", "--take", "1", "--by", "place")

    # 33 papers, the quota is 17. Cat has fewest, 10, and goes, to Ann: 22. Without the post Ann has 12 of 23.
    assert result["elected"] == ["Ann"]
    assert result["by_stratum"]["hall"] == {
        "totals": {"Ann": "12.00000", "Bob": "0.00000", "Cat": "0.00000"},
        "papers": 12,
    }
    # Without the hall: Bob 11 of 21, the quota.
    assert result["left_out"] == {
        "hall": {"elected": ["Bob"], "changes": True},
        "online": {"elected": ["Ann"], "changes": False},
        "post": {"elected": ["Ann"], "changes": False},
    }
    assert "Without hall the result would be otherwise." in result["remarks"]


TIED = "3 1\n3 1 0\n2 2 3 0\n2 3 1 0\n0\nAnn\nBob\nCat\n"


def test_D1_a_tie_is_reported_and_settled_only_by_lots_that_anybody_can_draw_again(count_json):
    reported = count_json(TIED, "--method", "scottish-stv", name="tied.blt")
    drawn = count_json(TIED, "--method", "scottish-stv", "--lots", "7 12 31", name="tied.blt")

    assert (reported["elected"], reported["ties"][0]["names"], reported["ties"][0]["kind"]) == (
        [],
        ["Bob", "Cat"],
        "open",
    )
    # printf '7 12 31\nAnn' | sha256sum begins with d9, Bob's with f7 and Cat's with fc: Cat goes out, and Ann has 5.
    assert drawn["lots"] == ["Ann", "Bob", "Cat"]
    assert (drawn["elected"], drawn["ties"][0]["kind"]) == (["Ann"], "lots")


APPROVALS = "Housing,Repairs,Jobs\n" + "1,1,0\n" * 6 + "0,0,1\n" * 4


@pytest.mark.parametrize("method", ["pav", "phragmen", "equal-shares"])
def test_D1_a_smaller_group_gets_its_share(count_json, method):
    # Six want Housing and Repairs, four Jobs; with two places one is for Jobs. Which of the first two is a lot's.
    result = count_json(APPROVALS, "--method", method, "--take", "2", "--lots", "a seed")

    assert "Jobs" in result["elected"]
    assert result["totals"] == {"Housing": 6, "Repairs": 6, "Jobs": 4}
    assert result["ties"][0]["names"] == ["Housing", "Repairs"]


def test_E6_yes_no_and_abstain_are_counted(count_json):
    papers = count_json("Meet monthly,Meet at night\nyes,no\nyes,yes\nabstain,no\n", "--method", "yes-no")
    totals = count_json("option,total\nyes,12\nno,3\n", "--method", "yes-no", "--take", "1")

    assert papers["elected"] == ["Meet monthly"]
    assert papers["totals"]["Meet at night"] == {"yes": 1, "no": 2, "abstain": 0}
    assert (totals["elected"], totals["margin"]) == (["yes"], 9)
    assert totals["remarks"][-1] == "In this way of voting the number to take makes no difference."


def test_E10_consent_is_counted(count_json):
    papers = count_json("Meet monthly\nagree\nstand aside\n", "--method", "consent")
    totals = count_json("option,total\nagree,12\nobject,1\n", "--method", "consent")

    assert papers["elected"] == ["Meet monthly"]
    assert (totals["elected"], totals["papers_to_change"]["papers"]) == ([], 1)


def test_C3_scores_are_counted(count_json):
    papers = count_json("a,b\n5,3\n6,1\n0,1\n", "--method", "score", "--most", "5", "--take", "1")
    totals = count_json("option,total\na,7\nb,3\n", "--method", "score", "--take", "1")

    assert (papers["totals"], papers["spoilt"], papers["elected"]) == ({"a": 5, "b": 4}, 1, ["a"])
    assert (totals["elected"], totals["margin"]) == (["a"], 4)


def test_D1_strength_stays_in_words(count, count_json):
    sheets = "Idea 1,Idea 2,Idea 3\nbroad,broad,least\nbroad,little,\n"

    assert count_json(sheets, "--method", "strength")["totals"] == {
        "Idea 1": "broad",
        "Idea 2": "mixed",
        "Idea 3": "least",
    }
    assert "%" not in count(sheets, "--method", "strength")[0]
    assert count("option,total\nbroad,7\n", "--method", "strength") == (
        "Strength of support stays in words: give a row for each sheet, not totals.\n",
        1,
    )


def test_C3_dots_of_two_rooms_are_shown_apart(count):
    text = "room,a,b\n" + "one,2,1\n" * 10 + "two,0,3\n" * 3

    said, _ = count(text, "--method", "dots", "--take", "1", "--by", "room")

    assert "one: a 20, b 10." in said
    assert "   Without one: b." in said
    assert "Look: two has only 3 papers. Join it with another before anybody sees these numbers." in said


def test_C3_reported_totals_of_two_rooms_are_added(count_json):
    text = "option,total,room\na,5,one\nb,4,one\na,1,two\nb,6,two\n"

    result = count_json(text, "--method", "dots", "--take", "1", "--by", "room")

    assert (result["totals"], result["elected"]) == ({"a": 6, "b": 10}, ["b"])
    assert result["left_out"]["two"] == {"elected": ["a"], "changes": True}


def test_C2_one_dot_on_each_option_can_be_the_rule(count_json):
    result = count_json("a,b,c\n2,0,0\n1,1,0\n", "--method", "dots", "--dots", "2", "--one-each")

    assert (result["papers"], result["spoilt"], result["unused"]) == (1, 1, 0)


REFUSED = [
    ("", "x.csv", "--method dots", "This file is empty."),
    ("a,b\n1\n", "x.csv", "--method dots", "Line 2: here are 1 cells, and line 1 has 2. Make them as many."),
    ("1 1\n1 1\n", "x.blt", "--method scottish-stv", "Line 2: this paper is not ended by a 0."),
    (
        BOARD,
        "x.blt",
        "--method dots",
        "A .blt holds papers with an order of choice. Count it with --method scottish-stv.",
    ),
    (
        BOARD,
        "x.blt",
        "--method scottish-stv --take 3",
        "The file says 2 seats. Leave --take out, or change the file.",
    ),
    (
        BOARD,
        "x.blt",
        "--method scottish-stv --by place",
        "A .blt has no parts to tell apart. Leave --by out.",
    ),
    ("Ann,Bob\n1,2\n", "x.csv", "--method scottish-stv", "Say with --take how many seats there are."),
    ("a,b\n1,0\n", "x.csv", "--method pav", "Say with --take how many to choose."),
    (
        "option,total\na,1\n",
        "x.csv",
        "--method pav --take 1",
        "This method needs every paper: a row for each, with 1 or 0 for each option.",
    ),
    (
        "option,total\nperhaps,1\n",
        "x.csv",
        "--method yes-no",
        "Line 2: “perhaps” is not one of: yes, no, abstain.",
    ),
    ("a\n1\n", "x.csv", "--method dots --take 0", "Take at least one."),
    (
        "a\n1\n",
        "x.csv",
        "--method dots --dots 0",
        "Everybody needs at least one dot, and the highest score is at least 1.",
    ),
]


@pytest.mark.parametrize(("text", "name", "wishes", "why"), REFUSED)
def test_C3_what_cannot_be_counted_is_one_sentence(count, text, name, wishes, why):
    assert count(text, *wishes.split(), name=name) == (why + "\n", 1)


def test_C3_a_file_that_is_not_there_is_one_sentence(tmp_path, capsys):
    assert cli.main(["count", str(tmp_path / "gone.csv"), "--method", "dots"]) == 1
    assert capsys.readouterr().err == "gone.csv cannot be read: No such file or directory.\n"


def test_D1_no_papers_are_no_result(count, count_json):
    # A line of names and nothing else may be a file that was cut off, or no table at all.
    for method in "dots score pav phragmen equal-shares yes-no consent strength".split():
        take = () if method in ("yes-no", "consent", "strength") else ("--take", "1")
        assert count("a,b\n", "--method", method, *take) == (
            "Line 1: after the names of the options there is no row. Give a row for each paper.\n",
            1,
        )
    assert count_json("2 1\n0\nAnn\nBob\n", "--method", "scottish-stv", name="x.blt")["elected"] == []


def test_C3_a_row_with_nothing_in_it_is_counted_and_pointed_out_with_its_line(count_json):
    dots = count_json("a,b\n2,1\n,\n", "--method", "dots", "--take", "1")
    shares = count_json("a,b\nx,\n,\n", "--method", "equal-shares", "--take", "1")

    said = "1 paper with nothing on (line 3). Are they only empty rows? Then take them away, and count again."
    assert (dots["papers"], dots["unused"], dots["remarks"][0]) == (2, 3, said)
    assert shares["remarks"] == [said]


def test_C3_a_sum_that_somebody_added_is_no_option(count_json):
    totals = count_json("option,total\na,3\nb,4\nTotal,7\n", "--method", "dots", "--take", "1")
    answers = count_json("option,total\nYES,3\nno,4\nAbstentions,1\nTotal,8\n", "--method", "yes-no")

    assert (totals["elected"], totals["totals"]) == (["b"], {"a": 3, "b": 4})
    assert totals["remarks"][0] == "“Total” in line 4 is the sum of the others, so it is not counted."
    assert answers["totals"] == {"yes": 3, "no": 4, "abstain": 1}


def test_D1_more_seats_than_names_are_said(count_json):
    result = count_json("2 5\n1 1 0\n0\nAnn\nBob\nThe Board\n", "--method", "scottish-stv", name="x.blt")

    assert result["elected"] == ["Ann", "Bob"]
    assert result["remarks"] == ["There are not more than 5 to choose from."]


def test_D1_lots_need_words_that_everybody_can_type(count):
    for seed, why in [
        ("", "Say after --lots from which words or numbers to draw.\n"),
        ("\udcff", "Draw from words and numbers that everybody can type.\n"),
    ]:
        assert count("a,b\n1,1\n", "--method", "dots", "--take", "1", f"--lots={seed}") == (why, 1)


def test_E10_a_name_in_any_language_is_written_whatever_the_terminal_was_set_to(tmp_path):
    file = tmp_path / "papers.csv"
    file.write_text("Zoë,ਸਿੰਘ\n1,2\n", encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-m", "alongside", "count", file, "--method", "dots", "--take", "1"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )

    assert "In: ਸਿੰਘ." in said.stdout.decode()
    assert said.stderr == b""


def test_D1_whoever_reads_only_the_first_lines_is_told_of_no_fault(tmp_path):
    file = tmp_path / "many.csv"
    ideas = ",".join(f"Idea {number} with a long name" for number in range(3000))
    file.write_text(f"{ideas}\n{'1,' * 2999}0\n", encoding="utf-8")
    counting = subprocess.Popen(
        [sys.executable, "-m", "alongside", "count", file, "--method", "score", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    counting.stdout.read(10)
    counting.stdout.close()

    assert counting.stderr.read() == b""
    assert counting.wait() == 0
    counting.stderr.close()


def test_D1_the_command_that_the_house_sets_up_counts_from_any_folder(tmp_path):
    (tmp_path / "bradford.csv").write_text(BRADFORD, encoding="utf-8")

    said = subprocess.run(
        [ROOT / ".venv/bin/alongside", "count", "bradford.csv", "--method", "dots", "--take", "4"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert (
        "In: Independence and choice, Access to services, Accessible information, Day services."
        in said.stdout
    )
