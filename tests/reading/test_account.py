"""Every word of any document is claimed exactly once, whatever the reader makes of it."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dueregard.reading import NotAPlan, read_document
from dueregard.reading.accounting import ClaimedTwice, Ledger
from dueregard.reading.document import Aside, Cell, Document, Place, Prose, Row, Table
from dueregard.reading.words import At, split_words

HEADINGS = ["Ref", "Objective", "Action", "Lead", "By when", "Outcome", "Progress", "Status", "Notes", ""]
CELLS = st.sampled_from(
    [
        "",
        "",
        "1",
        "1.1",
        "2.10 Train staff",
        "Objective 2: Be fair",
        "Train all staff",
        "and review it",
        "HR Manager",
        "Head of HR and Chief Executive",
        "EIO JADHR &P",
        "March 2015",
        "Mar 2012 Mar 2013",
        "Ongoing",
        "Completed.",
        "Progress:",
        "Progress: begun in May",
        "See 2.1",
        "N/A",
        "<p>One.</p> <ul><li>two</li></ul>",
        "- one - Two",
        "Publish the plan. Review the plan.",
        "May 2014 June 2015",
        "Note: see below",
        "Key",
        "✓",
    ]
)


@st.composite
def documents(draw):
    width = draw(st.integers(2, 7))
    heads = draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width))
    blocks = draw(
        st.lists(
            st.sampled_from(["Action Plan 2014", "Key", "Objective 1: Grow", "G = completed"]), max_size=3
        )
    )
    document = Document("any", "text", "", [Prose(text) for text in blocks])
    for table in range(1, draw(st.integers(1, 3)) + 1):
        rows = draw(st.lists(st.lists(CELLS, min_size=1, max_size=width), min_size=1, max_size=8))
        printed = [heads, *rows] if draw(st.booleans()) else rows
        document.blocks.append(
            Table(
                [
                    Row([Cell(text, Place(table=table, row=n, line=n)) for text in cells])
                    for n, cells in enumerate(printed, 1)
                ]
            )
        )
    document.asides.append(Aside("page footer", "Page 1"))
    return document


def printed_words(document):
    for block in document.blocks:
        texts = (
            [block.text] if isinstance(block, Prose) else [c.text for row in block.rows for c in row.cells]
        )
        for text in texts:
            yield from re.findall(r"[^\W_]+", text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_is_accounted_for_to_the_word(document):
    try:
        account = read_document(document).account
    except NotAPlan:
        return
    claimed = re.findall(r"[^\W_]+", " ".join(claim.text for claim in account.claims))
    assert sorted(claimed) == sorted(printed_words(document))


def test_bands_over_rows_of_a_table_without_a_heading_row_are_no_fault():
    rows = [["1"], ["", "", "1"], ["1"], ["1", "HR Manager"]]
    cells = [Row([Cell(text, Place(table=1, row=n)) for text in each]) for n, each in enumerate(rows, 1)]
    with pytest.raises(NotAPlan):
        read_document(Document("any", "text", "", [Table(cells)]))


def test_a_word_claimed_twice_is_a_fault_of_the_reader():
    passage, _ = split_words("Train staff", At(0, 0, 0))
    ledger = Ledger()
    ledger.claim(passage, "action 1: action")
    with pytest.raises(ClaimedTwice, match=r"'Train' is claimed by action 1: action and by plan\.closing"):
        ledger.claim(passage, "plan.closing")


def test_mark_up_is_kept_apart_and_parts_items():
    passage, markup = split_words("<p>One <u>word</u>.</p><p>Two</p>", At(0, 0, 0))
    assert passage.text == "One word.\nTwo"
    assert [word.text for word in markup] == ["<p>", "<u>", "</u>", "</p>", "<p>", "</p>"]


def test_words_left_beside_the_table_are_left_out_with_the_reason():
    rows = [["Action", "Lead", "By when"], ["Train staff", "HR", "May 2014"]]
    document = Document(
        "plan",
        "docx",
        "",
        [Table([Row([Cell(text) for text in row]) for row in rows])],
        asides=[Aside("comment", "Is this right?")],
    )
    left_out = read_document(document).plan.left_out
    assert [(one.reason, one.text) for one in left_out] == [("comment", "Is this right?")]
