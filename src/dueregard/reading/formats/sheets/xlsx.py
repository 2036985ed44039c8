"""XLSX workbooks by their XML: what a cell displays, not only what it stores."""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from dueregard.reading.document import Aside, Cell, Document, Place
from dueregard.reading.formats.archive import REL_ID, Archive, transitional
from dueregard.reading.formats.limits import MAX_COLUMNS, Meter, check_size
from dueregard.reading.formats.sheets.number_formats import Shown, is_date, shown_date, shown_number
from dueregard.reading.formats.sheets.sheet import Area, Sheet, blocks_of
from dueregard.reading.formats.sheets.xlsx_styles import A, Look, S, looks

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})$")
_TITLES = re.compile(r"\$(\d{1,7}):\$(\d{1,7})")
_LAST_ROW = 1_048_576
_THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_PRINT_CODES = re.compile(r'&(?:"[^"]*"|[LCRPNDTAFGZBIUSXYEOH]|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d+)')


@dataclass(frozen=True)
class _Book:
    """What all sheets of a workbook share."""

    archive: Archive
    strings: list[str]
    looks: list[Look]
    from_1904: bool
    meter: Meter


def open_xlsx(data: bytes, name: str) -> Document:
    """Open an XLSX workbook; raises `UnreadableDocument`.

    A table a sheet. Formulas give the value that was last computed. Set aside: hidden sheets, rows and
    columns, comments, printed headers and footers, text in drawings.
    """
    check_size(data, name)
    archive = Archive(data, name)
    main = next(iter(archive.related("", "officeDocument")), "xl/workbook.xml")
    root = archive.xml(main)
    meter = Meter(name)
    properties = root.find(S + "workbookPr")
    book = _Book(
        archive,
        _strings(_first(archive, main, "sharedStrings")),
        looks(_first(archive, main, "styles"), _first(archive, main, "theme")),
        properties is not None and properties.get("date1904") in ("1", "true"),
        meter,
    )
    members = {key: member for key, _, member in archive.relations(main)}
    titles = _print_titles(root)
    sheets = []
    for number, element in enumerate(root.iter(S + "sheet")):
        member = members.get(element.get(REL_ID, ""), "")
        if member not in archive.members or "worksheets/" not in member:
            continue
        sheet = _sheet(book, member, element.get("name", ""))
        sheet.hidden = element.get("state", "visible") != "visible"
        sheet.heading_rows |= titles.get(number, set())
        sheets.append(sheet)
    tables, asides = blocks_of(sheets, meter)
    return Document(name, "xlsx", hashlib.sha256(data).hexdigest(), list(tables), asides)


def _first(archive: Archive, main: str, kind: str) -> etree._Element | None:
    return archive.optional_xml(next(iter(archive.related(main, kind)), None))


def _print_titles(workbook: etree._Element) -> dict[int, set[int]]:
    """Rows that are printed on top of each page, by sheet: the author marks them as the heading."""
    found: dict[int, set[int]] = {}
    for element in workbook.iter(S + "definedName"):
        rows = _TITLES.search(element.text or "")
        sheet = element.get("localSheetId", "")
        if element.get("name") == "_xlnm.Print_Titles" and rows and sheet.isdecimal():
            first, last = int(rows[1]), int(rows[2])
            found[int(sheet)] = set(range(first, min(last, first + 10) + 1))
    return found


def _strings(root: etree._Element | None) -> list[str]:
    return [] if root is None else [_rich_text(item) for item in root.iter(S + "si")]


def _rich_text(item: etree._Element) -> str:
    """The words of a string and its runs, without the phonetic hints of East Asian text."""
    texts = (text for text in item.iter(S + "t") if text.getparent().tag != S + "rPh")  # type: ignore[union-attr]
    return _lines("".join(text.text or "" for text in texts))


def _lines(text: str) -> str:
    text = re.sub(r"_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), text)
    lines = (" ".join(line.split()) for line in text.replace("\r", "").replace("\x00", "").split("\n"))
    return "\n".join(line for line in lines if line)


def _sheet(book: _Book, member: str, name: str) -> Sheet:
    sheet = Sheet(name)
    for element in _elements(book, member):
        kind = etree.QName(element).localname
        if kind == "row":
            _read_row(book, sheet, element)
        elif kind == "col" and element.get("hidden") in ("1", "true"):
            first, last = _whole(element.get("min"), 1), _whole(element.get("max"), 0)
            sheet.hidden_columns |= set(range(first, min(last, MAX_COLUMNS) + 1))
        elif kind == "mergeCell":
            area = _area(element.get("ref", ""))
            if area is not None:
                sheet.merged.append(area)
        elif kind == "headerFooter":
            sheet.asides += _printed_around(element, name)
    sheet.asides += _comments(book.archive, member, name)
    sheet.asides += _drawings(book.archive, member, name)
    sheet.heading_rows |= _table_headings(book.archive, member)
    return sheet


def _elements(book: _Book, member: str) -> Iterator[etree._Element]:
    """The parts of a sheet that matter here, one by one: a sheet may be larger than what is kept of it."""
    tags = [S + tag for tag in ("row", "col", "mergeCell", "headerFooter")]
    stream = io.BytesIO(transitional(book.archive.read(member)))
    try:
        for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
            yield element
            element.clear()
    except etree.XMLSyntaxError as error:
        raise book.archive.broken() from error


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() else default


def _read_row(book: _Book, sheet: Sheet, element: etree._Element) -> None:
    last = max((row for row, _ in list(sheet.cells)[-1:]), default=0)
    row = min(_whole(element.get("r"), last + 1), _LAST_ROW)
    if element.get("hidden") in ("1", "true"):
        sheet.hidden_rows.add(row)
    column = 0
    for item in element.iterfind(S + "c"):
        at = _position(item.get("r", ""))
        column = at[1] if at else column + 1
        if column > MAX_COLUMNS:
            continue
        cell = _cell(book, item)
        if cell.text or cell.fill:
            book.meter.cell(cell.text)
            sheet.cells[row, column] = cell


def _cell(book: _Book, item: etree._Element) -> Cell:
    style = _whole(item.get("s"), 0)
    look = book.looks[style] if style < len(book.looks) else Look()
    shown = _shown(book, item, look.code)
    return Cell(shown.text, bold=look.bold and bool(shown.text), fill=look.fill, date=shown.edtf)


def _shown(book: _Book, item: etree._Element, code: str) -> Shown:
    kind = item.get("t", "n")
    if kind == "inlineStr":
        inline = item.find(S + "is")
        return Shown("" if inline is None else _rich_text(inline))
    value = item.findtext(S + "v") or ""
    if kind == "s":
        at = _whole(value, -1)
        return Shown(book.strings[at] if 0 <= at < len(book.strings) else "")
    if kind == "b":
        return Shown("TRUE" if value == "1" else "FALSE") if value else Shown("")
    try:
        if kind == "d":
            return shown_date(datetime.fromisoformat(value), code if is_date(code) else "dd/mm/yyyy")
        if kind == "n" and value:
            return shown_number(float(value), code, book.from_1904)
    except (ValueError, OverflowError):
        pass
    return Shown(_lines(value))


def _position(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.match(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    start, end = _position(first), _position(last or first)
    return (*start, *end) if start and end else None


def _table_headings(archive: Archive, member: str) -> set[int]:
    """The heading rows of tables that were made as such ("Format as table")."""
    rows = set()
    for part in archive.related(member, "table"):
        root = archive.xml(part)
        area = _area(root.get("ref", ""))
        if area is not None and root.get("headerRowCount", "1") != "0":
            rows.add(area[0])
    return rows


def _comments(archive: Archive, member: str, name: str) -> list[Aside]:
    """Threaded comments where there are any, since the older copy of them wraps each in an explanation."""
    found = []
    for part in archive.related(member, "threadedComment"):
        found += [
            (item.get("ref", ""), item.findtext(_THREADED + "text") or "")
            for item in archive.xml(part).iter(_THREADED + "threadedComment")
        ]
    for part in archive.related(member, "comments") if not found else []:
        found += [(item.get("ref", ""), _rich_text(item)) for item in archive.xml(part).iter(S + "comment")]
    return [
        Aside("comment", _lines(text), Place(sheet=name, row=(_position(ref) or (None, None))[0]))
        for ref, text in found
        if text.strip()
    ]


def _drawings(archive: Archive, member: str, name: str) -> list[Aside]:
    asides = []
    for part in archive.related(member, "drawing"):
        for paragraph in archive.xml(part).iter(A + "p"):
            text = _lines("".join(item.text or "" for item in paragraph.iter(A + "t")))
            if text:
                asides.append(Aside("picture text", text, Place(sheet=name)))
    return asides


def _printed_around(element: etree._Element, name: str) -> list[Aside]:
    asides = []
    for part in element:
        text = _lines(_PRINT_CODES.sub(" ", part.text or ""))
        if text:
            kind = etree.QName(part).localname
            asides.append(
                Aside("page header" if "Header" in kind else "page footer", text, Place(sheet=name))
            )
    return asides
