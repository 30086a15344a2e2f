"""Files of papers as other programs, spreadsheets and tired people make them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.algorithms.counting import answers, reading
from alongside.algorithms.counting.reading import BadFile
from alongside.algorithms.tests.profiles import few


def blt(text):
    return reading.read_blt(text.encode())


def test_D1_a_file_of_ranked_papers_is_read():
    read = blt('3 2\n4 1 2 0\n2 3 0\n4 1 2 0\n0\n"Ann"\n"Bob"\n"Cat"\n"The Board"\n')

    assert (read.options, read.seats, read.title) == (("Ann", "Bob", "Cat"), 2, "The Board")
    assert read.parts == {"": {("Ann", "Bob"): 8, ("Cat",): 2}}


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf2 1\r\n1 1 2 0\r\n0\r\nAnn\r\nBob\r\n",
        "2 1\n1 1 2 0\n0\nAnn\nBob\n".encode("utf-16"),
        b"2 1\r1 1 2 0\r0\rAnn\rBob",
        b"# a comment\n\n2 1 # two for one\n1 1 2 0 # the only paper\n\n0 # the end\n'Ann' # first\n# not this\nBob # second",
        b'2,1,\n1,1,2,0,\n0,,,\n"Ann",\n"Bob",\n',
        b'2 1\n1 1 2 0\n0\n"Ann" "Bob" "The Board"\n',
        b"  2   1  \n\t1 1\t2 0\n 0\n  Ann\n  Bob  \n",
    ],
)
def test_D1_the_marks_of_other_programs_change_nothing(data):
    read = reading.read_blt(data)

    assert read.options == ("Ann", "Bob")
    assert read.parts == {"": {("Ann", "Bob"): 1}}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('"Ann "The Ant" Ng"', 'Ann "The Ant" Ng'),
        (r'"Ann \"The Ant\" Ng"', 'Ann "The Ant" Ng'),
        ('"Ann Ng" ""', "Ann Ng"),
        ("“Ann Ng”", "Ann Ng"),
        ('"Ann ""The Ant"" Ng"', 'Ann "The Ant" Ng'),
        ('"Ann Ng" "Green Party"', 'Ann Ng "Green Party"'),
        ("Ann O'Ng (Ind)", "Ann O'Ng (Ind)"),
        ('"Ann # Ng"', "Ann # Ng"),
        ("Ann#Ng", "Ann#Ng"),
        ("Ann Ng # of Keighley", "Ann Ng"),
        ('Ann "The Ant" Ng', 'Ann "The Ant" Ng'),
        ("Ængus Ó Né", "Ængus Ó Né"),
        ("Ann, of Keighley", "Ann, of Keighley"),
        ("12", "12"),
    ],
)
def test_D1_names_stay_as_they_are_in_the_file(line, name):
    assert blt(f"2 1\n1 1 0\n0\n{line}\nBob\nThe Board\n").options == (name, "Bob")


def test_D1_a_name_cannot_steer_the_screen():
    assert blt("1 1\n1 1 0\n0\nAnn\x1b[2J\n").options == ("Ann[2J",)
    assert blt("1 1\n1 1 0\n0\nAnn\u202eboB\n").options == ("AnnboB",)


def test_D1_windows_letters_are_read():
    assert reading.read_blt("1 1\n1 1 0\n0\nZoë\n".encode("cp1252")).options == ("Zoë",)


def test_D1_names_kept_as_notes_of_another_name_are_names():
    read = blt("2 1\n1 1 0\n0\nAnn\n# ALTERNATIVE NAME 1: Bob O'Ng (Ind)\nThe Board\n")

    assert (read.options, read.title) == (("Ann", "Bob O'Ng (Ind)"), "The Board")


def test_D1_who_withdrew_stands_as_a_negative_number():
    assert blt("3 1\n[withdrawn 2 3]\n1 2 1 0\n0\nAnn\nBob\nCat\n").withdrawn == ("Bob", "Cat")
    read = blt("3 1\n-2\n-3 0\n1 2 1 0\n0\nAnn\nBob\nCat\n")

    assert read.withdrawn == ("Bob", "Cat")


def test_D1_papers_that_say_less_than_they_hold_count_as_far_as_they_are_clear():
    # A number left out, a number used twice, a name twice, nothing at all, and a line for no paper.
    read = blt(
        "3 1\n2 1 - 2 0\n3 1 2=3 0\n4 1=2 3 0\n5 1 2 1 3 0\n6 0\n0 3 0\n7 - 1 0\n0\nAnn\nBob\nCat\nThe Board\n"
    )

    assert {paper: number for paper, number in read.parts[""].items() if number} == {
        ("Ann",): 5,
        ("Ann", "Bob", "Cat"): 5,
        (): 6,
    }
    assert read.spoilt == 11
    assert [remark.sentence for remark in read.remarks] == [
        "11 papers cannot be counted.",
        "5 papers with a number left out or used twice; what comes before it counts.",
        "5 papers with a name twice; the first time counts.",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "This file is empty."),
        ("\n \n", "This file is empty."),
        ("PK\0\0", "This is not a file of text. Save it as CSV, and count that."),
        ("# nothing\n", "This file is empty."),
        ("two 1\n", "Line 1: here should be two numbers: how many candidates and how many seats."),
        ("2 1 1\n", "Line 1: here should be two numbers: how many candidates and how many seats."),
        ("0 1\n0\n", "Line 1: there cannot be 0 candidates."),
        ("2 0\n0\nA\nB\n", "Line 1: there must be at least one seat."),
        (
            "2 1\n1 1 0\nAnn\n",
            "Line 3: “Ann” is not a number of papers. Is the line with 0 missing that ends the papers?",
        ),
        ("2 1\n1 1 0\n", "Line 3: the papers have no end: a line with 0 is missing."),
        ("2 1\n1 1 2\n1 2 0\n0\nA\nB\n", "Line 2: this paper is not ended by a 0."),
        ("2 1\n1 1 0 2 0\n0\nA\nB\n", "Line 2: a 0 ends a paper. Put what follows on a line of its own."),
        ("2 1\n-1 2\n0\nA\nB\n", "Line 2: “2” is not the number of a candidate who withdrew."),
        ("2 1\n-1 2 0\n0\nA\nB\n", "Line 2: “2” is not the number of a candidate who withdrew."),
        ("2 1\n1 1 2\nAnn\n", "Line 2: this paper is not ended by a 0."),
        ("2 1\n1 3 0\n0\nA\nB\n", "Line 2: there is no candidate 3; there are 2."),
        ("2 1\n1 x 0\n0\nA\nB\n", "Line 2: “x” is not the number of a candidate."),
        ("2 1\n1 -1 0\n0\nA\nB\n", "Line 2: “-1” is not the number of a candidate."),
        ("2 1\n1 1=x 0\n0\nA\nB\n", "Line 2: “x” is not the number of a candidate."),
        ("2 1\n1.5 1 0\n0\nA\nB\n", "Line 2: “1.5” is not a number of papers."),
        ("2 1\n99999999999 1 0\n0\nA\nB\n", "Line 2: “99999999999” is not a number of papers."),
        ("2 1\n-3\n1 1 0\n0\nA\nB\n", "Line 2: “-3” is not the number of a candidate who withdrew."),
        ("2 1\n1 1 0\n0\nA\n", "Line 5: there should be 2 names, and there are 1."),
        ("2 1\n1 1 0\n0\nA\nA\nT\n", "Line 5: “A” is here twice. Make the two names different."),
        ('2 1\n1 1 0\n0\nA\n""\nT\n', "Line 5: here is no name."),
        (
            "2 1\n1 1 0\n0\nA\nB\nT\nU\n",
            "Line 7: something follows after 2 names and a title. Is the number in the first line right? Else take this away.",
        ),
    ],
)
def test_D1_a_file_that_cannot_be_counted_says_why_in_one_sentence_with_its_line(text, why):
    with pytest.raises(BadFile) as refused:
        blt(text)

    assert str(refused.value) == why


@few
@given(st.one_of(st.binary(max_size=60), st.text('0123 -=#"\n,ax', max_size=60).map(str.encode)))
def test_D1_no_file_brings_it_down(data):
    for read in (
        lambda: reading.read_blt(data),
        lambda: reading.dot_papers(reading.read_table(data), 3),
        lambda: reading.ranked_papers(reading.read_table(data)),
        lambda: reading.word_papers(reading.read_table(data), answers.YES_NO_WORDS),
        lambda: reading.totals_of(reading.read_table(b"option,total\n" + data)),
    ):
        with suppress(BadFile):
            read()


BOARD = '"Ann"\n"Bob"\n"Cat"\n"The Board"\n'


def test_D1_a_paper_may_have_an_id_of_its_own_in_front():
    read = blt(f"3 2\n(hall, no 7) 1 1 2 0\n(8) 1 3 - 1 0\n0\n{BOARD}")

    assert read.parts == {"": {("Ann", "Bob"): 1, ("Cat",): 1}}


def test_D1_a_second_0_and_lines_of_commas_are_no_names():
    assert blt(f"3 2\n1 1 0\n0\n0\n{BOARD},,,\n").options == ("Ann", "Bob", "Cat")


def test_D1_where_no_title_follows_the_last_name_is_pointed_out():
    read = blt("3 2\n1 1 0\n0\nAnn\nBob\nElection to the Board\n")

    assert read.remarks[0].sentence == (
        "There is no title after the names. Look whether the last, Election to the Board, is a name."
    )


@pytest.mark.parametrize(
    ("papers", "why"),
    [
        # Read as one paper with 1 in front of it, the first choices would be lost.
        ("(a) 1 2 0\n(b) 3 1 0\n0", "Line 3: (b) is the id of one paper, but after it stands 3, not 1."),
        ("1,200 1 2 0\n0", "Line 2: “1,200” has a comma in it. Write whole numbers without."),
        # The first 0 is a slip, and what follows would be taken for names.
        ("1 1 0\n0\n2 3 0\n0", "Line 4: here should be a name, not a paper. Does the 0 in line 3 end them?"),
        ("1 1 0 2 2 0\n0", "Line 2: a 0 ends a paper. Put what follows on a line of its own."),
        ("1 1 - x 0\n0", "Line 2: “x” is not the number of a candidate."),
        ("(a)\n0", "Line 2: here is no paper."),
    ],
)
def test_D1_what_could_be_read_in_two_ways_is_not_counted(papers, why):
    with pytest.raises(BadFile) as refused:
        blt(f"3 2\n{papers}\n{BOARD}")

    assert str(refused.value) == why


def table(text, **how):
    return reading.read_table(text.encode(), **how)


def test_C3_a_row_is_a_paper_and_a_cell_is_what_it_gives():
    read = reading.dot_papers(table("Housing,Health\n2,1\n2,1\n,\n1,\n\n"), 3)

    assert read.options == ("Housing", "Health")
    assert read.parts == {"": {(2, 1): 2, (0, 0): 1, (1, 0): 1}}


@pytest.mark.parametrize(
    "text",
    [
        "Housing;Health\n2;1\n",
        "Housing\tHealth\r\n2\t1\r\n",
        '"Housing","Health"\n"2","1"\n',
        "\ufeffHousing , Health\n 2 , 1.0\n",
        '"Housing",Health\n2,1',
    ],
)
def test_C3_spreadsheets_write_it_in_their_own_ways(text):
    assert reading.dot_papers(table(text), 3).parts == {"": {(2, 1): 1}}


def test_C3_a_name_may_hold_commas_and_lines():
    assert table('"Housing, and\nrepairs",Health\n2,1\n').columns == ("Housing, and\nrepairs", "Health")


def test_C2_papers_with_too_many_dots_are_spoilt_and_named_by_line():
    text = "a,b\n2,2\n3,0\n2,2\nspoilt,\n"
    read = reading.dot_papers(table(text), 3)

    assert (read.parts, read.spoilt) == ({"": {(3, 0): 1}}, 3)
    assert read.remarks[0].sentence == "3 papers cannot be counted (line 2, 5)."
    assert reading.dot_papers(table("a,b\n2,0\n1,1\n"), 3, may_stack=False).spoilt == 1


def test_C3_a_column_tells_places_apart():
    read = reading.dot_papers(table("place,a,b\nhall,2,1\nonline,0,3\nhall,2,1\n", by="place"), 3)

    assert read.options == ("a", "b")
    assert read.parts == {"hall": {(2, 1): 2}, "online": {(0, 3): 1}}


def test_C3_reported_totals_are_a_row_for_each_option():
    read = table("option,total,place\na,5,hall\nb,4,hall\na,1,online\n", by="place")

    assert read.holds_totals
    assert reading.totals_of(read).parts == {"hall": {"a": 5, "b": 4}, "online": {"a": 1, "b": 0}}


def test_D1_a_table_of_ranks_is_read_up_to_the_first_number_that_is_not_clear():
    # In order: clear; 2 left out; 2 twice; no 1; 1 twice; nothing.
    read = reading.ranked_papers(table("Ann,Bob,Cat\n2,1,3\n1,3,\n1,2,2\n,2,3\n1,1,2\n,,\n"))

    assert read.parts == {"": {("Bob", "Ann", "Cat"): 1, ("Ann",): 2, (): 1}}
    assert read.spoilt == 2
    assert [remark.kind for remark in read.remarks] == ["empty rows", "spoilt", "cut short"]


def test_D1_approval_is_a_mark():
    read = reading.approval_papers(table("a,b,c\n1,0,\nx,yes,no\n,,\n"))

    assert read.parts == {"": {frozenset("a"): 1, frozenset("ab"): 1, frozenset(): 1}}


def test_C3_a_score_above_the_highest_is_spoilt():
    read = reading.score_papers(table("a,b\n5,\n6,1\n"), 5)

    assert (read.parts, read.spoilt) == ({"": {(5, None): 1}}, 1)


def test_D1_words_may_be_written_as_people_write():
    read = reading.word_papers(table("a\nYes\n AYE \nagainst\nspoilt\n"), answers.YES_NO_WORDS)
    aside = reading.word_papers(table("a\nStand-Aside\n"), answers.CONSENT_WORDS)

    assert read.parts == {"": {("yes",): 2, ("no",): 1}}
    assert read.spoilt == 1
    assert aside.parts == {"": {("stand aside",): 1}}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "This file is empty."),
        ("a,a\n1,1\n", "Line 1: there are two columns called “a”."),
        ("a,\n1,2\n", "Line 2: here are 2 cells, and line 1 has 1. Make them as many."),
        ("a,b\n1\n", "Line 2: here are 1 cells, and line 1 has 2. Make them as many."),
        ("a,b\n1,2\n1,2,3\n", "Line 3: here are 3 cells, and line 1 has 2. Make them as many."),
        ("a,b\n1,two\n", "Line 2: “two” is not a whole number. Write one, or leave the cell empty."),
        ("a,b\n1,-1\n", "Line 2: “-1” is not a whole number. Write one, or leave the cell empty."),
        ("a,b\n1,1.5\n", "Line 2: “1.5” is not a whole number. Write one, or leave the cell empty."),
        ('a,b\n1,"2\n', "Line 2: the quotation marks do not fit."),
        ("a,b\n1,61.7 %\n", "Line 2: “61.7 %” is not a whole number. Write one, or leave the cell empty."),
    ],
)
def test_C3_a_table_that_cannot_be_counted_says_why_in_one_sentence_with_its_line(text, why):
    with pytest.raises(BadFile) as refused:
        reading.dot_papers(table(text), 3)

    assert str(refused.value) == why


@pytest.mark.parametrize(
    ("read", "why"),
    [
        (lambda: table("a\n1\n", by="place"), "Line 1: there is no column called “place”."),
        (lambda: table("place\nhall\n", by="place"), "Line 1: here should be a column for each option."),
        (lambda: table("a,place\n1,\n", by="place"), "Line 2: the cell of “place” is empty."),
        (
            lambda: reading.totals_of(table("option,total\n,\n")),
            "Line 2: here should be an option and its total.",
        ),
        (
            lambda: reading.totals_of(table("option,total\na,\n")),
            "Line 2: here should be an option and its total.",
        ),
        (lambda: reading.totals_of(table("option,total\na,1\na,2\n")), "Line 3: “a” is here twice."),
        (lambda: reading.totals_of(table("option,total\na,1\na,1\n")), "Line 2: “a” is here twice."),
        (lambda: reading.approval_papers(table("a\n2\n")), "Line 2: “2” should be 1 or 0, or x or nothing."),
        (
            lambda: reading.word_papers(table("a\nperhaps\n"), answers.YES_NO_WORDS),
            "Line 2: “perhaps” is not one of: yes, no, abstain.",
        ),
    ],
)
def test_C3_each_way_of_voting_says_what_it_needs(read, why):
    with pytest.raises(BadFile) as refused:
        read()

    assert str(refused.value) == why


# Tables as spreadsheets write them


@pytest.mark.parametrize(
    "text",
    [
        "Housing;Health\n2;1\n0;3\n",
        "Housing\tHealth\n2\t1\n0\t3\n",
        "\ufeffHousing,Health\r\n2,1\r\n0,3\r\n",
        '"Housing", "Health"\n"2", "1"\n0,3\n',
        ",,\n\nHousing,Health,\n2,1,\n\n0,3,\n",
        "Paper,Housing,Health\n1,2,1\n2,0,3\n",
        "Voter No.,Housing,Health\nA7,2,1\nB2,0,3\n",
        ",Housing,Health\n1,2,1\n2,0,3\n,,\n",
    ],
)
def test_C3_the_ways_of_spreadsheets_change_nothing(text):
    read = reading.dot_papers(table(text), 3)

    assert read.options == ("Housing", "Health")
    assert read.parts == {"": {(2, 1): 1, (0, 3): 1}}


def test_C3_what_stands_in_quotation_marks_does_not_say_what_parts_the_cells():
    assert table('"Housing; repairs; rent",Health\n1,2\n').columns == ("Housing; repairs; rent", "Health")


def test_C3_a_column_that_was_left_out_is_said():
    (remark,) = reading.dot_papers(table("Paper,a,b\n1,2,1\n2,0,3\n"), 3).remarks

    assert remark.sentence == "The column “Paper” only tells the papers apart, so it is not counted."


def test_C3_a_column_that_seems_to_number_the_papers_is_pointed_out():
    papers = reading.score_papers(table("Sheets,a\n1,5\n2,5\n3,4\n4,1\n"), 5)

    assert papers.options == ("Sheets", "a")
    assert papers.remarks[0].sentence.startswith("The column “Sheets” counts 1, 2, 3 and so on.")


def test_C3_an_option_may_be_called_like_a_number_of_papers():
    # Both papers say the same about "Number", so it does not tell them apart.
    assert reading.dot_papers(table("Number,Size\n1,2\n1,1\n"), 3).options == ("Number", "Size")


def test_C3_a_last_row_that_is_the_sum_of_the_others_is_pointed_out():
    papers = reading.score_papers(table("a,b\n5,1\n2,2\n2,2\n9,5\n"), None)

    assert papers.remarks[0].sentence.startswith("Line 5 is the sum of the lines above.")


def test_C2_a_mark_is_one_dot():
    read = reading.dot_papers(table("a,b,c\nx,✓,\nYES,no,–\n☑,,2\n"), 3)

    assert read.parts == {"": {(1, 1, 0): 1, (1, 0, 0): 1, (1, 0, 2): 1}}


def test_D1_in_a_table_of_ranks_0_is_no_number():
    assert reading.ranked_papers(table("Ann,Bob\n0,1\n")).parts == {"": {("Bob",): 1}}


def test_D1_words_in_any_case_and_form_are_read():
    favour = reading.word_papers(table("a\nIn favour\nNAY\nAbstained.\n"), answers.YES_NO_WORDS)
    aside = reading.word_papers(table("a\nSTANDS_ASIDE\nAgreed\n"), answers.CONSENT_WORDS)
    support = reading.word_papers(table("a\nBroad support\nNot-discussed\n"), answers.STRENGTH_WORDS)

    assert list(favour.parts[""]) == [("yes",), ("no",), ("abstain",)]
    assert list(aside.parts[""]) == [("stand aside",), ("agree",)]
    assert list(support.parts[""]) == [("broad",), ("not discussed",)]


def test_C3_thousands_are_read_where_they_are_clear():
    totals = reading.totals_of(table('option,total\na,"1,234"\nb,1 234\nc,999\n'))

    assert totals.parts == {"": {"a": 1234, "b": 1234, "c": 999}}
    assert reading.totals_of(table("Area;Dots\na;1 234 567\n")).parts == {"": {"a": 1234567}}


NOT_WHOLE = "is not a whole number. Write one, or leave the cell empty."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        # In a file with semicolons this may be three and a half.
        ("option;total\na;3,5\n", f"Line 2: “3,5” {NOT_WHOLE}"),
        ("option;total\na;1,234\n", f"Line 2: “1,234” {NOT_WHOLE}"),
        ('option,total\na,"12,34"\n', f"Line 2: “12,34” {NOT_WHOLE}"),
        ("option,total\na,1.234\n", f"Line 2: “1.234” {NOT_WHOLE}"),
        ("option,total\na,-3\n", f"Line 2: “-3” {NOT_WHOLE}"),
        ("option,total\na,99999999999\n", "Line 2: “99999999999” is too large a number."),
        ("option,total\na,3\nTotal,4\n", "Line 3: here is 4 as the sum, but the rows add up to 3."),
        ("option,total\na,3\nTotal,3\nSum,3\n", "Line 4: “Sum” is a second sum."),
    ],
)
def test_C3_a_total_that_could_be_read_in_two_ways_is_not_counted(text, why):
    with pytest.raises(BadFile) as refused:
        reading.totals_of(table(text))

    assert str(refused.value) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a,b\n", "Line 1: after the names of the options there is no row. Give a row for each paper."),
        ("a,,b\n1,1,1\n", "Line 1: column 2 has no name."),
        (",a\n1,1\n1,2\n", "Line 1: column 1 has no name."),
        ("Housing,housing\n1,1\n", "Line 1: there are two columns called “housing”."),
        (
            "a,b,Total\n1,1,2\n",
            "Line 1: “Total” looks like a sum, not like an option. Take that column away.",
        ),
        ("paper,a\n1,2\nTotal,2\n", "Line 3: this is a sum, not a paper. Take the line away."),
        (
            "total,option\n2,a\n",
            "Line 1: for totals that somebody reported give two columns: option, then total. No others.",
        ),
        (
            "what,a\nHousing,1\n",
            "Line 2: “Housing” is not a whole number. If the first cells only name the papers, take them away. Reported "
            "totals begin with: option,total",
        ),
    ],
)
def test_C3_a_table_that_is_none_of_papers_is_not_counted(text, why):
    with pytest.raises(BadFile) as refused:
        reading.dot_papers(table(text), 3)

    assert str(refused.value) == why
