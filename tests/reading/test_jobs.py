"""What the sandbox does with documents: read, read again, draw; everything comes back as checked types."""

import struct
from pathlib import Path

import pytest

from dueregard.reading.corrections import LeaveOutRow
from dueregard.reading.document import Cell, Document, NotAPlan, Place, Prose, Row, Table, UnreadableDocument
from dueregard.reading.jobs import PICTURE_SCALE, draw_confined, read_confined, reread_confined
from dueregard.reading.plan import read_file
from dueregard.reading.stored import document_data, document_from_data, dump_document, load_document

SAMPLE = Path(__file__).parents[1] / "samples/open/bryn-eithin/sep-delivery-plan.pdf"
PLAN = (
    b"Ref,Action,Lead,By when\n1,Train staff,HR Manager,March 2015\n2,Publish data,Policy Officer,May 2016\n"
)


def test_the_confined_reading_is_the_reading():
    content = SAMPLE.read_bytes()
    outcome = read_confined(content, SAMPLE.name, [])
    assert outcome.plan == read_file(content, SAMPLE.name).plan
    assert outcome.opened.kind == "pdf"


def test_reading_again_starts_from_the_opened_document():
    opened = read_confined(PLAN, "plan.csv", []).opened
    again = reread_confined(opened, [LeaveOutRow(table=1, row=3), LeaveOutRow(table=1, row=9)])
    assert [action.title for action in again.plan.actions] == ["Train staff"]
    assert list(again.lapsed) == [1]
    assert again.opened == opened


def test_progress_is_told_step_by_step():
    steps = []
    read_confined(PLAN, "plan.csv", [], on_progress=steps.append)
    assert steps == ["opening", "reading"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", UnreadableDocument),
        (b"%PDF-1.7\nnonsense", UnreadableDocument),
        (b"Dear all,\nsee you.\n", NotAPlan),
    ],
    ids=["empty", "broken", "no plan"],
)
def test_what_cannot_be_read_says_so_in_one_line(content, error):
    with pytest.raises(error) as caught:
        read_confined(content, "plan.pdf", [])
    assert "\n" not in str(caught.value)


def test_a_page_is_drawn_in_the_size_in_which_its_boxes_are_given():
    opened = read_confined(SAMPLE.read_bytes(), SAMPLE.name, []).opened
    boxes = [
        cell.place.box
        for table in opened.blocks
        if isinstance(table, Table)
        for row in table.rows
        for cell in row.cells
        if cell.place.box and cell.place.page == 1
    ]
    png = draw_confined(SAMPLE.read_bytes(), 1)
    assert png.startswith(b"\x89PNG")
    width, height = (pixels / PICTURE_SCALE for pixels in struct.unpack(">II", png[16:24]))
    assert boxes
    assert all(0 <= x0 < x1 <= width and 0 <= top < bottom <= height for x0, top, x1, bottom in boxes)


@pytest.mark.parametrize(("content", "page"), [(None, 0), (None, 999), (b"%PDF-1.7\nnonsense", 1)])
def test_a_page_that_is_not_there_is_told(content, page):
    with pytest.raises(UnreadableDocument):
        draw_confined(content or SAMPLE.read_bytes(), page)


def test_an_opened_document_goes_through_json_unchanged():
    cell = Cell("Ŵyl", Place(page=1, box=(1.0, 2.0, 3.5, 4.0)), colspan=2, fill="#ff0000", date="2014-03")
    document = Document("p.docx", "docx", "0" * 64, [Prose("Plan", level=1), Table([Row([cell]), Row([])])])
    assert load_document(dump_document(document)) == document
    assert document_from_data(document_data(document)) == document


def test_an_account_that_is_no_document_is_refused():
    with pytest.raises(UnreadableDocument):
        document_from_data({"name": "p", "blocks": "many"})
