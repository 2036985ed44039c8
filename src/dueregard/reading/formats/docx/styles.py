"""What paragraph styles say: heading level, bold, list; a style inherits from the one it is based on."""

import re
from dataclasses import dataclass

from lxml import etree

from dueregard.reading.formats.docx.names import W, number, switched_on, value

_HEADING = re.compile(r"heading (\d)$", re.I)
_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style, with what it inherits. `level` is 0 for the title, 1–9 for headings."""

    level: int | None = None
    bold: bool = False
    list_id: int | None = None
    list_level: int | None = None


class Styles:
    """The paragraph styles of a document by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else root.iter(W + "style")
        self._elements = {element.get(W + "styleId", ""): element for element in found}
        self._known: dict[str, Style] = {}
        self.default = next(
            (key for key, element in self._elements.items() if _is_default(element)),
            "",
        )
        language = None if root is None else root.find(f".//{W}rPrDefault//{W}lang")
        self.language = "" if language is None else language.get(W + "val", "")

    def get(self, style_id: str | None) -> Style:
        """The style of that id; the default one for None or an unknown id."""
        key = style_id if style_id in self._elements else self.default
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def _resolve(self, key: str) -> Style:
        level = bold = list_id = list_level = None
        for element in self._chain(key):
            level = _level(element) if level is None else level
            properties = element.find(W + "rPr")
            bold = switched_on(properties, "b") if bold is None else bold
            list_id = number(element, "pPr/numPr/numId") if list_id is None else list_id
            list_level = number(element, "pPr/numPr/ilvl") if list_level is None else list_level
        return Style(level, bool(bold), list_id, list_level)

    def _chain(self, key: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while key in self._elements and len(chain) < _MAX_CHAIN:
            chain.append(self._elements[key])
            key = value(chain[-1], "basedOn") or ""
        return chain


def _is_default(element: etree._Element) -> bool:
    return element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on")


def _level(element: etree._Element) -> int | None:
    name = value(element, "name") or ""
    if name.lower() == "title":
        return 0
    heading = _HEADING.match(name)
    if heading:
        return int(heading[1])
    outline = number(element, "pPr/outlineLvl")
    return outline + 1 if outline is not None and 0 <= outline < 9 else None
