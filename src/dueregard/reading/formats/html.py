"""HTML pages: prose and tables of the main part; menus, banners and footers beside them."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dueregard.reading.document import Aside, Cell, Document, Place, Prose, Row, Table, UnreadableDocument
from dueregard.reading.formats.colours import colour
from dueregard.reading.formats.decoding import decode
from dueregard.reading.formats.grid import lay_out, span
from dueregard.reading.formats.limits import MAX_CELLS, MAX_DEPTH, Meter, check_size

_UNSEEN = {
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "meta",
    "link",
    "svg",
    "math",
    "iframe",
    "object",
}
_UNSEEN |= {"canvas", "audio", "video", "datalist", "option", "textarea", "col", "colgroup"}
_FURNITURE = {"nav", "footer", "aside", "dialog", "button"}
_FURNITURE_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert"}
_FURNITURE_NAME = re.compile(
    r"(^|[-_ ])(cookies?|consent|breadcrumbs?|skip-?link|site-?(header|footer|nav)|pagination|share|social"
    r"|menu)([-_ ]|$)",
    re.I,
)
_BLOCKS = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "main",
    "header",
    "figure",
    "tr",
}
_BLOCKS |= {
    "figcaption",
    "blockquote",
    "pre",
    "address",
    "details",
    "summary",
    "fieldset",
    "legend",
    "form",
    "hr",
}
_BLOCKS |= {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "body",
    "center",
}
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.I)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HEADING = re.compile(r"h([1-6])$")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.I)


def open_html(data: bytes, name: str) -> Document:
    """Open a web page; raises `UnreadableDocument`. Nothing is fetched and nothing in it is run."""
    check_size(data, name)
    tree = LexborHTMLParser(_characters(data, name))
    body = tree.body
    if body is None:
        raise UnreadableDocument(f"{name}: the page has no text; save the whole page from the browser.")
    page = _Page(Meter(name))
    main = _main_part(body)
    page.read(body, main)
    root = tree.root
    title = tree.css_first("title")
    return Document(
        name,
        "html",
        hashlib.sha256(data).hexdigest(),
        page.blocks,
        page.asides,
        language=(root.attributes.get("lang") or "") if root is not None else "",
        title=_collapse(title.text()) if title is not None else "",
    )


def _characters(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"utf-16"):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def _main_part(body: LexborNode) -> LexborNode | None:
    for selector in ("main", "[role=main]", "#content, #main-content"):
        found = body.css(selector)
        if len(found) == 1 and _collapse(found[0].text()):
            return found[0]
    return None


def _collapse(text: str) -> str:
    return " ".join(text.split())


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_NOT_SHOWN.search(attributes.get("style") or ""))


def _is_furniture(node: LexborNode, in_main: bool) -> bool:
    attributes = node.attributes
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return (
        node.tag in _FURNITURE
        or (node.tag == "header" and not in_main)
        or (attributes.get("role") or "") in _FURNITURE_ROLES
        or _is_hidden(node)
        or (not in_main and bool(_FURNITURE_NAME.search(names)))
    )


def _background(node: LexborNode | None) -> str | None:
    if node is None:
        return None
    style = _BACKGROUND.search(node.attributes.get("style") or "")
    return colour(style[1] if style else node.attributes.get("bgcolor"))


@dataclass
class _Lines:
    """Text being gathered: words join into lines, blocks and `<br>` end a line."""

    lines: list[str] = field(default_factory=list)
    words: str = ""
    thick: int = 0
    thin: int = 0

    def add(self, text: str, bold: bool) -> None:
        letters = len("".join(text.split()))
        self.thick += letters if bold else 0
        self.thin += 0 if bold else letters
        self.words += text

    def end(self) -> None:
        line = _collapse(self.words)
        if line:
            self.lines.append(line)
        self.words = ""

    @property
    def text(self) -> str:
        self.end()
        return "\n".join(self.lines)

    @property
    def bold(self) -> bool:
        return self.thick > 0 and self.thin == 0


class _Page:
    """One walk over the page, which fills `blocks` and `asides` in reading order."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter
        self.blocks: list[Prose | Table] = []
        self.asides: list[Aside] = []
        self.tables = 0
        self.open = _Lines()
        self.main: LexborNode | None = None
        self.above_main: set[int] = set()

    def read(self, body: LexborNode, main: LexborNode | None) -> None:
        self.main = main
        while main is not None:
            self.above_main.add(main.mem_id)
            main = main.parent
        main = self.main
        self._walk(body, in_main=main is None and body.css_first("article") is None, depth=0)
        self._close()

    def _walk(self, node: LexborNode, in_main: bool, depth: int, bold: bool = False) -> None:
        for child in _children(node):
            if child.is_text_node:
                self.open.add(child.text_content or "", bold)
            elif child.is_element_node:
                self._element(child, in_main, depth, bold)

    def _element(self, node: LexborNode, in_main: bool, depth: int, bold: bool) -> None:
        tag = node.tag or ""
        if depth > MAX_DEPTH:
            raise UnreadableDocument(
                f"{self.meter.name}: the page nests deeper than {MAX_DEPTH} elements; save the plan alone."
            )
        if tag in _UNSEEN:
            return
        in_main = in_main or self._is_main(node) or (self.main is None and tag == "article")
        if self._is_aside(node, in_main):
            self._aside("web page furniture", node)
        elif tag == "del":
            self._aside("deleted", node)
        elif tag == "br":
            self.open.end()
        elif tag == "table" and not _is_layout(node):
            self._close()
            self._table(node)
        elif tag in _BLOCKS or tag in ("td", "th"):
            self._block(node, tag, in_main, depth, bold)
        else:
            self._walk(node, in_main, depth + 1, bold or tag in ("b", "strong"))

    def _is_main(self, node: LexborNode) -> bool:
        return self.main is not None and node.mem_id == self.main.mem_id

    def _is_aside(self, node: LexborNode, in_main: bool) -> bool:
        if _is_furniture(node, in_main):
            return True
        outside = self.main is not None and not in_main
        return outside and node.mem_id not in self.above_main

    def _block(self, node: LexborNode, tag: str, in_main: bool, depth: int, bold: bool) -> None:
        self._close()
        heading = _HEADING.match(tag)
        self._walk(node, in_main, depth + 1, bold or tag == "dt" or heading is not None)
        self._close(level=int(heading[1]) if heading else None, bullet=tag == "li")

    def _close(self, level: int | None = None, bullet: bool = False) -> None:
        text = self.meter.cell(self.open.text)
        if text:
            self.blocks.append(Prose(text, level, bullet, self.open.bold))
        self.open = _Lines()

    def _aside(self, reason: str, node: LexborNode) -> None:
        gathered = _Lines()
        _gather(node, gathered, [])
        text = self.meter.cell(gathered.text)
        if text:
            self.asides.append(
                Aside("deleted" if reason == "deleted" else "web page furniture", text, Place())
            )

    def _table(self, node: LexborNode) -> None:
        caption = next((child for child in _children(node) if child.tag == "caption"), None)
        if caption is not None:
            self._walk(caption, True, 0)
            self._close()
        self.tables += 1
        rows = []
        for element, in_head in _table_rows(node):
            row = self._row(element, in_head)
            self.meter.row()
            if row.cells:
                rows.append(row)
        if rows:
            self.blocks.append(lay_out(rows, Place(table=self.tables)))

    def _row(self, element: LexborNode, in_head: bool) -> Row:
        if _is_hidden(element):
            self._aside("web page furniture", element)
            return Row([])
        cells = [self._cell(child, element) for child in _children(element) if child.tag in ("td", "th")]
        heads = [child.tag == "th" for child in _children(element) if child.tag in ("td", "th")]
        return Row(cells, heading=in_head or (len(heads) > 1 and all(heads)))

    def _cell(self, node: LexborNode, row: LexborNode) -> Cell:
        gathered = _Lines()
        pictures: list[str] = []
        deleted: list[LexborNode] = []
        _gather(node, gathered, pictures, deleted)
        for element in deleted:
            self._aside("deleted", element)
        attributes = node.attributes
        inner = next((child for child in _children(node) if child.is_element_node), None)
        return Cell(
            self.meter.cell(gathered.text or " ".join(pictures)),
            colspan=span(attributes.get("colspan")),
            rowspan=span(attributes.get("rowspan"), MAX_CELLS),
            bold=gathered.bold,
            heading=node.tag == "th",
            fill=_background(node) or _background(row) or _background(inner),
        )


def _is_layout(table: LexborNode) -> bool:
    """A table that only places things on the page: said so, or tables inside it and no heading."""
    if (table.attributes.get("role") or "") in ("presentation", "none"):
        return True
    holds_tables = any(inner.mem_id != table.mem_id for inner in table.css("table"))
    return holds_tables and not any(_table_of(head) == table.mem_id for head in table.css("th"))


def _table_of(cell: LexborNode) -> int:
    node = cell.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return node.mem_id if node is not None else 0


def _table_rows(table: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    for child in _children(table):
        if child.tag == "tr":
            yield child, False
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from ((row, child.tag == "thead") for row in _children(child) if row.tag == "tr")


def _gather(
    node: LexborNode,
    lines: _Lines,
    pictures: list[str],
    deleted: list[LexborNode] | None = None,
    bold: bool = False,
    depth: int = 0,
) -> None:
    """The text of a cell or an aside; what stands for a picture goes to `pictures`."""
    for child in _children(node):
        tag = child.tag or ""
        if child.is_text_node:
            lines.add(child.text_content or "", bold)
        elif tag == "br":
            lines.end()
        elif tag == "img":
            pictures.append(_collapse(child.attributes.get("alt") or ""))
        elif deleted is not None and tag == "del":
            deleted.append(child)
        elif child.is_element_node and tag not in _UNSEEN:
            if depth > MAX_DEPTH:
                lines.add(child.text(), bold)
                continue
            _part(lines, tag)
            _gather(child, lines, pictures, deleted, bold or tag in ("b", "strong"), depth + 1)
            _part(lines, tag)


def _part(lines: _Lines, tag: str) -> None:
    if tag in _BLOCKS:
        lines.end()
    elif tag in ("td", "th"):
        lines.add(" ", False)
