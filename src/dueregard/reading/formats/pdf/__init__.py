"""PDF: by its tags where it has them, else by its rulings, else by where its words stand.

Tags that hold no table are not believed where words line up in one.
"""

import hashlib
import io
from typing import Any

from dueregard.reading.document import Aside, Document, Prose, Table, UnreadableDocument
from dueregard.reading.formats.limits import MAX_PAGES, Meter, check_size
from dueregard.reading.formats.pdf.bombs import check_unpacked
from dueregard.reading.formats.pdf.broken import mark_broken
from dueregard.reading.formats.pdf.ruled import RuledTable, find_ruled
from dueregard.reading.formats.pdf.tag_tree import Tree
from dueregard.reading.formats.pdf.tagged import TagReader
from dueregard.reading.formats.pdf.untagged import read_untagged
from dueregard.reading.formats.pdf.words import Sheet, read_sheet, set_upright
from dueregard.reading.formats.scans.recogniser import (
    Recogniser,
    check_scanned,
    no_words,
    recognise_page,
    unread,
)

_MOSTLY_PICTURE = 0.3
_COLUMNS, _ROWS = 3, 3
"""What makes a table in a PDF whose tags hold none."""
_FEW_WORDS = 5
"""Words a page under which a page with a picture on it counts as scanned: a page number may be text."""


def open_pdf(data: bytes, name: str, recognise: Recogniser = recognise_page) -> Document:
    """Open a PDF; raises `UnreadableDocument`. Pages that are pictures are recognised by `recognise`.

    Cells, headings and list items by the file's tags where they hold its words; else ruled tables by their
    lines and unruled ones by how their words line up. Places carry page and box. Set aside: page headers
    and footers, and a word for each page that is a picture and was not recognised.
    """
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    check_size(data, name)
    check_unpacked(data, name)
    try:
        return _open(data, name, recognise)
    except UnreadableDocument:
        raise
    except Exception as error:  # pdfminer raises whatever a damaged file makes it trip over
        causes = [error, error.__cause__, error.__context__, *error.args]
        if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
            raise UnreadableDocument(
                f"{name}: the PDF is locked by a password; save a copy without one."
            ) from error
        raise UnreadableDocument(
            f"{name}: the PDF is damaged or cut short; open it where it was made and save it again."
        ) from error


def _open(data: bytes, name: str, recognise: Recogniser) -> Document:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        pages = pdf.pages
        if not pages:
            raise UnreadableDocument(
                f"{name}: the PDF has no pages; open it where it was made and save it again."
            )
        if len(pages) > MAX_PAGES:
            raise UnreadableDocument(
                f"{name}: the PDF has more than {MAX_PAGES} pages; save the pages of the plan alone."
            )
        meter = Meter(name)
        catalog = pdf.doc.catalog
        numbers = {page.page_obj.pageid: page.page_number for page in pages}
        tree = Tree(catalog, numbers)
        sheets, ruled = _read(pdf, tree.root() is None, meter)
        pictured = [sheet.number for sheet in sheets if _is_picture(sheet)]
        check_scanned(len(pictured), name)
        scanned = {number: page for number in pictured if (page := recognise(data, number))}
        sheets = [scanned[sheet.number].sheet if sheet.number in scanned else sheet for sheet in sheets]
        _refuse_pictures(sheets, name)
        mark_broken(sheets)
        tagged = None if scanned else _by_tags(tree, sheets, meter)
        if tagged is None or not any(isinstance(block, Table) for block in tagged[0]):
            if not ruled:
                _, ruled = _read(pdf, True, Meter(name))
            ruled |= {number: page.tables for number, page in scanned.items()}
            seen = read_untagged(sheets, ruled, Meter(name))
            tagged = seen if tagged is None or any(map(_is_grid, seen[0])) else tagged
        blocks, asides = tagged
        asides += [unread(number) for number in pictured if number not in scanned]
        return Document(
            name,
            "pdf",
            hashlib.sha256(data).hexdigest(),
            blocks,
            asides,
            language=_words(catalog.get("Lang")),
            title=_words((pdf.metadata or {}).get("Title")),
        )


def _read(pdf: Any, with_rulings: bool, meter: Meter) -> tuple[list[Sheet], dict[int, list[RuledTable]]]:
    """All pages, one in memory at a time; tables by their rulings only where they are asked for."""
    sheets: list[Sheet] = []
    ruled: dict[int, list[RuledTable]] = {}
    for page in pdf.pages:
        upright = set_upright(page)
        sheets.append(read_sheet(upright))
        for word in sheets[-1].words:
            meter.cell(word.text)
        if with_rulings:
            ruled[page.page_number] = find_ruled(upright)
        upright.close()
        page.close()
    return sheets, ruled


def _by_tags(tree: Tree, sheets: list[Sheet], meter: Meter) -> tuple[list[Prose | Table], list[Aside]] | None:
    reader = TagReader(tree, {sheet.number: sheet for sheet in sheets}, meter)
    return (reader.blocks, reader.asides) if reader.read() else None


def _is_grid(block: Prose | Table) -> bool:
    """Whether words line up in columns row after row, which tags that know of no table do not say."""
    if isinstance(block, Prose):
        return False
    rows = [[cell for cell in row.cells if cell.text] for row in block.rows]
    return sum(len(row) >= _COLUMNS for row in rows) >= _ROWS


def _is_picture(sheet: Sheet) -> bool:
    return sheet.pictures > _MOSTLY_PICTURE and len(sheet.words) <= _FEW_WORDS


def _refuse_pictures(sheets: list[Sheet], name: str) -> None:
    words = sum(len(sheet.words) for sheet in sheets)
    pictured = [sheet for sheet in sheets if sheet.pictures > _MOSTLY_PICTURE]
    if words <= _FEW_WORDS * len(sheets) and pictured:
        raise UnreadableDocument(f"{name}: {no_words('the PDF holds pictures of pages')}")
    if not words:
        raise UnreadableDocument(f"{name}: the PDF has no text; choose the file that holds the plan.")


def _words(value: Any) -> str:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    value = resolve1(value)
    text = decode_text(value) if isinstance(value, bytes) else value if isinstance(value, str) else ""
    return " ".join(text.replace("\x00", "").split())
