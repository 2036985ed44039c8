"""Documents that the tests of the formats open, made in code."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import xlsxwriter

from dueregard.reading.document import Document, Prose, Table

TITLE = "Hartwell Council: equality plan 2024 to 2027"
INTRODUCTION = "The plan says what the council will do, who will do it and by when."
ITEMS = ["Published each April", "Reviewed each quarter"]
HEADING = ["Ref", "What we will do", "Who", "By when", "How will we know", "Status"]
ROWS = [
    [
        "Theme one: knowing who lives here and how the services of the council work for them",
    ],
    [
        "1.1",
        "Map all the data that services hold on the people who use them",
        "Data team",
        "Mar 2025",
        "A published map",
        "done",
    ],
    [
        "1.2",
        "Ask each service:\nwhat it knows\nwhat it needs to know",
        "Heads of service",
        "Fri-31-Dec-24",
        "Answers from all",
        "late",
    ],
    [
        "1.3",
        "Publish the profile of the district with figures for every ward and for each group, "
        "and say how each figure was come by, so that residents can check it and services can"
        " plan by it from one year to the next",
        "Policy officer",
        "Each April",
        "Profile read by more residents than in the year before",
        "",
    ],
    [
        "Theme two: services that fit",
    ],
    [
        "2.1",
        "Check every policy for its effect on equality before it is decided on",
        "All services",
        "Ongoing",
        "",
        "done",
    ],
    [
        "2.2",
        "Train the staff who meet the public in what disabled residents expect of a good "
        "service, first at the contact centre, then in the libraries, then in all other "
        "buildings where people come to see us about housing, benefits, planning or anything "
        "else, and repeat the training for new staff within three months of their start",
        "Personnel",
        "June 2025",
        "Nine in ten trained and complaints about the way that staff treat people halved",
        "late",
    ],
    [
        "2.3",
        "Offer interpreters at every first meeting",
        "Contact centre",
        "Sept 2025",
        "Requests met",
        "",
    ],
    [
        "2.4",
        "Let sign language users book by video",
        "Contact centre",
        "Sept 2026",
        "Bookings made",
        "",
    ],
]
"""The plan of most fixtures; a row of one text is a section row over all columns."""

FIXTURES = Path(__file__).parent / "fixtures"


def texts(table: Table) -> list[list[str]]:
    """The words of a table's cells, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def tables(document: Document) -> list[Table]:
    """The tables of a document."""
    return [block for block in document.blocks if isinstance(block, Table)]


def prose(document: Document) -> list[Prose]:
    """The paragraphs of a document."""
    return [block for block in document.blocks if isinstance(block, Prose)]


def asides(document: Document, reason: str) -> list[str]:
    """The words set aside for one reason."""
    return [aside.text for aside in document.asides if aside.reason == reason]


def workbook() -> bytes:
    """A plan as people keep it in a spreadsheet: title, merged section, hidden things, colour as status."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    plan = book.add_worksheet("Plan")
    head = book.add_format({"bold": True, "bg_color": "#FFC000"})
    plan.write(0, 0, "Equality plan 2024")
    for column, heading in enumerate(["Ref", "Action", "By when", "Who", "Hidden", "RAG"]):
        plan.write(2, column, heading, head)
    plan.merge_range(3, 0, 3, 5, "Section one")
    plan.write(4, 0, 1.02, book.add_format({"num_format": '"SES"0.00'}))
    plan.write(4, 1, "Do\n  a thing")
    plan.write_datetime(4, 2, _day(2024, 3, 1), book.add_format({"num_format": "mmm yyyy"}))
    plan.write(4, 3, "HR")
    plan.write(4, 4, "secret")
    plan.write_blank(4, 5, None, book.add_format({"bg_color": "red"}))
    plan.merge_range(5, 0, 6, 0, "m")
    plan.write(5, 1, "x")
    plan.write(6, 1, "y")
    plan.write_formula(6, 3, "=1+1", None, 2)
    plan.write(7, 1, "hidden row")
    plan.set_row(7, None, None, {"hidden": 1})
    plan.set_column(4, 4, 10, None, {"hidden": 1})
    plan.write_comment(4, 1, "note by me")
    plan.set_footer("&LPage &P of plan")
    plan.write(8, 1, 1234.5, book.add_format({"num_format": "£#,##0.00"}))
    plan.write(8, 2, 0.25, book.add_format({"num_format": "0%"}))
    plan.write_datetime(8, 3, _day(2024, 3, 9), book.add_format({"num_format": 14}))
    old = book.add_worksheet("Old")
    old.write(0, 0, "old words")
    old.hide()
    key = book.add_worksheet("Key")
    key.write(1, 1, "G")
    key.write(1, 2, True)
    book.close()
    return stream.getvalue()


def _day(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day)  # noqa: DTZ001 (a spreadsheet has no time zone)


def word(build: Callable[[Any], None]) -> bytes:
    """A DOCX that `build` fills."""
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip package with each member replaced by `change(name, bytes)`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def body_replaced(data: bytes, old: str, new: str) -> bytes:
    """A DOCX with words of its document part replaced."""

    def change(name: str, member: bytes) -> bytes:
        return member.replace(old.encode(), new.encode()) if name == "word/document.xml" else member

    return repacked(data, change)
