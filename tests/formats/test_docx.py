from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from tests.formats.making import asides, body_replaced, prose, tables, texts, word

from dueregard.reading.document import Document, UnreadableDocument
from dueregard.reading.formats.docx import open_docx

NS = nsdecls("w")


def _table(document: Any, rows: list[list[str]]) -> Any:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word_ in zip(row.cells, words, strict=True):
            cell.text = word_
    return table


def _read(build: Any) -> Document:
    return open_docx(word(build), "plan.docx")


def test_prose_has_heading_levels_lists_and_bold() -> None:
    def build(document: Any) -> None:
        document.add_heading("Equality plan", 0)
        document.add_heading("Theme", 2)
        document.add_paragraph("one", style="List Bullet")
        document.add_paragraph("").add_run("Lead: HR").bold = True

    found = [(block.text, block.level, block.bullet, block.bold) for block in prose(_read(build))]
    assert found == [
        ("Equality plan", 0, False, False),
        ("Theme", 2, False, True),
        ("one", None, True, False),
        ("Lead: HR", None, False, True),
    ]


def test_blocks_come_in_reading_order() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("before")
        _table(document, [["a", "b"]])
        document.add_paragraph("after")

    kinds = [type(block).__name__ for block in _read(build).blocks]
    assert kinds == ["Prose", "Table", "Prose"]


def test_merged_cells_become_spans() -> None:
    def build(document: Any) -> None:
        table = _table(document, [["h", "i", "j"], ["", "x", "y"], ["", "z", ""], ["", "", ""]])
        table.cell(1, 0).merge(table.cell(2, 0)).text = "down"
        table.cell(3, 0).merge(table.cell(3, 2)).text = "across"

    rows = tables(_read(build))[0].rows
    assert (rows[1].cells[0].text, rows[1].cells[0].rowspan) == ("down", 2)
    assert [cell.place.column for cell in rows[2].cells] == [2, 3]
    assert [(cell.text, cell.colspan) for cell in rows[3].cells] == [("across", 3)]


def test_a_row_marked_as_heading_says_so() -> None:
    def build(document: Any) -> None:
        table = _table(document, [["h"], ["x"]])
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {NS}/>"))

    assert [row.heading for row in tables(_read(build))[0].rows] == [True, False]


def test_words_in_content_controls_and_insertions_are_read_and_no_cell_moves() -> None:
    data = word(lambda document: _table(document, [["REF", "ACTION", "LEAD"]]))
    data = body_replaced(
        data, "<w:r><w:t>ACTION</w:t></w:r>", "<w:ins><w:r><w:t>Train staff</w:t></w:r></w:ins>"
    )
    data = body_replaced(
        data,
        "<w:r><w:t>LEAD</w:t></w:r>",
        "<w:sdt><w:sdtContent><w:r><w:t>HR</w:t></w:r></w:sdtContent></w:sdt>",
    )
    assert texts(tables(open_docx(data, "p"))[0]) == [["REF", "Train staff", "HR"]]


def test_a_cell_that_is_a_content_control_keeps_its_column() -> None:
    def build(document: Any) -> None:
        table = _table(document, [["a", "b", "c"]])
        cell = table.cell(0, 1)._tc
        control = parse_xml(f"<w:sdt {NS}><w:sdtPr/><w:sdtContent/></w:sdt>")
        cell.addprevious(control)
        control.find(qn("w:sdtContent")).append(cell)

    assert texts(tables(_read(build))[0]) == [["a", "b", "c"]]


def test_deleted_words_are_set_aside() -> None:
    data = word(lambda document: document.add_paragraph("GONE"))
    data = body_replaced(
        data,
        "<w:r><w:t>GONE</w:t></w:r>",
        "<w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
    )
    document = open_docx(data, "p")
    assert [block.text for block in prose(document)] == ["kept"]
    assert asides(document, "deleted") == ["gone"]


def test_a_deleted_row_is_set_aside() -> None:
    def build(document: Any) -> None:
        table = _table(document, [["a", "b"], ["old", "row"]])
        table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {NS} w:id="1" w:author="x"/>'))

    document = _read(build)
    assert texts(tables(document)[0]) == [["a", "b"]]
    assert asides(document, "deleted") == ["old\nrow"]


def test_automatic_numbers_are_printed_in_cells_and_prose() -> None:
    def build(document: Any) -> None:
        table = _table(document, [["", "x"], ["", "y"]])
        for row in table.rows:
            row.cells[0].paragraphs[0].style = "List Number"
        document.add_paragraph("third", style="List Number")

    document = _read(build)
    assert texts(tables(document)[0]) == [["1.", "x"], ["2.", "y"]]
    assert prose(document)[0].text == "3. third"


def test_items_of_a_list_in_a_cell_are_lines() -> None:
    def build(document: Any) -> None:
        cell = _table(document, [[""]]).cell(0, 0)
        cell.paragraphs[0].text = "Do:"
        cell.add_paragraph("one", style="List Bullet")
        cell.add_paragraph("two\nmore", style="List Bullet")

    assert texts(tables(_read(build))[0]) == [["Do:\none\ntwo\nmore"]]


def test_a_nested_table_is_read_into_its_cell() -> None:
    def build(document: Any) -> None:
        inner = _table(document, [["outer", "x"]]).cell(0, 0).add_table(2, 2)
        for at, word_ in enumerate("abcd"):
            inner.cell(at // 2, at % 2).text = word_

    assert texts(tables(_read(build))[0]) == [["outer\na b\nc d", "x"]]


def test_a_table_that_only_places_a_wider_one_is_read_cell_after_cell() -> None:
    def build(document: Any) -> None:
        outer = _table(document, [["Priority 1", ""], ["Why", ""]])
        outer.cell(0, 0).merge(outer.cell(0, 1))
        inner = outer.cell(1, 1).add_table(3, 3)
        for at, word_ in enumerate("abcdefghi"):
            inner.cell(at // 3, at % 3).text = word_

    document = _read(build)
    assert [block.text for block in prose(document)] == ["Priority 1", "Why"]
    assert [texts(table) for table in tables(document)] == [[list("abc"), list("def"), list("ghi")]]


def test_a_narrow_table_in_a_cell_of_a_plan_stays_in_its_cell() -> None:
    def build(document: Any) -> None:
        outer = _table(document, [["Ref", "Action", "Lead", "When"], ["1", "Train", "HR", "May"]])
        inner = outer.cell(1, 1).add_table(10, 2)
        for row in inner.rows:
            row.cells[0].text, row.cells[1].text = "step", "date"

    [table] = tables(_read(build))
    assert [len(row.cells) for row in table.rows] == [4, 4]
    assert table.rows[1].cells[1].text.count("step date") == 10


def test_shading_is_the_fill() -> None:
    def build(document: Any) -> None:
        cell = _table(document, [["", "x"]]).cell(0, 0)
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {NS} w:val="clear" w:fill="92D050"/>'))

    assert [cell.fill for cell in tables(_read(build))[0].rows[0].cells] == ["#92d050", None]


def test_headers_and_footers_are_set_aside_once() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("body")
        first = document.sections[0]
        first.header.paragraphs[0].text = "Appendix 2"
        first.footer.paragraphs[0].text = "Page 1"
        second = document.add_section()
        second.orientation = WD_ORIENT.LANDSCAPE
        second.header.is_linked_to_previous = False
        second.header.paragraphs[0].text = "Appendix 2"

    document = _read(build)
    assert asides(document, "page header") == ["Appendix 2"]
    assert asides(document, "page footer") == ["Page 1"]


def test_comments_are_set_aside() -> None:
    def build(document: Any) -> None:
        run = document.add_paragraph("body").runs[0]
        document.add_comment(run, text="is this right?", author="A", initials="A")

    assert asides(_read(build), "comment") == ["is this right?"]


def test_hidden_words_are_set_aside() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("seen ")
        paragraph.add_run("unseen").font.hidden = True

    document = _read(build)
    assert [block.text for block in prose(document)] == ["seen"]
    assert asides(document, "hidden text") == ["unseen"]


def test_text_boxes_are_read_once_though_the_file_holds_them_twice() -> None:
    def build(document: Any) -> None:
        box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        document.add_paragraph("beside").runs[0]._r.append(
            parse_xml(
                f'<mc:AlternateContent {NS} {mc}><mc:Choice Requires="wps">{box}</mc:Choice>'
                f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
            )
        )

    assert [block.text for block in prose(_read(build))] == ["beside", "boxed"]


def test_a_document_cut_short_says_so() -> None:
    data = word(lambda document: document.add_paragraph("x"))
    with pytest.raises(UnreadableDocument, match="damaged or cut short"):
        open_docx(data[: len(data) // 2], "plan.docx")
