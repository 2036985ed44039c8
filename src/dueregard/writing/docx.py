"""DOCX: an A4 document with real headings, real lists and a real table whose heading row repeats.

The table is built as elements rather than cell by cell through python-docx, whose cell look-up grows with
the square of the rows. Character data only ever enter as text of an element, so nothing a plan says can
become markup.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.shared import Mm, Pt, RGBColor

from dueregard.planfile.model import PlanFile
from dueregard.writing.layout import sheet_of
from dueregard.writing.pictures import logo_pixels, logo_size, png_bytes
from dueregard.writing.sheet import (
    Block,
    BulletList,
    Cell,
    Column,
    Heading,
    Paragraph,
    Picture,
    Row,
    Sheet,
    Table,
    Terms,
    keeps_whole,
)

FONT: Final = "Arial"
SHADES: Final = ("DBE3EB", "F0F3F6")
"""Behind rows that head others: the top level, and those below it."""
LINE: Final = "8A9199"
MARGIN: Final = Mm(15)
PAGE: Final = (Mm(297), Mm(210))
NARROW, MIDDLING = Mm(93), Mm(160)
"""Widths of tables that a whole line would tear apart: of a few numbers; of columns of numbers, of terms."""
TWIPS_PER_EMU: Final = 1 / 635
CELL_MARGINS: Final = (("top", "40"), ("left", "80"), ("bottom", "20"), ("right", "80"))
CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed moment, so that equal plans give equal files; when a plan was written is the reader's to note."""

_SPACE: Final = {"w": nsmap["w"]}

BODY, HEADING, SECTION, BULLET = "Table Text", "Table Heading", "Table Section", "Table Bullet"


def docx_bytes(plan: PlanFile) -> bytes:
    """The plan as a Word document."""
    return document_bytes(sheet_of(plan))


def document_bytes(sheet: Sheet) -> bytes:
    """A sheet as a Word document."""
    document = docx.Document()
    _set_page(document, upright=sheet.upright)
    _set_styles(document, sheet)
    set_properties(document, sheet)
    _set_footer(document, sheet)
    _add_logo(document, sheet)
    document.add_heading(sheet.title, level=1)
    if sheet.blocks and isinstance(sheet.blocks[0], Table):
        document.paragraphs[-1].paragraph_format.space_after = Pt(6)
    add_blocks(Setting(document, line_of(document.sections[0]), ink_of(sheet)), sheet.blocks)
    out = io.BytesIO()
    document.save(out)
    return dated(out)


def dated(written: io.BytesIO) -> bytes:
    """The package with each part dated `CREATED`: the library dates them by the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part in parts.infolist():
            dated = zipfile.ZipInfo(part.filename, CREATED.timetuple()[:6])
            package.writestr(dated, parts.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _set_page(document: Any, *, upright: bool) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = PAGE[::-1] if upright else PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.footer_distance = MARGIN // 2


def set_properties(document: Any, sheet: Sheet) -> None:
    """Say of the file what the sheet says of itself, and nothing of whoever made it."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = sheet.title, sheet.author, sheet.language
    properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = CREATED


def _set_styles(document: Any, sheet: Sheet) -> None:
    styles, ink = document.styles, ink_of(sheet)
    normal = styles["Normal"]
    _set_font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(6)
    for spoken in styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), sheet.language)
    for level, size in ((1, 20), (2, 14), (3, 12), (4, 11)):
        _set_font(styles[f"Heading {level}"], size, bold=True, colour=ink)
        styles[f"Heading {level}"].font.italic = False
    set_table_styles(styles, ink)


def set_table_styles(styles: Any, ink: str) -> None:
    """The styles of tables where a document has none of these names, in its own typeface."""
    if BODY not in styles:
        _new_style(styles, BODY, "Normal", 8.5).space_after = Pt(2)
    if HEADING not in styles:
        _new_style(styles, HEADING, BODY, 8.5, bold=True, colour="FFFFFF")
    if SECTION not in styles:
        _new_style(styles, SECTION, "Heading 2", 9.5, bold=True, colour=ink).space_before = Pt(2)
    if BULLET not in styles:
        bullet = _new_style(styles, BULLET, "List Bullet", 8.5)
        bullet.space_after, bullet.left_indent, bullet.first_line_indent = Pt(1), Mm(3.5), Mm(-3.5)


def _new_style(
    styles: Any, name: str, base: str, size: float, *, bold: bool | None = None, colour: str | None = None
) -> Any:
    """Adds a style; gives the format of its paragraphs."""
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles[base]
    _set_font(style, size, bold=bold, colour=colour, name=None)
    return style.paragraph_format


def _set_font(
    style: Any,
    size: float,
    *,
    bold: bool | None = None,
    colour: str | None = None,
    name: str | None = FONT,
) -> None:
    font = style.font
    font.size = Pt(size)
    if name:
        _set_typeface(style, name)
    if bold is not None:
        font.bold = bold
    if colour:
        font.color.rgb = RGBColor.from_string(colour)


def _set_typeface(style: Any, name: str) -> None:
    style.font.name = name
    fonts = style.element.rPr.rFonts
    for theme in (
        "asciiTheme",
        "hAnsiTheme",
        "eastAsiaTheme",
        "cstheme",
    ):  # a theme font would win over the name
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _set_footer(document: Any, sheet: Sheet) -> None:
    """The title and "page / pages" at the foot of each page, as fields that Word counts."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles[BODY]
    paragraph.add_run(f"{sheet.title} – ")
    for part in ("PAGE", " / ", "NUMPAGES"):
        if part.isupper():
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), part)
            field.append(_run("1"))
            paragraph._p.append(field)
        else:
            paragraph.add_run(part)


@dataclass(slots=True, frozen=True)
class Setting:
    """Where blocks are set: in which document, on lines of how many twips, with which colour (`RRGGBB`)."""

    document: Any
    twips: int
    ink: str


def add_blocks(setting: Setting, blocks: Sequence[Block]) -> None:
    """Set blocks at the end of a document, whose styles are there already."""
    for number, block in enumerate(blocks):
        _add_block(setting, block)
        if isinstance(block, Paragraph):
            layout = setting.document.paragraphs[-1].paragraph_format
            if number and isinstance(blocks[number - 1], Table):
                layout.space_before = Pt(8)
            if number + 1 < len(blocks) and isinstance(blocks[number + 1], Table):
                layout.keep_with_next = True


def line_of(section: Any) -> int:
    """How many twips a line of a section is wide."""
    return int((section.page_width - section.left_margin - section.right_margin) * TWIPS_PER_EMU)


def ink_of(sheet: Sheet) -> str:
    """The colour of a sheet as `RRGGBB`."""
    return sheet.livery.colour[1:].upper()


def _add_logo(document: Any, sheet: Sheet) -> None:
    if sheet.livery.logo:
        pixels = logo_pixels(sheet.livery.logo)
        width, height = logo_size(pixels)
        shape = document.add_picture(io.BytesIO(pixels), Mm(width), Mm(height))
        shape._inline.docPr.set("descr", sheet.livery.logo.alt)


def _add_block(setting: Setting, block: Block) -> None:
    document = setting.document
    if isinstance(block, Heading):
        document.add_heading(block.text, level=block.level)
    elif isinstance(block, Paragraph):
        document.add_paragraph(block.text)
    elif isinstance(block, BulletList):
        for item in block.items:
            document.add_paragraph(item, style="List Bullet")
    elif isinstance(block, Picture):
        _add_picture(document, block)
    elif isinstance(block, Terms):
        document.add_heading(block.heading, level=2)
        _add_table(setting, _terms_table(block), most=NARROW if block.counts else MIDDLING)
    else:
        _add_table(setting, block, most=MIDDLING if block.counts else None)


def _add_picture(document: Any, picture: Picture) -> None:
    shape = document.add_picture(io.BytesIO(png_bytes(picture.svg)), width=Mm(75))
    shape._inline.docPr.set("descr", picture.alt)


def _terms_table(terms: Terms) -> Table:
    share = 0.8 if terms.counts else terms.share
    columns = (Column(terms.head[0], share), Column(terms.head[1], 1 - share))
    rows = tuple(Row((Cell((term,), heads="row"), Cell((meaning,)))) for term, meaning in terms.pairs)
    return Table(terms.heading, columns, rows)


def _add_table(setting: Setting, table: Table, most: int | None) -> None:
    """A table as wide as a line, or no wider than `most`."""
    document = setting.document
    twips = min(setting.twips, int(most * TWIPS_PER_EMU)) if most else setting.twips
    element = _table_element(table, twips, setting.ink)
    body = document.element.body
    body.insert(len(body) - 1, element)  # the last child holds the section's properties
    style_ids = {name: document.styles[name].style_id for name in (BODY, HEADING, SECTION, BULLET)}
    for style in element.iter(qn("w:pStyle")):
        style.set(qn("w:val"), style_ids[style.get(qn("w:val"))])


@cache
def _name(tag: str) -> str:
    return qn(f"w:{tag}")


def _element(tag: str, *children: Any, **attributes: str) -> Any:
    element = oxml_parser.makeelement(_name(tag), nsmap=_SPACE)
    for name, value in attributes.items():
        element.set(_name(name), value)
    element.extend(children)
    return element


def _table_element(table: Table, twips: int, ink: str) -> Any:
    total = sum(column.weight for column in table.columns)
    widths = [round(twips * column.weight / total) for column in table.columns]
    borders = _element(
        "tblBorders",
        *(
            _element(side, val="single", sz="4", space="0", color=LINE)
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ),
    )
    margins = _element("tblCellMar", *(_element(side, w=size, type="dxa") for side, size in CELL_MARGINS))
    properties = _element(
        "tblPr",
        _element("tblW", w=str(sum(widths)), type="dxa"),
        borders,
        _element("tblLayout", type="fixed"),
        margins,
        _element(
            "tblLook",
            val="0420",
            firstRow="1",
            lastRow="0",
            firstColumn="0",
            lastColumn="0",
            noHBand="0",
            noVBand="1",
        ),
        _element("tblCaption", val=table.caption),
    )
    grid = _element("tblGrid", *(_element("gridCol", w=str(size)) for size in widths))
    return _element("tbl", properties, grid, _heading_row(table, widths, ink), *_body_rows(table, widths))


def _heading_row(table: Table, widths: Sequence[int], ink: str) -> Any:
    cells = [
        _cell((_paragraph(column.heading, HEADING),), [size], fill=ink)
        for column, size in zip(table.columns, widths, strict=True)
    ]
    return _element("tr", _element("trPr", _element("cantSplit"), _element("tblHeader")), *cells)


def _body_rows(table: Table, widths: Sequence[int]) -> Iterator[Any]:
    """Rows put on the grid: a cell that spans rows goes on as an empty one in each row below."""
    open_spans: dict[int, int] = {}
    for row in table.rows:
        cells, waiting, place = [], list(row.cells), 0
        while place < len(widths):
            if open_spans.get(place, 0):
                open_spans[place] -= 1
                cells.append(_cell((_paragraph("", BODY),), [widths[place]], merge="continue"))
                place += 1
                continue
            cell = waiting.pop(0)
            spanned = widths[place : place + cell.colspan]
            merge = "restart" if cell.rowspan > 1 else None
            open_spans[place] = cell.rowspan - 1
            cells.append(_cell(tuple(_content(cell, row)), spanned, merge=merge, fill=_shade(row)))
            place += cell.colspan
        whole = row.section or keeps_whole(row, table.columns)
        properties = [_element("trPr", _element("cantSplit"))] if whole else []
        yield _element("tr", *properties, *cells)


def _shade(row: Row) -> str | None:
    return SHADES[min(row.section, len(SHADES)) - 1] if row.section else None


def _content(cell: Cell, row: Row) -> Iterator[Any]:
    """The paragraphs of a cell; an empty one has one too, since the format asks for it."""
    if not cell.lines:
        yield _paragraph("", BODY)
    for number, line in enumerate(cell.lines):
        if row.section:
            yield _paragraph(line, BODY if number else SECTION, keep=True)
        else:
            yield _paragraph(line, BULLET if cell.is_list else BODY)


def _cell(
    paragraphs: Sequence[Any], widths: Sequence[int], merge: str | None = None, fill: str | None = None
) -> Any:
    properties = [_element("tcW", w=str(sum(widths)), type="dxa")]
    if len(widths) > 1:
        properties.append(_element("gridSpan", val=str(len(widths))))
    if merge:
        properties.append(_element("vMerge", val=merge))
    if fill:
        properties.append(_element("shd", val="clear", color="auto", fill=fill))
    return _element("tc", _element("tcPr", *properties), *paragraphs)


def _paragraph(text: str, style: str, *, keep: bool = False) -> Any:
    properties = [_element("pStyle", val=style)]
    if keep:
        properties.append(_element("keepNext"))
    return _element("p", _element("pPr", *properties), *([_run(text)] if text else []))


def _run(text: str) -> Any:
    content = _element("t")
    content.text = text
    content.set(qn("xml:space"), "preserve")
    return _element("r", content)
