"""ODS workbooks by their XML: the file holds what each cell displays."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from dueregard.reading.document import Aside, Cell, Document, Place
from dueregard.reading.formats.archive import Archive
from dueregard.reading.formats.colours import colour
from dueregard.reading.formats.grid import span
from dueregard.reading.formats.limits import MAX_COLUMNS, MAX_ROWS, Meter, check_size
from dueregard.reading.formats.sheets.sheet import Sheet, blocks_of

_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT = f"{_NS}office:1.0}}", f"{_NS}table:1.0}}", f"{_NS}text:1.0}}"
STYLE, NUMBER, FO = f"{_NS}style:1.0}}", f"{_NS}datastyle:1.0}}", f"{_NS}xsl-fo-compatible:1.0}}"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_GROUPS = {TABLE + name for name in ("table-row-group", "table-rows", "table-column-group", "table-columns")}
_HEADS = {TABLE + "table-header-rows", TABLE + "table-header-columns"}


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str | None = None
    bold: bool = False
    parts: frozenset[str] = frozenset("d")


@dataclass
class _Styles:
    """Cell styles, date styles and table styles by name."""

    looks: dict[str, _Look] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)


def open_ods(data: bytes, name: str) -> Document:
    """Open an OpenDocument spreadsheet; raises `UnreadableDocument`.

    A table a sheet. Set aside: hidden sheets, rows and columns, comments, printed headers and footers.
    """
    check_size(data, name)
    archive = Archive(data, name)
    content = archive.xml("content.xml")
    common = archive.optional_xml("styles.xml")
    styles = _styles([root for root in (common, content) if root is not None])
    body = content.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if body is None:
        raise archive.broken()
    meter = Meter(name)
    sheets = [_read(table, styles, meter) for table in body.iterfind(TABLE + "table")]
    tables, asides = blocks_of(sheets, meter)
    return Document(
        name, "ods", hashlib.sha256(data).hexdigest(), list(tables), asides + _printed_around(common)
    )


def _styles(roots: list[etree._Element]) -> _Styles:
    styles = _Styles()
    dates: dict[str, frozenset[str]] = {}
    for root in roots:
        for element in root.iter(NUMBER + "date-style"):
            kinds = {etree.QName(part).localname for part in element}
            dates[element.get(STYLE + "name", "")] = frozenset(
                short for short, long in (("d", "day"), ("M", "month"), ("y", "year")) if long in kinds
            )
        for element in root.iter(STYLE + "style"):
            key = element.get(STYLE + "name", "")
            if element.get(STYLE + "family") == "table-cell":
                styles.looks[key] = _look(element, styles.looks, dates)
            shown = element.find(STYLE + "table-properties")
            if shown is not None and shown.get(TABLE + "display") == "false":
                styles.hidden_tables.add(key)
    return styles


def _look(element: etree._Element, looks: dict[str, _Look], dates: dict[str, frozenset[str]]) -> _Look:
    base = looks.get(element.get(STYLE + "parent-style-name", ""), _Look())
    cell = element.find(STYLE + "table-cell-properties")
    text = element.find(STYLE + "text-properties")
    background = None if cell is None else cell.get(FO + "background-color")
    weight = None if text is None else text.get(FO + "font-weight")
    return _Look(
        colour(background) if background else base.fill,
        weight == "bold" if weight else base.bold,
        dates.get(element.get(STYLE + "data-style-name", ""), base.parts),
    )


def _flat(parent: etree._Element, name: str, heading: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """Rows or columns of a table with those in groups; True for those marked as headings."""
    for child in parent:
        if child.tag == TABLE + name:
            yield child, heading
        elif child.tag in _GROUPS or child.tag in _HEADS:
            yield from _flat(child, name, heading or child.tag in _HEADS)


def _read(table: etree._Element, styles: _Styles, meter: Meter) -> Sheet:
    sheet = Sheet(table.get(TABLE + "name", ""))
    sheet.hidden = table.get(TABLE + "style-name", "") in styles.hidden_tables
    defaults = _columns(table, sheet)
    row = 1
    for element, heading in _flat(table, "table-row"):
        times = span(element.get(TABLE + "number-rows-repeated"), 1 << 20)
        cells = _row(element, row, sheet, styles, defaults)
        if any(cell.text for _, cell in cells):
            for again in range(row, row + min(times, MAX_ROWS + 1)):
                _put(sheet, again, cells, meter)
                _mark(sheet, element, again, heading)
        row += times
    return sheet


def _put(sheet: Sheet, row: int, cells: list[tuple[int, Cell]], meter: Meter) -> None:
    for column, cell in cells:
        meter.cell(cell.text)
        sheet.cells[row, column] = Cell(cell.text, bold=cell.bold, fill=cell.fill, date=cell.date)


def _mark(sheet: Sheet, element: etree._Element, row: int, heading: bool) -> None:
    if element.get(TABLE + "visibility", "visible") != "visible":
        sheet.hidden_rows.add(row)
    if heading:
        sheet.heading_rows.add(row)


def _columns(table: etree._Element, sheet: Sheet) -> dict[int, str]:
    """The default cell style of each column; hidden columns are noted."""
    defaults: dict[int, str] = {}
    column = 1
    for element, _ in _flat(table, "table-column"):
        times = span(element.get(TABLE + "number-columns-repeated"), 1 << 15)
        for at in range(column, min(column + times, MAX_COLUMNS + 1)):
            defaults[at] = element.get(TABLE + "default-cell-style-name", "")
            if element.get(TABLE + "visibility", "visible") != "visible":
                sheet.hidden_columns.add(at)
        column += times
    return defaults


def _row(
    element: etree._Element, row: int, sheet: Sheet, styles: _Styles, defaults: dict[int, str]
) -> list[tuple[int, Cell]]:
    cells: list[tuple[int, Cell]] = []
    row_style = element.get(TABLE + "default-cell-style-name")
    column = 1
    for item in element:
        if item.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            continue
        times = span(item.get(TABLE + "number-columns-repeated"), 1 << 15)
        for note in item.iterfind(OFFICE + "annotation"):
            sheet.asides.append(Aside("comment", _words(note), Place(sheet=sheet.name, row=row)))
        if item.tag == TABLE + "table-cell":
            look = item.get(TABLE + "style-name") or row_style or defaults.get(column) or ""
            cell = _cell(item, styles.looks.get(look, _Look()))
            if cell.text or cell.fill:
                cells += [(at, cell) for at in range(column, min(column + times, MAX_COLUMNS + 1))]
            down = span(item.get(TABLE + "number-rows-spanned"), MAX_ROWS)
            across = span(item.get(TABLE + "number-columns-spanned"))
            if down > 1 or across > 1:
                sheet.merged.append((row, column, row + down - 1, column + across - 1))
        column += times
    return cells


def _cell(item: etree._Element, look: _Look) -> Cell:
    text = _words(item)
    stored = _DAY.match(item.get(OFFICE + "date-value", ""))
    edtf = None
    if stored and text:
        year, month, day = stored.groups()
        shown = [year, month, day] if "d" in look.parts else [year, month] if "M" in look.parts else [year]
        edtf = "-".join(shown)
    return Cell(text, bold=look.bold and bool(text), fill=look.fill, date=edtf)


def _words(item: etree._Element) -> str:
    lines = []
    for paragraph in item.iterfind(TEXT + "p"):
        lines += _inline(paragraph).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _inline(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == TEXT + "line-break":
            parts.append("\n")
        elif child.tag in (TEXT + "s", TEXT + "tab"):
            parts.append(" ")
        elif child.tag != OFFICE + "annotation" and isinstance(child.tag, str):
            parts.append(_inline(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _printed_around(styles: etree._Element | None) -> list[Aside]:
    if styles is None:
        return []
    found: dict[str, Aside] = {}
    for kind in ("header", "footer"):
        for element in styles.iter(STYLE + kind):
            text = " ".join(_inline(part) for part in element.iter(TEXT + "p"))
            if text.strip() and element.get(STYLE + "display") != "false":
                reason: Aside = Aside("page header" if kind == "header" else "page footer", text.strip())
                found.setdefault(kind + text, reason)
    return list(found.values())
