"""Plain text whose lines were broken at a width is read as its author wrote it."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueregard.reading.document import Prose
from dueregard.reading.formats.text import read_text

SENTENCES = (
    "Bring benefits, debt and fuel advice to every community hub at least once a month and make home visits.",
    "Households with a disabled member are twice as likely to be in fuel poverty as others are.",
    "Work with the police and with local groups to open third party reporting points in the three towns.",
    "Adopt the national action plan, appoint ambassadors in every directorate and report on it once a year.",
)


def paragraphs(text: str) -> list[str]:
    return [block.text for block in read_text(text, "plan.txt").blocks if isinstance(block, Prose)]


@given(
    st.integers(40, 90),
    st.lists(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=40, max_size=60), min_size=4),
)
def test_paragraphs_come_back_whole_from_any_width(width: int, written: list[list[str]]) -> None:
    printed = [" ".join(words) for words in written]
    broken = "\n\n".join(textwrap.fill(each, width) for each in printed)
    assert paragraphs(broken) == printed


def test_a_label_begins_a_line_of_its_own_however_long_the_line_before_it_is() -> None:
    line = "Lead: Head of Education"
    block = [*(textwrap.fill(each, 60) for each in SENTENCES), line, "By: May", line, "By: June"]
    found = paragraphs("\n".join(block))
    assert found[-4:] == [line, "By: May", line, "By: June"]


def test_numbers_and_list_marks_begin_lines() -> None:
    text = "\n\n".join(textwrap.fill(each, 60) for each in SENTENCES)
    full = "The council will write to everybody who has asked for it.\n1.2 Train all managers\n- and staff\n"
    assert paragraphs(f"{text}\n\n{full}")[-3:] == full.strip().split("\n")


def test_short_lines_are_what_their_author_wrote() -> None:
    lines = ["Train all staff", "Publish pay gaps", "Review the uniform", "Ask young people", "and tell them"]
    assert paragraphs("\n".join(lines)) == lines


def test_a_text_of_whole_paragraphs_is_left_as_it_is() -> None:
    assert paragraphs("\n".join(SENTENCES)) == list(SENTENCES)


@pytest.mark.parametrize(("rule", "level"), [("=====", 1), ("-----", 2)])
def test_a_rule_under_a_paragraph_makes_a_heading_of_it(rule: str, level: int) -> None:
    [heading, text] = read_text(f"Objective 1\n{rule}\n\nWe will train.\n", "plan.txt").blocks
    assert isinstance(heading, Prose)
    assert isinstance(text, Prose)
    assert (heading.text, heading.level, text.level) == ("Objective 1", level, None)


def test_a_rule_that_stands_alone_says_nothing() -> None:
    [above, below] = read_text("Above\n\n------\n\nBelow", "plan.txt").blocks
    assert isinstance(above, Prose)
    assert isinstance(below, Prose)
    assert (above.level, below.level) == (None, None)


def test_a_rule_of_any_sign_is_no_line_of_a_paragraph() -> None:
    text = "\n\n".join(textwrap.fill(each, 60) for each in SENTENCES)
    assert paragraphs(f"{text}\n\n{'*' * 60}\nwe will train all managers\n") == [
        *SENTENCES,
        "we will train all managers",
    ]
