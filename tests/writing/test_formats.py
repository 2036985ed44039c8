"""What each written format promises: any program reads it, and what a plan says is never more than text."""

import csv
import io
import re
import zipfile
from dataclasses import replace

import docx
import pdfplumber
import pikepdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from selectolax.lexbor import LexborHTMLParser
from tests.writing.plans import full_plan, plan_of, shaped_plan
from tests.writing.tags import attribute, elements

from dueregard.planfile.model import Action, PlanFile
from dueregard.writing import WRITERS, CannotTypeset, to_bytes
from dueregard.writing.delimited import guarded, unguarded
from dueregard.writing.files import SHEETS
from dueregard.writing.layout import sheet_of
from dueregard.writing.sheet import Table

FORMULAS = ["=1+1", "+44 20", "-1", "@SUM(A1)", "\t=1", "'=1", "''-x"]


def rows_of(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), delimiter=delimiter))


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8")


def all_parts(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


# ------------------------------------------------------------------ CSV, TSV
def test_csv_is_one_heading_row_and_one_complete_row_for_each_action() -> None:
    rows = rows_of(to_bytes(full_plan(), "csv"))
    assert len(rows) == 1 + 3
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])


def test_csv_is_utf8_without_mark_and_its_lines_end_as_rfc_4180_says() -> None:
    content = to_bytes(plan_of(Action(title="Café – £5 “ŵ”")), "csv")
    assert content == "Action\r\nCafé – £5 “ŵ”\r\n".encode()


@pytest.mark.parametrize("kind", ["csv", "tsv"])
@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_csv_begins_as_a_formula(kind: str, text: str) -> None:
    rows = rows_of(to_bytes(plan_of(Action(title=text)), kind), "\t" if kind == "tsv" else ",")
    assert not re.match(r"[=+\-@\t\r]", rows[1][0])


@given(st.text())
def test_the_guard_of_csv_can_be_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


# ------------------------------------------------------------------ workbooks
@pytest.mark.parametrize("text", FORMULAS[:4])
@pytest.mark.parametrize(("kind", "name"), [("xlsx", "xl/worksheets/sheet2.xml"), ("ods", "content.xml")])
def test_no_cell_of_a_workbook_is_a_formula_a_number_or_a_link(kind: str, name: str, text: str) -> None:
    plan = plan_of(Action(title=text, outcome="12", progress="http://example.org"))
    sheet = part(to_bytes(plan, kind), name)
    assert "<f>" not in sheet
    assert "formula" not in sheet
    assert not re.search(r'value-type="(?!string)|<hyperlink', sheet)


def test_xlsx_has_the_table_as_an_object_under_a_frozen_repeated_heading() -> None:
    content = to_bytes(full_plan(), "xlsx")
    assert 'name="Objective"' in part(content, "xl/tables/table1.xml")
    assert 'state="frozen"' in part(content, "xl/worksheets/sheet2.xml")
    assert "Print_Titles" in part(content, "xl/workbook.xml")


@pytest.mark.parametrize(("kind", "name"), [("xlsx", "xl/workbook.xml"), ("ods", "content.xml")])
def test_a_workbook_has_prose_plan_and_keys_on_worksheets_of_their_own(kind: str, name: str) -> None:
    names = re.findall(
        r'<(?:table:table table:|sheet )name="([^"]+)"', part(to_bytes(full_plan(), kind), name)
    )
    assert names == ["About", "Action plan", "Notes", "Abbreviations", "Key to ratings"]


def test_ods_tells_its_type_in_its_first_bytes() -> None:
    content = to_bytes(full_plan(), "ods")
    assert content[30:38] == b"mimetype"
    assert content[38:].startswith(b"application/vnd.oasis.opendocument.spreadsheet")


# ------------------------------------------------------------------ DOCX
def document_of(plan: PlanFile) -> docx.document.Document:
    return docx.Document(io.BytesIO(to_bytes(plan, "docx")))


def test_docx_has_a_title_a_language_and_real_headings() -> None:
    document = document_of(full_plan())
    assert document.core_properties.title == "Equality plan"
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Equality plan"),
        ("Heading 2", "Abbreviations"),
        ("Heading 2", "Key to ratings"),
    ]


def test_docx_is_landscape_and_repeats_the_heading_row_of_each_table() -> None:
    document = document_of(full_plan())
    assert document.sections[0].page_width > document.sections[0].page_height
    for table in document.tables:
        assert table._tbl.tr_lst[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_a_document_of_prose_stands_upright_in_every_paged_format() -> None:
    upright = replace(sheet_of(full_plan()), upright=True)
    section = docx.Document(io.BytesIO(SHEETS["docx"](upright))).sections[0]
    assert section.page_width < section.page_height
    with pikepdf.open(io.BytesIO(SHEETS["pdf"](upright))) as pdf:
        _left, _bottom, width, height = map(float, pdf.pages[0].mediabox)
    assert width < height
    assert b"A4 portrait" in SHEETS["html"](upright)


def test_a_docx_table_is_as_wide_as_its_upright_page_leaves_room() -> None:
    upright = replace(sheet_of(full_plan()), upright=True)
    document = docx.Document(io.BytesIO(SHEETS["docx"](upright)))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    widths = [column.width for column in document.tables[0].columns]
    assert 0.98 * room < sum(widths) < 1.02 * room


def test_docx_has_no_empty_paragraph_between_its_blocks() -> None:
    assert all(paragraph.text for paragraph in document_of(full_plan()).paragraphs)


def test_docx_sets_items_as_a_list_and_sections_as_headings() -> None:
    document = document_of(full_plan())
    cells = document.tables[0]._tbl.iter(qn("w:p"))
    styles = {paragraph.style for paragraph in cells}
    assert {"TableBullet", "TableSection"} <= styles
    assert document.styles["Table Section"].base_style.name == "Heading 2"


def test_docx_rows_fill_the_grid_also_where_a_cell_spans_several() -> None:
    table = document_of(shaped_plan()).tables[0]._tbl
    columns = len(table.tblGrid.gridCol_lst)
    assert {sum(cell.grid_span for cell in row.tc_lst) for row in table.tr_lst} == {columns}


# ------------------------------------------------------------------ HTML
def test_html_is_a_complete_page_with_language_title_and_headings_for_its_cells() -> None:
    tree = LexborHTMLParser(to_bytes(full_plan(), "html").decode())
    assert tree.root is not None
    assert tree.root.attributes["lang"] == "en-GB"
    assert [node.text() for node in tree.css("title, h1")] == ["Equality plan", "Equality plan"]
    assert all(node.attributes.get("scope") for node in tree.css("th"))
    assert tree.css_first("table.actions caption") is not None
    assert not tree.css("script")
    assert all(node.text() for node in tree.css("th"))


def test_html_scopes_a_section_to_the_rows_below_it_and_a_key_task_to_its_own() -> None:
    tree = LexborHTMLParser(to_bytes(shaped_plan(), "html").decode())
    sections = tree.css("tbody > tr > th[scope=rowgroup]")
    assert [node.text() for node in sections] == ["People"]
    assert [node.attributes.get("rowspan") for node in tree.css("th[scope=row][rowspan]")] == ["2"]


def test_html_shows_mark_up_in_a_plan_as_text() -> None:
    tree = LexborHTMLParser(to_bytes(plan_of(Action(title="<script>alert(1)</script>")), "html").decode())
    assert not tree.css("script")
    assert tree.css_first("td, tbody th").text() == "<script>alert(1)</script>"


# ------------------------------------------------------------------ PDF
def long_plan(count: int = 300) -> PlanFile:
    actions = []
    for number in range(count):
        action = full_plan().actions[0].model_copy(update={"ref": f"1.{number}", "key": f"1.{number}"})
        actions.append(action)
    plan = full_plan()
    plan.actions = actions
    return plan


def test_pdf_says_its_title_its_language_and_that_it_is_pdf_ua() -> None:
    with pikepdf.open(io.BytesIO(to_bytes(full_plan(), "pdf"))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == "Equality plan"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Equality plan"]
            assert [item.title for item in outline.root[0].children] == ["Abbreviations", "Key to ratings"]


def test_pdf_has_one_table_over_all_its_pages_whose_headings_are_tagged_once_with_scope() -> None:
    plan = long_plan(60)
    table = next(block for block in sheet_of(plan).blocks if isinstance(block, Table))
    sections = sum(row.section is not None for row in table.rows)
    with pikepdf.open(io.BytesIO(to_bytes(plan, "pdf"))) as pdf:
        assert len(pdf.pages) > 3
        found = elements(pdf)
        kinds = [str(element.S) for element in found]
        assert kinds.count("/Table") == 3
        assert kinds.count("/H1") == 1
        headings = [element for element in found if str(element.S) == "/TH"]
        assert len(headings) == len(table.columns) + sections + 2 * 2  # two keys of two columns
        assert {attribute(element, "/Scope") for element in headings} == {"/Column"}


def test_pdf_shows_the_heading_row_on_each_page_and_its_number_and_reads_neither_out_again() -> None:
    with pdfplumber.open(io.BytesIO(to_bytes(long_plan(60), "pdf"))) as pdf:
        second = pdf.pages[1]
        repeated = [char for char in second.chars if char["top"] < 45]
        assert "".join(char["text"] for char in repeated).startswith("RefAction")
        assert {char["tag"] for char in repeated} == {"Artifact"}
        foot = [char for char in second.chars if char["top"] > 560]
        assert "".join(char["text"] for char in foot).replace(" ", "") == f"Equalityplan2/{len(pdf.pages)}"
        assert {char["tag"] for char in foot} == {"Artifact"}


@pytest.mark.parametrize(
    "text", ["#include(1)", "$x$ *bold* _it_", "= Heading", "<label> @ref", '\\u{1F} "quote"']
)
def test_pdf_takes_nothing_for_mark_up(text: str) -> None:
    with pikepdf.open(io.BytesIO(to_bytes(plan_of(Action(title=text), title=text), "pdf"))) as pdf:
        assert str(pdf.docinfo["/Title"]) == text


def test_pdf_that_no_font_can_show_is_refused_in_one_line() -> None:
    with pytest.raises(CannotTypeset, match=r"^no font here can show .*\\u\{f8ff\}.*write DOCX$"):
        to_bytes(plan_of(Action(title="\uf8ff")), "pdf")


def test_list_marks_of_symbol_fonts_do_not_stop_a_pdf() -> None:
    assert to_bytes(plan_of(Action(title="\uf0b7 Train")), "pdf").startswith(b"%PDF")


# ------------------------------------------------------------------ all
@pytest.mark.parametrize("kind", ["docx", "xlsx", "ods"])
def test_no_part_of_a_package_bears_the_time_of_writing(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(to_bytes(full_plan(), kind))) as package:
        assert {part.date_time[0] for part in package.infolist()} <= {1980, 2000}


@pytest.mark.parametrize("kind", WRITERS)
def test_equal_plans_give_equal_files(kind: str) -> None:
    assert to_bytes(full_plan(), kind) == to_bytes(full_plan(), kind)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_plan_that_states_nothing_is_still_a_file(kind: str) -> None:
    assert to_bytes(PlanFile(), kind)


@pytest.mark.parametrize("kind", sorted(set(WRITERS) - {"json"}))
def test_no_file_hides_the_plan_in_itself(kind: str) -> None:
    content = to_bytes(full_plan(), kind)
    text = all_parts(content) if kind in ("docx", "xlsx", "ods") else content.decode("latin-1")
    assert "dueregard-plan" not in text
    assert "due-regard" not in text
    if kind == "pdf":
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert not list(pdf.attachments)


def test_control_characters_that_word_left_do_not_stop_any_writer() -> None:
    plan = plan_of(Action(title="Train\x0ball", outcome="\x00"), title="A\x1fplan")
    for kind in WRITERS:
        assert to_bytes(plan, kind)


def test_docx_holds_signs_that_mark_up_would_need() -> None:
    content = to_bytes(plan_of(Action(title="a < b & c ]]> 😀")), "docx")
    assert "a < b & c ]]> 😀" in "".join(
        etree.fromstring(part(content, "word/document.xml").encode()).itertext()
    )
