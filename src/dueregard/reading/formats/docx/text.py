"""The words of a paragraph as printed, and beside them what is not: deletions, hidden words, notes."""

from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from dueregard.reading.formats.docx.names import MC, W, switched_on

_SKIPPED = {
    W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "moveFrom", "tbl")
}
_BREAKS = {W + "br", W + "cr"}
_SIGNS = {  # Wingdings, Wingdings 2 and Symbol characters that plans use as ticks and bullets
    "F0FC": "✓", "F0FB": "✗", "F0FE": "☑", "F0A8": "☐", "F06F": "☐", "F052": "☑", "F050": "✓", "F04F": "✗",
    "F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0E0": "→", "F02D": "-",
}  # fmt: skip


@dataclass
class Words:
    """One paragraph being read. `boxes` are the text boxes anchored in it."""

    parts: list[str] = field(default_factory=list)
    asides: list[tuple[Literal["deleted", "hidden text"], str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    thick: int = 0
    thin: int = 0

    @property
    def text(self) -> str:
        """The words; each of the paragraph's own line breaks is a "\\n"."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)


def words_of(paragraph: etree._Element, bold: bool = False) -> Words:
    """Read a paragraph through every wrapper (content controls, insertions, links, fields).

    What wraps is not listed: every element is entered but those known not to be printed, so that a wrapper
    that is new to us loses nothing.
    """
    words = Words()
    _enter(paragraph, words, bold)
    return words


def _enter(parent: etree._Element, words: Words, bold: bool) -> None:
    for element in parent:
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == W + "del":
            _aside(words, "deleted", element)
        elif tag == W + "r":
            _run(element, words, bold)
        elif tag == W + "txbxContent":
            words.boxes.append(element)
        elif tag == MC + "AlternateContent":
            _enter(_alternative(element), words, bold)
        else:
            _enter(element, words, bold)


def _alternative(element: etree._Element) -> etree._Element:
    """The one of several renderings that holds words: they say the same in newer and older mark-up."""
    choices = [child for child in element if child.tag in (MC + "Choice", MC + "Fallback")]
    with_words = [child for child in choices if next(child.iter(W + "t"), None) is not None]
    return next(iter(with_words or choices), element)


def _aside(words: Words, reason: Literal["deleted", "hidden text"], element: etree._Element) -> None:
    text = "".join(part.text or "" for part in element.iter(W + "delText", W + "t"))
    if text.strip():
        words.asides.append((reason, " ".join(text.split())))


def _run(run: etree._Element, words: Words, bold: bool) -> None:
    properties = run.find(W + "rPr")
    if switched_on(properties, "vanish"):
        _aside(words, "hidden text", run)
        return
    own = switched_on(properties, "b")
    thick = bold if own is None else own
    for element in run:
        tag = element.tag
        if tag == W + "t":
            _add(words, element.text or "", thick)
        elif tag in _BREAKS:
            words.parts.append("\n" if element.get(W + "type", "textWrapping") == "textWrapping" else " ")
        elif tag == W + "tab":
            words.parts.append("\t")
        elif tag == W + "noBreakHyphen":
            words.parts.append("-")
        elif tag == W + "sym":
            words.parts.append(_SIGNS.get(element.get(W + "char", "").upper(), ""))
        elif tag == W + "delText":
            words.asides.append(("deleted", element.text or ""))
        elif tag not in _SKIPPED and isinstance(tag, str):
            _enter(_alternative(element) if tag == MC + "AlternateContent" else element, words, thick)


def _add(words: Words, text: str, thick: bool) -> None:
    words.parts.append(text)
    letters = len("".join(text.split()))
    if thick:
        words.thick += letters
    else:
        words.thin += letters
