"""Items in a cell: list marks are layout, so values part their items by "\\n" and drop the mark."""

import re
from collections.abc import Iterable

_MARK = "•‣▪●○◦⁃\uf0b7\uf0a7➢"
_BULLETS = re.compile(rf"(?:^|\s)[{_MARK}]\s*|(?:^|\n)\*\s+")
_OPENING_DASH = re.compile(r"^[-–]\s+")
_INNER_DASH = re.compile(r"(?:^|(?<=[:.\n\w)%?]))\s*(?<!\S)-\s+(?=[A-Z\"'‘“]|%|\d[\d.,]*%)")
_AFTER_STOP = re.compile(r"(?<=[:.\n])\s*(?<!\S)-\s+(?=\S)")


def uses_dashes(texts: Iterable[str]) -> bool:
    """Whether a document prints a dash as a list mark: some cell opens with one, or has one after a colon."""
    return any(_OPENING_DASH.match(text) or re.search(r":\s+- \S", text) for text in texts)


def items(text: str, dashes: bool) -> str:
    """A cell's words with its items parted by "\\n" and without list marks.

    A dash inside a sentence stays: only where the document marks lists by dashes, and before what begins an
    item.
    """
    text = _BULLETS.sub("\n", text)
    if dashes:
        text = _OPENING_DASH.sub("", _AFTER_STOP.sub("\n", _INNER_DASH.sub("\n", text)))
    lines = (
        re.sub(r"[ \t]+", " ", _OPENING_DASH.sub("", line) if dashes else line).strip()
        for line in text.split("\n")
    )
    return "\n".join(line for line in lines if line)
