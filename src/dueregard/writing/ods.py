"""ODS: the same worksheets as XLSX in the OpenDocument format (ISO/IEC 26300).

Every cell has the value type `string`: nothing that a plan says becomes a formula, a number or a link.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, Final

from lxml import etree

from dueregard.planfile.model import PlanFile
from dueregard.writing.layout import sheet_of
from dueregard.writing.livery import Livery, Logo
from dueregard.writing.pictures import logo_pixels, logo_size
from dueregard.writing.sheet import Sheet
from dueregard.writing.workbook import Grid, Prose, worksheets_of

TYPE: Final = "application/vnd.oasis.opendocument.spreadsheet"
VERSION: Final = "1.3"
CREATED: Final = (2000, 1, 1, 0, 0, 0)
"""A fixed moment, so that equal plans give equal files; when a plan was written is the reader's to note."""

SPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
LOGO: Final = "Pictures/logo"
CHARACTER_MM: Final = 1.9
"""About the width of a character at 10 points."""


def ods_bytes(plan: PlanFile) -> bytes:
    """The plan as an OpenDocument spreadsheet."""
    return spreadsheet_bytes(sheet_of(plan, flat=True))


def spreadsheet_bytes(sheet: Sheet) -> bytes:
    """A sheet of blocks as an OpenDocument spreadsheet, opened at the first table."""
    parts = worksheets_of(sheet)
    documents = {
        "content.xml": _content(parts, sheet.livery),
        "styles.xml": _styles(sheet),
        "meta.xml": _meta(sheet),
        "settings.xml": _settings(parts),
    }
    logo = sheet.livery.logo
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        # The type comes first and uncompressed, so that a program can tell the format from the first bytes.
        archive.writestr(zipfile.ZipInfo("mimetype", CREATED), TYPE, zipfile.ZIP_STORED)
        manifest = _manifest([*documents, *([LOGO] if logo else [])])
        for name, root in {**documents, "META-INF/manifest.xml": manifest}.items():
            written = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            archive.writestr(zipfile.ZipInfo(name, CREATED), written, zipfile.ZIP_DEFLATED)
        if logo:
            archive.writestr(zipfile.ZipInfo(LOGO, CREATED), logo_pixels(logo))
    return out.getvalue()


def _name(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{SPACES[space]}}}{local}"


def _element(
    name: str, attributes: dict[str, str] | None = None, *children: Any, text: str | None = None
) -> Any:
    element = etree.Element(
        _name(name), {_name(key): value for key, value in (attributes or {}).items()}, nsmap=SPACES
    )
    element.text = text
    element.extend(children)
    return element


def _root(name: str, *children: Any) -> Any:
    return _element(f"office:{name}", {"office:version": VERSION}, *children)


def _content(parts: Sequence[Prose | Grid], livery: Livery) -> Any:
    widths = sorted({width for part in parts for width in _widths(part)})
    styles = [_column_style(width) for width in widths]
    styles += [_row_style(), _cell_style("text"), _cell_style("title", bold=True, size="16pt")]
    styles += [_cell_style("cell", framed=True)]
    styles += [_cell_style("heading", bold=True, colour="#ffffff", fill=livery.colour, framed=True)]
    ranges = [_range(part, number) for number, part in enumerate(parts) if isinstance(part, Grid)]
    body = _element(
        "office:spreadsheet",
        None,
        *(_table(part, livery.logo) for part in parts),
        _element("table:database-ranges", None, *ranges),
    )
    return _root(
        "document-content",
        _element("office:automatic-styles", None, *styles),
        _element("office:body", None, body),
    )


def _widths(part: Prose | Grid) -> Sequence[int]:
    return part.widths if isinstance(part, Grid) else (part.width,)


def _column_style(width: int) -> Any:
    size = _element("style:table-column-properties", {"style:column-width": f"{width * CHARACTER_MM:.1f}mm"})
    return _element("style:style", {"style:name": f"wide{width}", "style:family": "table-column"}, size)


def _row_style() -> Any:
    """Rows as high as their wrapped lines need."""
    height = _element("style:table-row-properties", {"style:use-optimal-row-height": "true"})
    return _element("style:style", {"style:name": "fitted", "style:family": "table-row"}, height)


def _cell_style(
    name: str,
    *,
    bold: bool = False,
    size: str = "10pt",
    colour: str = "",
    fill: str = "",
    framed: bool = False,
) -> Any:
    cell = {
        "fo:wrap-option": "wrap",
        "style:vertical-align": "top",
        "fo:background-color": fill,
        "fo:border": "0.5pt solid #b1b4b6" if framed else "",
    }
    text = {"fo:font-size": size, "fo:font-weight": "bold" if bold else "", "fo:color": colour}
    return _element(
        "style:style",
        {"style:name": name, "style:family": "table-cell", "style:parent-style-name": "Default"},
        _element("style:table-cell-properties", {key: value for key, value in cell.items() if value}),
        _element("style:text-properties", {key: value for key, value in text.items() if value}),
    )


def _range(grid: Grid, number: int) -> Any:
    """Names the table with its headings, which gives it filters."""
    quoted = grid.name.replace("'", "''")
    last = f"{_letters(len(grid.headings))}{len(grid.rows) + 1}"
    address = f"'{quoted}'.A1:'{quoted}'.{last}"
    return _element(
        "table:database-range",
        {
            "table:name": f"table{number}",
            "table:target-range-address": address,
            "table:display-filter-buttons": "true",
            "table:contains-header": "true",
        },
    )


def _letters(column: int) -> str:
    """The letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _table(part: Prose | Grid, logo: Logo | None) -> Any:
    columns = [
        _element("table:table-column", {"table:style-name": f"wide{width}"}) for width in _widths(part)
    ]
    if isinstance(part, Grid):
        heading = _element("table:table-header-rows", None, _row(part.headings, "heading"))
        rows = [heading, *(_row(row, "cell") for row in part.rows)]
    else:
        rows = [
            _row((line,), "title" if part.titled and not n else "text") for n, line in enumerate(part.lines)
        ]
    shapes = [_shape(logo, part.width)] if logo and isinstance(part, Prose) and part.titled else []
    return _element("table:table", {"table:name": part.name}, *shapes, *columns, *rows)


def _shape(logo: Logo, width: int) -> Any:
    """The logo beside the words of a worksheet, with its words for those who cannot see it."""
    wide, high = logo_size(logo_pixels(logo))
    link = {"xlink:href": LOGO, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"}
    place = {"svg:x": f"{width * CHARACTER_MM + 3:.1f}mm", "svg:y": "1mm"}
    size = {"svg:width": f"{wide:.1f}mm", "svg:height": f"{high:.1f}mm"}
    frame = _element(
        "draw:frame",
        place | size,
        _element("draw:image", link),
        _element("svg:title", text=logo.alt),
    )
    return _element("table:shapes", None, frame)


def _row(texts: Sequence[str], style: str) -> Any:
    return _element(
        "table:table-row", {"table:style-name": "fitted"}, *(_cell(text, style) for text in texts)
    )


def _cell(text: str, style: str) -> Any:
    if not text:
        return _element("table:table-cell", {"table:style-name": style})
    lines = [_element("text:p", text=line) for line in text.split("\n")]
    return _element("table:table-cell", {"table:style-name": style, "office:value-type": "string"}, *lines)


def _styles(sheet: Sheet) -> Any:
    """The page (A4 landscape, all columns on one page's width) and the language of the text."""
    language, _, country = sheet.language.partition("-")
    spoken = {"fo:language": language, "fo:country": country or "GB", "fo:font-size": "10pt"}
    default = _element(
        "style:default-style", {"style:family": "table-cell"}, _element("style:text-properties", spoken)
    )
    plain = _element("style:style", {"style:name": "Default", "style:family": "table-cell"})
    page = {
        "fo:page-width": "297mm",
        "fo:page-height": "210mm",
        "fo:margin": "13mm",
        "style:print-orientation": "landscape",
        "style:scale-to-X": "1",
    }
    layout = _element(
        "style:page-layout", {"style:name": "page"}, _element("style:page-layout-properties", page)
    )
    master = _element("style:master-page", {"style:name": "Default", "style:page-layout-name": "page"})
    return _root(
        "document-styles",
        _element("office:styles", None, default, plain),
        _element("office:automatic-styles", None, layout),
        _element("office:master-styles", None, master),
    )


def _meta(sheet: Sheet) -> Any:
    facts = [
        _element("dc:title", text=sheet.title),
        _element("dc:creator", text=sheet.author),
        _element("dc:language", text=sheet.language),
    ]
    return _root("document-meta", _element("office:meta", None, *facts))


def _settings(parts: Sequence[Prose | Grid]) -> Any:
    """Freezes the heading row of each table and opens the book at the plan."""
    tables = _element("config:config-item-map-named", {"config:name": "Tables"}, *_frozen(parts))
    active = next((part.name for part in parts if isinstance(part, Grid) and part.is_plan), parts[0].name)
    view = _element("config:config-item-map-entry", None, tables, _item("ActiveTable", "string", active))
    views = _element("config:config-item-map-indexed", {"config:name": "Views"}, view)
    settings = _element("config:config-item-set", {"config:name": "ooo:view-settings"}, views)
    return _root("document-settings", _element("office:settings", None, settings))


def _frozen(parts: Sequence[Prose | Grid]) -> Iterator[Any]:
    for part in parts:
        if isinstance(part, Grid):
            items = [("VerticalSplitMode", "short", "2"), ("VerticalSplitPosition", "int", "1")]
            items += [("ActiveSplitRange", "short", "2"), ("PositionBottom", "int", "1")]
            entries = [_item(*item) for item in items]
            yield _element("config:config-item-map-entry", {"config:name": part.name}, *entries)


def _item(name: str, kind: str, value: str) -> Any:
    return _element("config:config-item", {"config:name": name, "config:type": kind}, text=value)


def _manifest(members: Sequence[str]) -> Any:
    kinds = {name: "text/xml" if name.endswith(".xml") else "" for name in members}
    entries = [("/", TYPE), *kinds.items()]
    return _element(
        "manifest:manifest",
        {"manifest:version": VERSION},
        *(
            _element("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind})
            for path, kind in entries
        ),
    )
