"""The body of a DOCX: paragraphs and tables in reading order, automatic numbers put back."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from dueregard.reading.document import Aside, Cell, Place, Prose, Row, Table, UnreadableDocument
from dueregard.reading.formats.colours import colour
from dueregard.reading.formats.docx.names import MC, W, number, switched_on, value
from dueregard.reading.formats.docx.numbering import Label, Numbering
from dueregard.reading.formats.docx.styles import Style, Styles
from dueregard.reading.formats.docx.text import Words, words_of
from dueregard.reading.formats.grid import span
from dueregard.reading.formats.limits import MAX_COLUMNS, MAX_DEPTH, Meter

_NOT_ENTERED = {W + "del", W + "moveFrom", MC + "Fallback", W + "sdtPr", W + "sectPr"}


@dataclass
class Paragraph:
    """One paragraph as printed."""

    text: str
    label: Label | None
    style: Style
    words: Words

    @property
    def printed(self) -> str:
        """The words behind their automatic number; a bullet is a mark of layout and left out."""
        return " ".join(part for part in (self.label.text if self.label else "", self.text) if part)

    @property
    def bold(self) -> bool:
        """Every letter is bold."""
        return self.words.thick > 0 and self.words.thin == 0


@dataclass
class _CellText:
    lines: list[str] = field(default_factory=list)
    thick: int = 0
    thin: int = 0


def children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The `w:name` elements directly inside, seen through content controls, insertions and other wrappers."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _NOT_ENTERED and child.tag not in _OWN:
            yield from children(child, name)


_OWN = {W + name for name in ("p", "tbl", "tr", "tc", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx")}


class Body:
    """Reads one story (the body, a header, a comment …) with the document's styles and list counters."""

    def __init__(self, styles: Styles, numbering: Numbering, meter: Meter) -> None:
        self.styles, self.numbering, self.meter = styles, numbering, meter
        self.blocks: list[Prose | Table] = []
        self.asides: list[Aside] = []
        self._tables = 0
        self._depth = 0

    def read(self, story: etree._Element) -> None:
        """Append the story's blocks to `blocks`, and what is not printed to `asides`."""
        for element in _stories(story):
            if element.tag == W + "p":
                self._prose(element)
            elif element.tag == W + "tbl" and _only_places(element):
                self._placed(element)
            elif element.tag == W + "tbl":
                self._table(element)
            else:
                self.asides.append(Aside("deleted", text_of(element)))
        self.asides = [aside for aside in self.asides if aside.text]

    def _paragraph(self, element: etree._Element) -> Paragraph:
        properties = element.find(W + "pPr")
        style = self.styles.get(value(properties, "pStyle"))
        words = words_of(element, style.bold)
        text = self.meter.cell(words.text)
        for reason, aside in words.asides:
            self.asides.append(Aside(reason, aside))
        return Paragraph(text, self._label(properties, style, text), style, words)

    def _label(self, properties: etree._Element | None, style: Style, text: str) -> Label | None:
        list_id = number(properties, "numPr/numId")
        level = number(properties, "numPr/ilvl")
        if list_id is None:
            list_id = style.list_id
            level = style.list_level if level is None else level
        if not text and list_id is None:
            return None
        return self.numbering.next(list_id, level or 0)

    def _prose(self, element: etree._Element) -> None:
        paragraph = self._paragraph(element)
        outline = number(element, "pPr/outlineLvl")
        level = paragraph.style.level if outline is None or outline > 8 else outline + 1
        if paragraph.printed:
            bullet = paragraph.label is not None and (paragraph.label.bullet or level is None)
            self.blocks.append(Prose(paragraph.printed, level, bullet, paragraph.bold))
        for box in paragraph.words.boxes:
            self._within(box)

    def _within(self, story: etree._Element) -> None:
        self._deeper()
        self.read(story)
        self._depth -= 1

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH // 10:
            raise UnreadableDocument(
                f"{self.meter.name}: tables or boxes nest too deeply; save the plan alone and try again."
            )

    def _placed(self, table: etree._Element) -> None:
        """What stands in the cells of a table that only places it on the page, cell after cell."""
        for tr in self._rows(table, Place()):
            for tc in children(tr, "tc"):
                self._within(tc)

    def _rows(self, table: etree._Element, place: Place) -> Iterator[etree._Element]:
        """The rows that stand; those that are deleted are set aside."""
        for tr in children(table, "tr"):
            properties = tr.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self.asides.append(Aside("deleted", text_of(tr), place))
            else:
                self.meter.row()
                yield tr

    def _table(self, element: etree._Element) -> None:
        self._tables += 1
        here = self._tables
        rows: list[Row] = []
        hanging: dict[int, Cell] = {}
        for tr in self._rows(element, Place(table=here)):
            rows.append(self._row(tr, Place(table=here, row=len(rows) + 1), hanging))
        rows = [row for row in rows if row.cells]
        if rows:
            self.blocks.append(Table(rows, Place(table=here)))

    def _row(self, tr: etree._Element, place: Place, hanging: dict[int, Cell]) -> Row:
        properties = tr.find(W + "trPr")
        heading = bool(switched_on(properties, "tblHeader"))
        before = number(properties, "gridBefore") or 0
        column = 1
        cells: list[Cell] = []
        if 0 < before < MAX_COLUMNS:
            cells.append(Cell("", _at(place, 1), colspan=before))
            column += before
        for tc in children(tr, "tc"):
            width = span(value(tc, "tcPr/gridSpan"))
            merge = tc.find(f"{W}tcPr/{W}vMerge")
            cell = self._cell(tc, _at(place, column), width)
            if merge is not None and merge.get(W + "val", "continue") == "continue" and column in hanging:
                _join(hanging[column], cell)
            else:
                cells.append(cell)
                for covered in range(column, column + width):
                    hanging.pop(covered, None)
                if merge is not None:
                    hanging[column] = cell
            column += width
        return Row(cells, heading)

    def _cell(self, tc: etree._Element, place: Place, width: int) -> Cell:
        text = _CellText()
        self._fill(tc, text)
        shading = tc.find(f"{W}tcPr/{W}shd")
        return Cell(
            self.meter.cell("\n".join(text.lines)),
            place,
            colspan=width,
            bold=text.thick > 0 and text.thin == 0,
            fill=None if shading is None else colour(shading.get(W + "fill")),
        )

    def _fill(self, story: etree._Element, text: _CellText) -> None:
        self._deeper()
        for element in _stories(story):
            if element.tag == W + "p":
                paragraph = self._paragraph(element)
                if paragraph.text:
                    text.lines.append(paragraph.printed)
                elif paragraph.label is not None and paragraph.label.text:
                    text.lines.append(paragraph.label.text)
                text.thick += paragraph.words.thick
                text.thin += paragraph.words.thin
                for box in paragraph.words.boxes:
                    self._fill(box, text)
            elif element.tag == W + "tbl":
                self._nested(element, text)
            else:
                self.asides.append(Aside("deleted", text_of(element)))
        self._depth -= 1

    def _nested(self, table: etree._Element, text: _CellText) -> None:
        for tr in children(table, "tr"):
            row: list[str] = []
            for tc in children(tr, "tc"):
                inner = _CellText()
                self._fill(tc, inner)
                row.append(" ".join(inner.lines))
                text.thick, text.thin = text.thick + inner.thick, text.thin + inner.thin
            text.lines.append(" ".join(part for part in row if part))


def _stories(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, tables and deleted blocks directly inside, seen through wrappers."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl", W + "del"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _NOT_ENTERED and child.tag != W + "tcPr":
            yield from _stories(child)


def _only_places(table: etree._Element) -> bool:
    """A table that only places others on the page: one inside is wider, and they hold more cells than it."""
    inside = [each for each in table.iter(W + "tbl") if each is not table]
    if not inside:
        return False
    cells = sum(1 for _ in table.iter(W + "tc"))
    return max(map(_width, inside)) > _width(table) and cells > 2 * sum(map(len, _cells(table)))


def _width(table: etree._Element) -> int:
    """How many cells its longest row has."""
    return max(map(len, _cells(table)), default=0)


def _cells(table: etree._Element) -> list[list[etree._Element]]:
    """Its own cells, row by row."""
    return [list(children(tr, "tc")) for tr in children(table, "tr")]


def _at(row: Place, column: int) -> Place:
    return Place(table=row.table, row=row.row, column=column)


def _join(above: Cell, below: Cell) -> None:
    above.rowspan += 1
    above.text = "\n".join(part for part in (above.text, below.text) if part)


def text_of(story: etree._Element) -> str:
    """All words of an element, a line a paragraph, deleted ones included: for what is set aside."""
    lines: dict[etree._Element, str] = {}
    for part in story.iter(W + "t", W + "delText"):
        if next(part.iterancestors(MC + "Fallback"), None) is None:
            owner = next(part.iterancestors(W + "p"), story)
            lines[owner] = lines.get(owner, "") + (part.text or "")
    return "\n".join(" ".join(line.split()) for line in lines.values() if line.strip())
