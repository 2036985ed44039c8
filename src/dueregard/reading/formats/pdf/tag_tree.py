"""The tag tree of a PDF (ISO 32000-1, 14.7 and 14.8): elements with their kind, attributes and marked
content.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.utils import decode_text

_MAX_DEPTH = 100


@dataclass(slots=True, frozen=True)
class Mark:
    """A piece of a page's content: the page's number from 1 and the number of the marked content on it."""

    page: int
    number: int


class Element:
    """One element of the tree; `kind` is the standard type that its own type stands for."""

    def __init__(self, tree: "Tree", raw: dict[str, Any], page: int | None, depth: int) -> None:
        self._tree, self._raw, self._depth = tree, raw, depth
        self.page = tree.page_of(raw, page)
        self.kind = tree.standard(_name(raw.get("S")))
        self._children: list[Element | Mark] | None = None

    def children(self) -> "list[Element | Mark]":
        """Elements and pieces of content in reading order."""
        if self._children is None:
            kids = resolve1(self._raw.get("K")) if self._depth < _MAX_DEPTH else None
            listed = kids if isinstance(kids, list) else [kids]
            self._children = [child for kid in listed for child in self._child(resolve1(kid))]
        return self._children

    def _child(self, kid: Any) -> "Iterator[Element | Mark]":
        if isinstance(kid, int) and self.page is not None:
            yield Mark(self.page, kid)
        elif isinstance(kid, dict) and _name(kid.get("Type")) == "MCR":
            page, number = self._tree.page_of(kid, self.page), resolve1(kid.get("MCID"))
            if page is not None and isinstance(number, int):
                yield Mark(page, number)
        elif isinstance(kid, dict) and "S" in kid and self._tree.is_new(kid):
            yield Element(self._tree, kid, self.page, self._depth + 1)

    def elements(self) -> "Iterator[Element]":
        """The children that are elements."""
        return (child for child in self.children() if isinstance(child, Element))

    def marks(self) -> Iterator[Mark]:
        """All content below, in reading order."""
        for child in self.children():
            if isinstance(child, Mark):
                yield child
            else:
                yield from child.marks()

    def span(self, key: str) -> int:
        """`ColSpan` or `RowSpan`; 1 where it is not stated."""
        for attributes in self._attributes():
            value = resolve1(attributes.get(key))
            if isinstance(value, int) and value > 1:
                return value
        return 1

    def alternative(self) -> str:
        """The text that stands for a picture."""
        value = resolve1(self._raw.get("Alt"))
        return " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""

    def _attributes(self) -> Iterator[dict[str, Any]]:
        stated = resolve1(self._raw.get("A"))
        for item in stated if isinstance(stated, list) else [stated]:
            attributes = resolve1(item)
            if isinstance(attributes, dict):
                yield attributes
        classes = resolve1(self._raw.get("C"))
        for item in classes if isinstance(classes, list) else [classes]:
            yield from self._tree.of_class(_name(item))


class Tree:
    """A document's tag tree over the pages that are read."""

    def __init__(self, catalog: dict[str, Any], pages: dict[object, int]) -> None:
        root = resolve1(catalog.get("StructTreeRoot"))
        self._root: dict[str, Any] = root if isinstance(root, dict) else {}
        self._pages = pages
        roles = resolve1(self._root.get("RoleMap"))
        self._roles = {key: _name(value) for key, value in roles.items()} if isinstance(roles, dict) else {}
        classes = resolve1(self._root.get("ClassMap"))
        self._classes: dict[str, Any] = classes if isinstance(classes, dict) else {}
        self._seen: dict[int, Any] = {}

    def root(self) -> Element | None:
        """The element above all others; None where the document has no tags."""
        self._seen.clear()
        return Element(self, self._root, None, 0) if self._root.get("K") is not None else None

    def is_new(self, raw: dict[str, Any]) -> bool:
        """False for an element met before: a damaged tree may run in circles."""
        known = id(raw) in self._seen
        self._seen[id(raw)] = raw
        return not known

    def standard(self, kind: str) -> str:
        """The standard type that a type stands for by the role map."""
        for _ in range(10):
            mapped = self._roles.get(kind, kind)
            if mapped == kind:
                break
            kind = mapped
        return kind

    def page_of(self, raw: dict[str, Any], default: int | None) -> int | None:
        """The number of the page that an element names."""
        reference = raw.get("Pg")
        return self._pages.get(reference.objid, default) if isinstance(reference, PDFObjRef) else default

    def of_class(self, name: str) -> Iterator[dict[str, Any]]:
        """The attributes of an attribute class."""
        found = resolve1(self._classes.get(name))
        for item in found if isinstance(found, list) else [found]:
            attributes = resolve1(item)
            if isinstance(attributes, dict):
                yield attributes


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(getattr(value, "name", value)) if value is not None else ""
