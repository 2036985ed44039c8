import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from benchmarks.typesetting import untagged
from tests.formats import pdfs
from tests.formats.making import (
    FIXTURES,
    HEADING,
    INTRODUCTION,
    ITEMS,
    ROWS,
    TITLE,
    asides,
    prose,
    tables,
    texts,
)

from dueregard.reading.document import Cell, Document, Table, UnreadableDocument
from dueregard.reading.formats.limits import MAX_UNPACKED_BYTES
from dueregard.reading.formats.pdf import open_pdf
from dueregard.reading.formats.pdf.columns import Placed, placed_in_columns

TAGGED = [
    "libreoffice-ruled",
    "libreoffice-unruled",
    "chromium-ruled",
    "chromium-rules-across",
    "chromium-unruled",
]


def _tagged(name: str) -> Document:
    return open_pdf((FIXTURES / f"{name}.pdf").read_bytes(), f"{name}.pdf")


def _untagged(name: str) -> Document:
    return open_pdf(untagged((FIXTURES / f"{name}.pdf").read_bytes()), f"{name}.pdf")


def _flat(rows: list[list[str]]) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row] for row in rows]


def _body(document: Document) -> list[list[str]]:
    """All rows but the heading, which may be printed on each page, and the words after the table."""
    rows = _flat([row for table in tables(document) for row in texts(table)])
    return [row for row in rows if row not in (HEADING, ["Agreed by the Cabinet."])]


@pytest.mark.parametrize("name", TAGGED)
def test_tags_give_every_row_whole_and_in_one_table(name: str) -> None:
    (table,) = tables(_tagged(name))
    assert texts(table) == [HEADING, *ROWS]
    assert [cell.colspan for cell in table.rows[1].cells] == [len(HEADING)]


@pytest.mark.parametrize("name", TAGGED)
def test_tags_give_headings_paragraphs_and_items(name: str) -> None:
    found = [(block.text, block.level, block.bullet) for block in prose(_tagged(name))]
    items = [(item, None, True) for item in ITEMS]
    assert found == [
        (TITLE, 1, False),
        (INTRODUCTION, None, False),
        *items,
        ("Agreed by the Cabinet.", None, False),
    ]


@pytest.mark.parametrize("name", TAGGED)
def test_the_tagged_heading_row_says_so(name: str) -> None:
    assert [row.heading for row in tables(_tagged(name))[0].rows][:3] == [True, False, False]


@pytest.mark.parametrize("name", TAGGED)
def test_what_is_printed_on_each_page_is_set_aside(name: str) -> None:
    document = _tagged(name)
    assert "Ref" in " ".join(asides(document, "page header"))
    footers = asides(document, "page footer")
    assert set(footers) == ({"Hartwell Council equality plan"} if name.startswith("libre") else set())


@pytest.mark.parametrize("name", TAGGED)
def test_each_cell_of_a_tagged_table_has_its_page_and_box(name: str) -> None:
    for row in tables(_tagged(name))[0].rows:
        for cell in row.cells:
            if cell.text:
                assert cell.place.page is not None
                assert cell.place.box is not None
                assert cell.place.box[0] < cell.place.box[2]


@pytest.mark.parametrize("name", ["libreoffice-ruled", "chromium-ruled"])
@pytest.mark.parametrize("read", [_tagged, _untagged])
def test_the_colour_of_a_cell_is_its_fill(name: str, read: object) -> None:
    document = read(name)  # type: ignore[operator]
    fills = {cell.text: cell.fill for table in tables(document) for row in table.rows for cell in row.cells}
    assert (fills["done"], fills["late"], fills["Ongoing"]) == ("#92d050", "#ff0000", None)


@pytest.mark.parametrize("name", TAGGED)
def test_without_tags_the_rows_are_the_same(name: str) -> None:
    assert _body(_untagged(name)) == _flat(ROWS)


@pytest.mark.parametrize("name", TAGGED)
def test_without_tags_no_word_is_lost(name: str) -> None:
    document = _untagged(name)
    words = [word for row in _body(document) for text in row for word in text.split()]
    words += [word for block in prose(document) for word in block.text.split()]
    for text in [TITLE, INTRODUCTION, *ITEMS, *(text for row in ROWS for text in row)]:
        for word in text.split():
            assert word in words


def test_running_footers_of_untagged_pages_are_set_aside() -> None:
    document = _untagged("libreoffice-ruled")
    assert asides(document, "page footer") == ["Hartwell Council equality plan"] * 4


def test_a_hyphen_at_the_edge_of_a_cell_keeps_a_date_whole() -> None:
    cells = [text for name in TAGGED for row in _body(_untagged(name)) for text in row]
    assert cells.count("Fri-31-Dec-24") == len(TAGGED)


@pytest.mark.parametrize("mark", ["•", "-", "*"])
def test_a_mark_alone_in_a_cell_is_no_list_mark(mark: str) -> None:
    content = [line.replace("(All)", f"({mark})") for line in _table_page(True)]
    (table,) = tables(open_pdf(pdfs.drawn([content]), "marks"))
    assert texts(table)[3] == ["3", "Ask", mark]


def _table_page(rules: bool) -> list[str]:
    rows = [
        ("Ref", "Action", "Lead"),
        ("1", "Train staff", "HR"),
        ("2", "Buy chairs", "Estates"),
        ("3", "Ask", "All"),
    ]
    content = []
    for number, row in enumerate(rows):
        top = 100 + 40 * number
        content += [pdfs.text(x, top + 12, words) for x, words in zip((55, 155, 455), row, strict=True)]
        if rules:
            content += [pdfs.rule(50, top, 650, top)]
    if rules:
        content += [pdfs.rule(50, 260, 650, 260), *(pdfs.rule(x, 100, x, 260) for x in (50, 150, 450, 650))]
    return content


WANTED = [
    ["Ref", "Action", "Lead"],
    ["1", "Train staff", "HR"],
    ["2", "Buy chairs", "Estates"],
    ["3", "Ask", "All"],
]


@pytest.mark.parametrize("rules", [True, False])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_may_be_turned(rules: bool, rotate: int) -> None:
    content = _table_page(rules)
    if rotate:
        across, down = pdfs.LANDSCAPE
        turn = {90: f"0 1 -1 0 {down} 0", 180: f"-1 0 0 -1 {across} {down}", 270: f"0 -1 1 0 0 {across}"}[
            rotate
        ]
        content = [f"q {turn} cm", *content, "Q"]
    size = pdfs.LANDSCAPE if rotate in (0, 180) else (pdfs.LANDSCAPE[1], pdfs.LANDSCAPE[0])
    document = open_pdf(pdfs.drawn([content], size, rotate), "turned")
    assert [row for table in tables(document) for row in texts(table)] == WANTED


def test_a_table_set_sideways_on_an_upright_page_is_read() -> None:
    across, down = pdfs.LANDSCAPE
    content = [f"q 0 1 -1 0 {down} 0 cm", *_table_page(True), "Q"]
    document = open_pdf(pdfs.drawn([content], (down, across)), "sideways")
    assert [row for table in tables(document) for row in texts(table)] == WANTED


def test_merged_boxes_become_spans() -> None:
    content = [
        *(pdfs.rule(50, y, 650, y) for y in (100, 130, 190)),
        pdfs.rule(250, 160, 650, 160),
        *(pdfs.rule(x, 100, x, 190) for x in (50, 650)),
        *(pdfs.rule(x, 130, x, 190) for x in (250, 450)),
        pdfs.text(55, 115, "Theme one"),
        pdfs.text(55, 145, "Objective"),
        pdfs.text(255, 145, "First action"),
        pdfs.text(455, 145, "HR"),
        pdfs.text(255, 175, "Second action"),
        pdfs.text(455, 175, "PO"),
    ]
    (table,) = tables(open_pdf(pdfs.drawn([content]), "merged"))
    assert texts(table) == [["Theme one"], ["Objective", "First action", "HR"], ["Second action", "PO"]]
    assert table.rows[0].cells[0].colspan == 3
    assert table.rows[1].cells[0].rowspan == 2
    assert [cell.place.column for cell in table.rows[2].cells] == [2, 3]


def test_tables_with_prose_between_stay_apart() -> None:
    lower = [line.replace(" m ", " m ") for line in _table_page(True)]
    content = [*lower, pdfs.text(55, 330, "Between the tables."), *_shifted(260)]
    document = open_pdf(pdfs.drawn([content]), "two")
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == ["Table", "Prose", "Table"]


def _shifted(down: float) -> list[str]:
    return [f"q 1 0 0 1 0 -{down} cm", *_table_page(True), "Q"]


@pytest.mark.usefixtures("_without_extra")
def test_a_scan_says_that_it_is_one() -> None:
    with pytest.raises(UnreadableDocument, match="pictures of pages and no text"):
        open_pdf(pdfs.scanned(), "scan.pdf")


@pytest.mark.usefixtures("_without_extra")
@pytest.mark.parametrize("change", [bytes, untagged])
def test_a_page_that_is_a_picture_among_pages_of_text_is_named(change: Callable[[bytes], bytes]) -> None:
    data = (FIXTURES / "libreoffice-ruled.pdf").read_bytes()
    before = open_pdf(change(data), "plan.pdf")
    document = open_pdf(change(pdfs.with_scanned_page(data)), "plan.pdf")
    last = max(block.place.page or 0 for block in document.blocks) + 1
    (found,) = [aside for aside in document.asides if aside.reason == "picture text"]
    assert found.text.startswith(f"Page {last} is a picture: no words of it were read.")
    assert found.place.page == last
    assert document.blocks == before.blocks


def test_an_empty_page_has_no_text() -> None:
    with pytest.raises(UnreadableDocument, match="has no text"):
        open_pdf(pdfs.drawn([[]]), "empty.pdf")


def test_a_locked_pdf_asks_for_a_copy_without_password() -> None:
    with pytest.raises(UnreadableDocument, match="locked by a password"):
        open_pdf(pdfs.locked(pdfs.drawn([_table_page(True)]), "secret"), "l.pdf")


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    document = open_pdf(pdfs.locked(pdfs.drawn([_table_page(True)]), ""), "l.pdf")
    assert texts(tables(document)[0]) == WANTED


@pytest.mark.parametrize("keep", [20, 400])
def test_a_pdf_cut_short_says_so(keep: int) -> None:
    with pytest.raises(UnreadableDocument):
        open_pdf((FIXTURES / "chromium-ruled.pdf").read_bytes()[:keep], "cut.pdf")


def test_a_painted_heading_strip_is_not_a_table_of_its_own() -> None:
    content = [pdfs.area(50, 95, 650, 118, 0.8, 0.8, 0.8), *_table_page(False)]
    found: list[Table] = tables(open_pdf(pdfs.drawn([content]), "strip"))
    assert [row for table in found for row in texts(table)] == WANTED


def test_larger_type_is_a_heading_where_there_are_no_tags() -> None:
    content = [
        pdfs.text(50, 60, "Equality plan", 20),
        pdfs.text(50, 100, "Theme one", 14),
        pdfs.text(50, 130, "What we will do in this theme is set out below and is reviewed each year."),
    ]
    found = [(block.text[:9], block.level) for block in prose(open_pdf(pdfs.drawn([content]), "levels"))]
    assert found == [("Equality ", 1), ("Theme one", 2), ("What we w", None)]


def test_a_bold_section_row_right_below_a_bold_heading_hides_no_column() -> None:
    content = [
        pdfs.text(x, 112, words, bold=True)
        for x, words in zip((55, 85, 305, 455), ("Ref", "Action", "Lead", "When"), strict=True)
    ]
    content += [pdfs.text(55, 127, "1 Knowing who lives here", bold=True)]
    rows = [
        ("1.1", "Train staff at the counter", "Personnel", "June"),
        ("1.2", "Buy chairs for visitors", "Estates", "May"),
    ]
    for number, row in enumerate(rows):
        content += [
            pdfs.text(x, 142 + 15 * number, words) for x, words in zip((55, 85, 305, 455), row, strict=True)
        ]
    (table,) = tables(open_pdf(pdfs.drawn([content]), "bold"))
    assert texts(table) == [
        ["Ref", "Action", "Lead", "When"],
        ["1 Knowing who lives here"],
        *(list(row) for row in rows),
    ]


def test_a_pdf_that_unpacks_to_far_more_is_refused_before_it_is_unpacked() -> None:
    packed = zlib.compress(bytes(MAX_UNPACKED_BYTES + 1), 9)
    data = pdfs.drawn([_table_page(True)]) + b"1 0 obj\nstream\n" + packed + b"\nendstream"
    with pytest.raises(UnreadableDocument, match="unpacks to far more"):
        open_pdf(data, "bomb.pdf")


def test_rows_of_one_line_are_rows_and_the_text_below_them_is_not() -> None:
    rows = [
        ("Action", "Lead", "By when", "Measure"),
        ("Hold a hiring event", "Recruitment Manager", "May 2025", "15 people"),
        ("Mend the intranet", "Web Manager", "June 2025", "AA on audit"),
        ("Ask about caring", "HR Analyst", "July 2025", "60% answer"),
    ]
    lefts = (60, 210, 350, 450)
    lines = [
        pdfs.text(x, 80 + 16 * n, words)
        for n, row in enumerate(rows)
        for x, words in zip(lefts, row, strict=True)
    ]
    closing = (
        "We will report on this plan to the Board in March 2026, and to the public on the day after that, by",
        "letter where people ask.",
    )
    lines += [pdfs.text(60, 160 + 12 * n, words) for n, words in enumerate(closing)]
    found = open_pdf(pdfs.drawn([lines]), "plan")
    assert texts(tables(found)[0]) == [list(row) for row in rows]
    assert prose(found)[-1].text == " ".join(closing)


def test_empty_cells_that_tags_leave_out_are_found_beside_merged_ones() -> None:
    def row(*cells: tuple[str, float, int]) -> Placed:
        return [(Cell(words, rowspan=down), left) for words, left, down in cells]

    laid = placed_in_columns(
        [
            row(
                ("Objective", 10, 1), ("Action", 100, 1), ("2025", 300, 1), ("2026", 400, 1), ("2027", 500, 1)
            ),
            row(("Homes", 10, 2), ("Adapt", 100, 1), ("x", 300, 1), ("x", 400, 1), ("x", 500, 1)),
            row(("Write", 100, 1), ("x", 400, 1)),
            row(("Lend", 100, 1), ("x", 500, 1)),
        ]
    )
    assert [[cell.text for cell in cells] for cells in laid[2:]] == [
        ["Write", "", "x", ""],
        ["", "Lend", "", "", "x"],
    ]


def test_a_heading_in_bold_on_top_of_the_next_page_does_not_go_on_with_the_row_above() -> None:
    def page(*rows: list[str], bold: int) -> list[str]:
        made = []
        for number, row in enumerate(rows):
            made += [
                pdfs.text(x, 100 + 22 * number, words, bold=number in (bold, bold + 1))
                for x, words in zip((50, 250, 450), row, strict=False)
            ]
        return made

    heading = ["What we will do", "Who will lead", "By when"]
    first = page(
        heading,
        *[["Meet with people", "Clerk", "May 2025"]] * 18,
        ["Hear from people who", "Clerk", "May"],
        bold=-1,
    )
    second = page(["People"], heading, ["Train each of the teams", "Clerk", "June 2025"], bold=0)
    made = tables(open_pdf(pdfs.drawn([first, second]), "plan.pdf"))
    assert texts(made[-1])[0] == ["People", "", ""]


NAME = "The people who work for us and with us in each and every service"
ROW = ["Train each of the teams", "Clerk", "June 2025"]


def _row(y: float, row: list[str], bold: bool = False) -> list[str]:
    return [pdfs.text(x, y, words, bold=bold) for x, words in zip((50, 250, 450), row, strict=False)]


def test_a_heading_in_bold_over_rows_that_are_not_is_a_row_of_its_own() -> None:
    lines = [
        *_row(100, ["Pledge", "Taken forward by", "Change"], bold=True),
        *_row(112, ["Train each of", "Clerk", "June"]),
    ]
    lines += [
        *_row(124, ["the teams"]),
        *_row(136, ["Meet people", "Mayor", "May"]),
        *_row(148, ["in the town"]),
    ]
    (made,) = tables(open_pdf(pdfs.drawn([lines]), "plan.pdf"))
    assert texts(made)[0] == ["Pledge", "Taken forward by", "Change"]


def _rows_with_room(top: float) -> list[str]:
    made: list[str] = []
    for number in range(4):
        made += [*_row(top + 40 * number, ROW), *_row(top + 12 + 40 * number, ["in the new duty"])]
    return made


@pytest.mark.parametrize("upright", [True, False])
def test_rules_of_the_heading_or_between_columns_alone_part_no_rows(upright: bool) -> None:
    """Rows stand apart in a box that holds them all, or below a heading that is ruled and comes again."""
    heading = ["What we will do", "Who will lead", "By when"]
    lines = [*_row(98, heading, bold=True), *_rows_with_room(125)]
    lines += [pdfs.rule(45, y, 560, y) for y in (88, 104)]
    if upright:
        lines += [pdfs.rule(45, 290, 560, 290), *[pdfs.rule(x, 88, x, 290) for x in (45, 245, 445, 560)]]
    else:
        lines += [*_row(314, heading, bold=True), *_rows_with_room(341)]
        lines += [pdfs.rule(45, y, 560, y) for y in (304, 320)]
    (made,) = tables(open_pdf(pdfs.drawn([lines]), "plan.pdf"))
    found = [row for row in texts(made) if row != heading]
    assert [row[1:] for row in found] == [["Clerk", "June 2025"]] * (4 if upright else 8)


def test_a_painted_heading_with_a_painted_section_is_no_table_of_its_own() -> None:
    lines = [pdfs.area(x, y, x + 200, y + 20, 0.8, 0.8, 0.9) for y in (90, 110) for x in (45, 245, 445)]
    lines += [
        *_row(104, ["Pledge", "Taken forward by", "Finish"], bold=True),
        *_row(124, [NAME], bold=True),
    ]
    lines += [*_row(150, ROW), *_row(180, ROW), *_row(210, ROW)]
    (made,) = tables(open_pdf(pdfs.drawn([lines]), "plan.pdf"))
    assert texts(made) == [["Pledge", "Taken forward by", "Finish"], [NAME], ROW, ROW, ROW]


def _without_table_tags(data: bytes) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            tag = one.get("/S") if isinstance(one, pikepdf.Dictionary) else None
            if isinstance(tag, pikepdf.Name) and str(tag) in (
                "/Table",
                "/THead",
                "/TBody",
                "/TR",
                "/TH",
                "/TD",
            ):
                one["/S"] = pikepdf.Name("/P" if str(tag) in ("/TH", "/TD") else "/Div")
        pdf.save(made)
    return made.getvalue()


def test_tags_that_know_of_no_table_are_not_believed_where_words_line_up_in_one() -> None:
    data = _without_table_tags((FIXTURES / "chromium-ruled.pdf").read_bytes())
    assert _flat(_body(open_pdf(data, "plan.pdf"))) == _flat([list(row) for row in ROWS])


def test_cells_set_in_the_middle_of_their_rows_are_parted_by_the_room_between_rows() -> None:
    lines = _row(100, ["What we will do", "Who will lead", "By when"], bold=True)
    for number in range(4):
        top = 125 + 45 * number
        lines += [*_row(top, ["Train each of the"]), *_row(top + 12, ["teams in the duty"])]
        lines += [pdfs.text(x, top + 6, words) for x, words in ((250, "Clerk"), (450, "May 2025"))]
    (made,) = tables(open_pdf(pdfs.drawn([lines]), "plan.pdf"))
    assert texts(made)[1:] == [["Train each of the teams in the duty", "Clerk", "May 2025"]] * 4


def test_room_parts_rows_whose_cells_are_all_full() -> None:
    lines = _row(100, ["Lead", "Deadline", "Action"], bold=True)
    for number, row in enumerate([["Clerk of works", "May 2025 at last", "Train the whole team"]] * 4):
        lines += _row(122 + 36 * number, row)
        lines += [pdfs.text(450, 134 + 36 * number, "in the new duty")] if number < 3 else []
    (made,) = tables(open_pdf(pdfs.drawn([lines]), "plan.pdf"))
    assert [row[0] for row in texts(made)] == ["Lead", *["Clerk of works"] * 4]


def test_a_name_in_bold_apart_below_a_row_begins_a_row() -> None:
    def block(top: float) -> list[str]:
        return [
            *_row(top, ["Clerk", "Who will lead", "By when"]),
            *_row(top + 12, ["and Mayor", "us", "then"]),
        ]

    lines = [
        *_row(100, ["Lead", "Action", "Date"], bold=True),
        *block(122),
        *block(154),
        *_row(190, ["Services"], bold=True),
        *block(220),
    ]
    (made,) = tables(open_pdf(pdfs.drawn([lines]), "plan.pdf"))
    assert ["Services", "", ""] in texts(made)
