"""Words and web addresses that a narrow column of a PDF broke, and those that merely end a line."""

import pytest
from tests.formats import pdfs
from tests.formats.making import tables, texts

from dueregard.reading.formats.pdf import open_pdf

ADDRESS = ["http://www.hartwell.gov.uk/living/e", "quality-diversity"]


def _page(cell: list[str], wide: str, elsewhere: str) -> list[str]:
    """A ruled table whose last row has the lines of `cell`; `wide` fills the same column elsewhere."""
    rows = [["Action", "Measure"], [wide, elsewhere], ["Train", "Staff"]]
    content = [pdfs.rule(50, y, 650, y) for y in (100, 130, 160, 190, 260)]
    content += [pdfs.rule(x, 100, x, 260) for x in (50, 230, 650)]
    for number, row in enumerate(rows):
        content += [pdfs.text(x, 118 + 30 * number, words) for x, words in zip((55, 235), row, strict=True)]
    content += [pdfs.text(55, 205 + 12 * number, line) for number, line in enumerate(cell)]
    return [*content, pdfs.text(235, 205, "Done")]


def _cell(cell: list[str], wide: str = "A year", elsewhere: str = "One of many things") -> str:
    (table,) = tables(open_pdf(pdfs.drawn([_page(cell, wide, elsewhere)]), "plan.pdf"))
    return texts(table)[-1][0]


def test_a_word_that_the_document_knows_whole_is_put_together() -> None:
    assert _cell(["disproportionalit", "y now"], elsewhere="Where disproportionality is met") == (
        "disproportionality now"
    )


def test_a_rest_that_is_no_word_is_put_to_its_head() -> None:
    assert _cell(["initiated/support", "ed by all"]) == "initiated/supported by all"


def test_two_words_of_the_document_stay_two() -> None:
    assert _cell(["communications", "officer"], elsewhere="The communications officer leads") == (
        "communications officer"
    )


def test_two_words_that_each_look_like_one_stay_two() -> None:
    known = "An event of a local mentor who will be seen"
    assert _cell(["inadvertent", "menial use"], elsewhere=known) == "inadvertent menial use"


def test_columns_with_only_their_padding_between_them_are_told_apart_by_their_edges() -> None:
    lines = [["accessibi", "organisati"], ["lity for all", "onal aims"], ["is met", "are kept"]]
    content = [pdfs.text(x, 118, words) for x, words in zip((55, 104), ("What", "Why"), strict=True)]
    for number, line in enumerate(lines):
        content += [pdfs.text(x, 160 + 12 * number, part) for x, part in zip((55, 104), line, strict=True)]
    content += [pdfs.rule(50, y, 160, y) for y in (100, 130, 220)]
    content += [pdfs.rule(x, 100, x, 220) for x in (50, 101, 160)]
    (table,) = tables(open_pdf(pdfs.drawn([content]), "plan.pdf"))
    assert texts(table)[-1] == ["accessibility for all is met", "organisational aims are kept"]


def test_a_line_with_room_left_was_not_broken() -> None:
    assert _cell(["support", "ed by all"], wide="A much longer line of it") == "support\ned by all"


@pytest.mark.parametrize("tail", ["quality-diversity", "=44&id=7", "_report.pdf"])
def test_a_web_address_goes_on_in_the_next_line(tail: str) -> None:
    assert _cell([ADDRESS[0], tail]) == ADDRESS[0] + tail


def test_words_after_a_web_address_are_no_part_of_it() -> None:
    assert _cell([ADDRESS[0], "for everybody", "who asks"]).startswith(ADDRESS[0] + " for everybody")


def test_a_word_that_plans_are_made_of_is_no_rest_of_another() -> None:
    assert _cell(["campaign", "each autumn"], wide="A year on") == "campaign each autumn"


def test_prose_at_the_same_edge_does_not_make_a_column_wider() -> None:
    page = [
        pdfs.text(55, 60, "Inclusion strategy and its delivery plan"),
        *_page(["Colleag", "ues"], "A year", "All"),
    ]
    (table,) = tables(open_pdf(pdfs.drawn([page]), "plan.pdf"))
    assert texts(table)[-1][0] == "Colleagues"
