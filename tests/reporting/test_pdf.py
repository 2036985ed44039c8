"""The appendices of the five public plans as PDF/UA: what a screen reader is told, by two libraries' word."""

import io
from functools import cache
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pdfua
import pikepdf
import pytest
from tests.reporting.public_plans import PLANS, known
from tests.writing.tags import attribute, elements

from dueregard.reporting.look import Look
from dueregard.reporting.outputs import report_bytes, report_sheet
from dueregard.writing.livery import Livery, Logo
from dueregard.writing.sheet import Sheet, Table, Terms

pytestmark = pytest.mark.slow

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10"/></svg>'
LOOK = Look(livery=Livery("#6b1f5c", Logo(SVG, "svg", "The arms of the council")))


@cache
def pdf_of(name: str) -> bytes:
    return report_bytes("appendix", known(name), "pdf", LOOK)


@cache
def sheet_of(name: str) -> Sheet:
    return report_sheet("appendix", known(name), LOOK)


def headings_of(sheet: Sheet) -> int:
    """How many cells head columns or the rows below them, in all tables."""
    number = 0
    for block in sheet.blocks:
        if isinstance(block, Table):
            number += len(block.columns) + sum(row.section is not None for row in block.rows)
        elif isinstance(block, Terms):
            number += len(block.head)
    return number


@pytest.mark.parametrize("name", PLANS)
def test_it_states_its_title_its_language_and_its_standard(name: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(name))) as pdf, pdf.open_metadata() as metadata:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == sheet_of(name).title
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
        assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("name", PLANS)
def test_each_table_is_one_table_over_all_its_pages_and_every_heading_has_a_scope(name: str) -> None:
    tables = [block for block in sheet_of(name).blocks if isinstance(block, Table | Terms)]
    with pikepdf.open(io.BytesIO(pdf_of(name))) as pdf:
        found = elements(pdf)
        assert [str(each.S) for each in found].count("/Table") == len(tables)
        headings = [each for each in found if str(each.S) == "/TH"]
        assert len(headings) == headings_of(sheet_of(name))
        assert {attribute(each, "/Scope") for each in headings} == {"/Column"}


@pytest.mark.parametrize("name", PLANS)
def test_headings_go_down_a_level_at_a_time_and_the_logo_is_told_in_words(name: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(name))) as pdf:
        found = elements(pdf)
        kinds = [str(each.S) for each in found]
        assert [str(each.Alt) for each in found if str(each.S) == "/Figure"] == ["The arms of the council"]
    levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PLANS)
def test_headings_that_are_printed_again_and_feet_of_pages_are_not_read_out_again(name: str) -> None:
    table = next(block for block in sheet_of(name).blocks if isinstance(block, Table))
    first, title = table.columns[0].heading.split()[0], sheet_of(name).title.replace(" ", "")
    with pdfplumber.open(io.BytesIO(pdf_of(name))) as pdf:
        tops = [[char for char in page.chars if char["top"] < 45] for page in pdf.pages[2:]]
        repeated = [top for top in tops if "".join(char["text"] for char in top).startswith(first)]
        assert repeated
        assert {char["tag"] for top in repeated for char in top} == {"Artifact"}
        feet = [char for page in pdf.pages for char in page.chars if char["top"] > page.height - 40]
        assert {char["tag"] for char in feet} == {"Artifact"}
        assert "".join(char["text"] for char in feet).replace(" ", "").count(title) == len(pdf.pages)


@pytest.mark.parametrize("name", PLANS)
def test_a_checker_that_is_not_ours_finds_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(pdf_of(name))
    assert pdfua.validate(str(path)).findings == ()
