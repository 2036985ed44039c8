import io
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from tests.formats.making import FIXTURES, asides, repacked, tables, texts, workbook

from dueregard.reading.document import Document, UnreadableDocument
from dueregard.reading.formats.sheets.number_formats import shown_number
from dueregard.reading.formats.sheets.ods import open_ods
from dueregard.reading.formats.sheets.xls import open_xls
from dueregard.reading.formats.sheets.xlsx import open_xlsx


@pytest.fixture(params=["xlsx", "ods"])
def plan(request: pytest.FixtureRequest) -> Document:
    if request.param == "xlsx":
        return open_xlsx(workbook(), "plan.xlsx")
    return open_ods((FIXTURES / "plan.ods").read_bytes(), "plan.ods")


def test_each_sheet_that_shows_is_a_table_with_its_name(plan: Document) -> None:
    assert [table.place.sheet for table in tables(plan)] == ["Plan", "Key"]
    assert [table.place.table for table in tables(plan)] == [1, 2]


def test_rows_keep_their_number_in_the_sheet_and_empty_ones_are_left_out(plan: Document) -> None:
    assert [row.cells[0].place.row for row in tables(plan)[0].rows] == [1, 3, 4, 5, 6, 7, 9]


def test_merged_ranges_become_spans_counted_over_what_shows(plan: Document) -> None:
    rows = tables(plan)[0].rows
    assert [(cell.text, cell.colspan) for cell in rows[2].cells] == [("Section one", 5)]
    assert (rows[4].cells[0].text, rows[4].cells[0].rowspan) == ("m", 2)
    assert [cell.place.column for cell in rows[5].cells] == [2, 3, 4, 5]


def test_a_date_has_the_precision_that_the_sheet_displays(plan: Document) -> None:
    cell = tables(plan)[0].rows[3].cells[2]
    assert (cell.text, cell.date) == ("Mar 2024", "2024-03")
    assert tables(plan)[0].rows[6].cells[3].date == "2024-03-09"


def test_numbers_read_as_they_display(plan: Document) -> None:
    rows = texts(tables(plan)[0])
    assert rows[3][0] == "SES1.02"
    assert rows[5][2] == "2"
    assert rows[6][1:3] == ["£1,234.50", "25%"]


def test_line_breaks_of_a_cell_are_kept(plan: Document) -> None:
    assert tables(plan)[0].rows[3].cells[1].text == "Do\na thing"


def test_a_status_that_is_only_a_colour_is_kept(plan: Document) -> None:
    cell = tables(plan)[0].rows[3].cells[4]
    assert (cell.text, cell.fill) == ("", "#ff0000")


def test_headings_are_bold_and_filled(plan: Document) -> None:
    assert {(cell.bold, cell.fill) for cell in tables(plan)[0].rows[1].cells} == {(True, "#ffc000")}


def test_what_does_not_show_is_set_aside_with_its_reason(plan: Document) -> None:
    assert asides(plan, "hidden sheet") == ["old words"]
    assert asides(plan, "hidden row") == ["hidden row"]
    assert asides(plan, "hidden column") == ["Hidden\nsecret"]
    assert asides(plan, "comment") == ["note by me"]
    assert "plan" in asides(plan, "page footer")[0]


def test_xls_gives_values_merges_dates_and_hidden_sheets() -> None:
    document = open_xls((FIXTURES / "plan.xls").read_bytes(), "plan.xls")
    rows = tables(document)[0].rows
    assert [cell.text for cell in rows[1].cells] == ["Ref", "Action", "By when", "Who", "Hidden", "RAG"]
    assert rows[2].cells[0].colspan == 6
    assert rows[3].cells[2].date == "2024-03-01"
    assert asides(document, "hidden sheet") == ["old words"]


def test_a_sheet_that_starts_away_from_its_corner_reads_alike_in_xls_and_xlsx() -> None:
    old = open_xls((FIXTURES / "plan.xls").read_bytes(), "plan.xls")
    new = open_xlsx(workbook(), "plan.xlsx")
    assert texts(tables(old)[1]) == texts(tables(new)[1]) == [["", "G", "TRUE"]]


def test_a_table_made_as_such_marks_its_heading_row() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.add_table(0, 0, 1, 1, {"columns": [{"header": "Ref"}, {"header": "Action"}], "data": [["1", "a"]]})
    book.close()
    table = tables(open_xlsx(stream.getvalue(), "t.xlsx"))[0]
    assert [row.heading for row in table.rows] == [True, False]


def test_strict_open_xml_reads_like_the_usual_kind() -> None:
    strict = repacked(
        workbook(),
        lambda _name, data: data.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    assert texts(tables(open_xlsx(strict, "a"))[0]) == texts(tables(open_xlsx(workbook(), "b"))[0])


def test_a_colour_of_the_theme_is_resolved() -> None:
    def change(name: str, data: bytes) -> bytes:
        return (
            data.replace(b'<fgColor rgb="FFFF0000"/>', b'<fgColor theme="5"/>') if "styles" in name else data
        )

    table = tables(open_xlsx(repacked(workbook(), change), "t"))[0]
    assert table.rows[3].cells[4].fill == "#c0504d"


@pytest.mark.parametrize(
    ("serial", "code", "text", "edtf"),
    [
        (45352, "dd/mm/yyyy", "01/03/2024", "2024-03-01"),
        (45352, "mmm-yy", "Mar-24", "2024-03"),
        (45352, "[$-809]dddd, d mmmm yyyy", "Friday, 1 March 2024", "2024-03-01"),
        (45352, '"by "mmmm', "by March", "2024-03"),
        (45352, "yyyy", "2024", "2024"),
        (45352.5, "d mmm yyyy h:mm", "1 Mar 2024 12:00", "2024-03-01"),
        (0.75, "h:mm AM/PM", "6:00 PM", None),
        (45352, "General", "45352", None),
        (59, "d mmm yyyy", "28 Feb 1900", "1900-02-28"),
        (1.5, "0", "2", None),
        (7, "000", "007", None),
        (0.125, "0.0%", "12.5%", None),
        (-3, "0;(0)", "(3)", None),
        (2, '"Objective "0', "Objective 2", None),
        (1.1, "General", "1.1", None),
        (1000000, "#,##0", "1,000,000", None),
        (3, '"Yes";"Yes";"No"', "Yes", None),
        (0, '"Yes";"Yes";"No"', "No", None),
    ],
)
def test_a_number_reads_as_its_format_displays_it(
    serial: float, code: str, text: str, edtf: str | None
) -> None:
    shown = shown_number(serial, code)
    assert (shown.text, shown.edtf) == (text, edtf)


def test_workbooks_that_count_days_from_1904_give_the_same_dates() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "date_1904": True})
    sheet = book.add_worksheet()
    day = datetime(2024, 3, 1)  # noqa: DTZ001
    sheet.write_datetime(0, 0, day, book.add_format({"num_format": "yyyy-mm-dd"}))
    book.close()
    assert texts(tables(open_xlsx(stream.getvalue(), "t"))[0]) == [["2024-03-01"]]


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_workbook_cut_short_says_so(cut: float) -> None:
    data = workbook()
    with pytest.raises(UnreadableDocument, match="damaged or cut short"):
        open_xlsx(data[: int(len(data) * cut)], "plan.xlsx")


def _misleading() -> bytes:
    """A workbook whose table of sectors points far behind its end: calamine's Rust code panics at it."""
    data = bytearray((FIXTURES / "plan.xls").read_bytes())
    data[3074] = 250
    return bytes(data)


def test_a_panic_of_the_library_leaves_no_trace_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnreadableDocument, match="damaged or cut short") as refused:
        open_xls(_misleading(), "plan.xls")
    assert type(refused.value.__cause__).__name__ == "PanicException"
    os.write(2, b"open again")
    assert capfd.readouterr().err == "open again"


def test_the_command_says_one_line_of_a_broken_workbook(tmp_path: Path) -> None:
    path = tmp_path / "plan.xls"
    path.write_bytes(_misleading())
    code = "from dueregard.cli import main; main()"
    command = [sys.executable, "-c", code, "read", str(path)]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env={**os.environ, "RUST_BACKTRACE": "1"}
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "save it as XLSX" in done.stderr
