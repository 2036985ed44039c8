"""Reading a PDF by its tags, as Word, LibreOffice, browsers, Acrobat and typst write them.

The tags say what is a table, a row, a cell, a heading or a list item, so rulings don't matter and a row
that runs over a page break comes back whole. Two habits of writers are mended: Chromium leaves empty cells
out and repeats the marks of a table's heading on every page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dueregard.reading.document import Aside, Cell, Place, Prose, Row, Table
from dueregard.reading.formats.grid import lay_out, span
from dueregard.reading.formats.limits import MAX_ROWS, Meter
from dueregard.reading.formats.pdf.columns import placed_in_columns
from dueregard.reading.formats.pdf.lines import box_of, glued, is_bold, lines_of, text_of
from dueregard.reading.formats.pdf.tag_tree import Element, Mark, Tree
from dueregard.reading.formats.pdf.words import Sheet, Word

_HEADING = re.compile(r"H([1-6])$")
_ROW_GROUPS = {"THead", "TBody", "TFoot"}
_CELLS = {"TD", "TH"}
_BLOCKS = {"P", "LI", "LBody", "H", "L", "Div", "Sect", "Note", "BlockQuote", "Table", "TR", "Caption"}
_WORDS_NEEDED = 0.9
"""The share of the words of a document that its tags must hold; else they are not to be trusted."""


@dataclass
class _Piece:
    """A block of words on one page, ended by its element's end."""

    page: int
    words: list[Word] = field(default_factory=list)


@dataclass
class _TagCell:
    cell: Cell
    words: list[Word]
    page: int | None


class TagReader:
    """Fills `blocks` and `asides` from the tag tree of a document."""

    def __init__(self, tree: Tree, sheets: dict[int, Sheet], meter: Meter) -> None:
        self._tree, self._sheets, self._meter = tree, sheets, meter
        self._marked: dict[Mark, list[Word]] = {}
        self._claimed: set[Mark] = set()
        self.blocks: list[Prose | Table] = []
        self.asides: list[Aside] = []
        self._rights: dict[int, float] = {}
        for sheet in sheets.values():
            for word in sheet.words:
                if word.mark is not None:
                    self._marked.setdefault(Mark(sheet.number, word.mark), []).append(word)
            self._rights[sheet.number] = max((word.x1 for word in sheet.words), default=0.0)

    def read(self) -> bool:
        """Read the whole tree. False where there are no tags or they leave out a good part of the words."""
        root = self._tree.root()
        if root is None or not self._marked:
            return False
        self._walk(root)
        content = [word for sheet in self._sheets.values() for word in sheet.words if not word.artefact]
        held = sum(len(self._marked.get(mark, ())) for mark in self._claimed)
        if held < _WORDS_NEEDED * len(content):
            return False
        self._set_aside()
        return True

    def _walk(self, parent: Element) -> None:
        loose: list[Mark] = []
        for child in parent.children():
            if isinstance(child, Mark):
                loose.append(child)
                continue
            if loose:
                self._prose(loose, None, False)
                loose = []
            self._block(child)
        if loose:
            self._prose(loose, None, False)

    def _block(self, element: Element) -> None:
        heading = _HEADING.match(element.kind)
        if element.kind == "Table":
            self._table(element)
        elif heading or element.kind in ("H", "Title"):
            level = int(heading[1]) if heading else 0 if element.kind == "Title" else 1
            self._prose(list(element.marks()), level, False)
        elif element.kind == "LI":
            self._item(element)
        elif element.kind == "Artifact":
            self._claimed.update(element.marks())
            self._margin(list(element.marks()))
        elif _is_leaf(element):
            self._alternative(element)
            self._prose(list(element.marks()), None, False)
        else:
            self._walk(element)

    def _prose(self, marks: list[Mark], level: int | None, bullet: bool, label: str = "") -> None:
        pieces = self._pieces(marks)
        words = [word for piece in pieces for word in piece.words]
        text = self._meter.cell(" ".join(part for part in (label, self._text(pieces)) if part))
        if text:
            place = Place(page=pieces[0].page, box=box_of(pieces[0].words)) if pieces else Place()
            self.blocks.append(Prose(text, level, bullet, is_bold(words), place))

    def _item(self, element: Element) -> None:
        """A list item: a printed number stays before its words, a mere mark is dropped, lists inside
        follow.
        """
        label = ""
        for child in element.children():
            if isinstance(child, Mark):
                self._prose([child], None, True, label)
                label = ""
            elif child.kind == "Lbl":
                label = _number(self._text(self._pieces(list(child.marks()))))
            elif child.kind == "L" or _holds_blocks(child):
                for inner in [child] if child.kind == "L" else _item_parts(child):
                    if inner.kind in ("L", "Table"):
                        self._block(inner)
                    else:
                        self._prose(list(inner.marks()), None, True, label)
                        label = ""
            else:
                self._prose(list(child.marks()), None, True, label)
                label = ""

    def _pieces(self, marks: list[Mark]) -> list[_Piece]:
        """The words of some content, page by page."""
        pieces: list[_Piece] = []
        for mark in marks:
            if mark in self._claimed:
                continue
            self._claimed.add(mark)
            words = self._marked.get(mark, [])
            if words and (not pieces or pieces[-1].page != mark.page):
                pieces.append(_Piece(mark.page))
            if words:
                pieces[-1].words += words
        return pieces

    def _text(self, pieces: list[_Piece], right: float | None = None) -> str:
        text = ""
        for piece in pieces:
            edge = self._rights.get(piece.page) if right is None else right
            text = glued(text, text_of(piece.words, edge))
        return text

    def _alternative(self, element: Element) -> None:
        words = element.alternative()
        if words:
            self.asides.append(Aside("picture text", words, Place(page=element.page)))

    def _table(self, table: Element) -> None:
        rows: list[list[_TagCell]] = []
        heads: list[bool] = []
        for child in table.elements():
            if child.kind == "Caption":
                self._prose(list(child.marks()), None, False)
        for element, in_head in _rows(table):
            self._meter.row()
            cells = [self._cell(child, in_head) for child in element.elements() if child.kind in _CELLS]
            rows.append(cells)
            alone = len(cells) == 1 and bool(heads)  # a heading over the rows below it, not of the columns
            heads.append(not alone and (in_head or (len(cells) > 1 and all(c.cell.heading for c in cells))))
        if not any(cell.cell.text for row in rows for cell in row):
            return
        placed = placed_in_columns([[(item.cell, _left(item)) for item in row] for row in rows])
        laid = [Row(cells, heading) for cells, heading in zip(placed, heads, strict=True)]
        number = sum(isinstance(block, Table) for block in self.blocks) + 1
        page = next((item.page for row in rows for item in row if item.page), table.page)
        self._colour(laid)
        self.blocks.append(lay_out([row for row in laid if row.cells], Place(page=page, table=number)))

    def _cell(self, element: Element, in_head: bool) -> _TagCell:
        parts: list[tuple[str, list[_Piece]]] = []
        self._collect(element, parts, [])
        pieces = [piece for _, found in parts for piece in found]
        if in_head or element.kind == "TH":
            self._keep_first_page(parts, pieces)
        words = [word for piece in pieces for word in piece.words]
        edge = max((word.x1 for word in words), default=0.0)
        lines = [
            " ".join(part for part in (label, self._text(found, edge)) if part) for label, found in parts
        ]
        text = "\n".join(line for line in lines if line)
        page = pieces[0].page if pieces else None
        box = box_of(pieces[0].words) if pieces else None
        cell = Cell(
            self._meter.cell(text or _picture(element)),
            Place(page=page, box=box),
            colspan=span(element.span("ColSpan")),
            rowspan=span(element.span("RowSpan"), MAX_ROWS),
            bold=is_bold(words),
            heading=element.kind == "TH",
        )
        return _TagCell(cell, pieces[0].words if pieces else [], page)

    def _collect(self, element: Element, parts: list[tuple[str, list[_Piece]]], label: list[str]) -> None:
        """The paragraphs and items of a cell, each with its printed number."""
        marks: list[Mark] = []

        def close() -> None:
            found = self._pieces(marks)
            if found:
                parts.append((label.pop() if label else "", found))
            marks.clear()

        for child in element.children():
            if isinstance(child, Mark):
                marks.append(child)
            elif child.kind == "Lbl":
                close()
                label[:] = [_number(self._text(self._pieces(list(child.marks()))))]
            elif child.kind in _BLOCKS or _HEADING.match(child.kind) or _holds_blocks(child):
                close()
                self._collect(child, parts, label)
            else:
                marks += child.marks()
        close()

    def _keep_first_page(self, parts: list[tuple[str, list[_Piece]]], pieces: list[_Piece]) -> None:
        """A heading that is printed again on each page is one heading; the other prints are set aside."""
        prints: dict[int, list[str]] = {}
        for piece in pieces:
            prints.setdefault(piece.page, []).append(text_of(piece.words))
        first = pieces[0].page if pieces else None
        if len(prints) < 2 or any(text != next(iter(prints.values())) for text in prints.values()):
            return
        again: dict[int, list[Word]] = {}
        for _, found in parts:
            for piece in [piece for piece in found if piece.page != first]:
                again.setdefault(piece.page, []).extend(piece.words)
                found.remove(piece)
                pieces.remove(piece)
        for page, words in again.items():
            self.asides.append(Aside("page header", text_of(words), Place(page=page, box=box_of(words))))

    def _colour(self, rows: list[Row]) -> None:
        """Give cells the colour of the page under them; an empty one stands where column and row cross."""
        lefts: dict[int, float] = {}
        for row in rows:
            column = 0
            for cell in row.cells:
                if cell.place.box and cell.colspan == 1:
                    lefts[column] = min(lefts.get(column, cell.place.box[0]), cell.place.box[0])
                column += cell.colspan
        for row in rows:
            boxes = [cell.place for cell in row.cells if cell.place.box]
            column = 0
            for cell in row.cells:
                own = cell.place if cell.place.box else next(iter(boxes), None)
                sheet = self._sheets.get(own.page or 0) if own else None
                if own is not None and own.box and sheet is not None:
                    x = own.box[0] if own is cell.place else lefts.get(column)
                    if x is not None:
                        cell.fill = sheet.fill_at(x + 1, (own.box[1] + own.box[3]) / 2)
                column += cell.colspan

    def _set_aside(self) -> None:
        """Words that no tag holds: headers and footers."""
        for sheet in self._sheets.values():
            loose = [
                word
                for word in sheet.words
                if word.mark is None or Mark(sheet.number, word.mark) not in self._claimed
            ]
            self._margin_words(sheet, loose)

    def _margin(self, marks: list[Mark]) -> None:
        for mark in marks:
            sheet = self._sheets.get(mark.page)
            if sheet is not None:
                self._margin_words(sheet, self._marked.get(mark, []))

    def _margin_words(self, sheet: Sheet, words: list[Word]) -> None:
        for line in lines_of(words):
            upper = line.top < sheet.height / 2
            place = Place(page=sheet.number, box=box_of(line.words))
            self.asides.append(Aside("page header" if upper else "page footer", line.text, place))


def _rows(parent: Element, in_head: bool = False) -> Iterator[tuple[Element, bool]]:
    for child in parent.elements():
        if child.kind == "TR":
            yield child, in_head
        elif child.kind in _ROW_GROUPS or child.kind not in ("Caption", *_CELLS):
            yield from _rows(child, in_head or child.kind == "THead")


def _is_leaf(element: Element) -> bool:
    return not any(
        child.kind in _BLOCKS or _HEADING.match(child.kind) or _holds_blocks(child)
        for child in element.elements()
    )


def _holds_blocks(element: Element) -> bool:
    return any(
        child.kind in _BLOCKS or _HEADING.match(child.kind) is not None or _holds_blocks(child)
        for child in element.elements()
    )


def _item_parts(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.kind in ("L", "Table", "P", "LBody") and not (
            child.kind == "LBody" and _holds_blocks(child)
        ):
            yield child
        elif _holds_blocks(child):
            yield from _item_parts(child)
        else:
            yield child


def _number(label: str) -> str:
    """A list label where it is a number or letter; "" for a mark."""
    return label if re.search(r"\w", label) and not re.fullmatch(r"[o\uf0b7\uf0a7\uf0d8]", label) else ""


def _left(item: _TagCell) -> float | None:
    return min((word.x0 for word in item.words), default=None)


def _picture(element: Element) -> str:
    found = [element.alternative(), *(_picture(child) for child in element.elements())]
    return " ".join(text for text in found if text)
