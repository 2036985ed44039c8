"""In the child: whether a file can be a logo. No Django here: it runs in the sandbox of the reader.

A refusal is a code with the place that it is about; `logos` puts it into words.
"""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import typst
from lxml import etree
from PIL import Image, UnidentifiedImageError

from dueregard.writing.livery import LogoKind
from dueregard.writing.pictures import png_bytes

LEAST_PIXELS: Final = 16
MOST_PIXELS: Final = 4_000_000
MOST_ELEMENTS: Final = 5_000

Answer = dict[str, str]

_MAGIC: Final[tuple[tuple[bytes, LogoKind], ...]] = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_ACTIVE: Final = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "link"}
)
_OUTSIDE: Final = re.compile(r"url\((?!\s*[\"']?\s*#)|@import|javascript:|expression\(", re.IGNORECASE)
_WITHIN: Final = re.compile(r"#|data:image/(?:png|jpeg);base64,", re.IGNORECASE)


def kind_of(content: bytes) -> LogoKind:
    """The kind of a logo by how its file begins; what is no picture of pixels can only be SVG."""
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), "svg")


def check_logo(document: Path, request: dict[str, Any], report: Callable[[str], None]) -> Answer:
    """Open and draw the picture: `{"kind": …}`, or `{"refused": code, "place": …}`."""
    content = document.read_bytes()
    kind = kind_of(content)
    refused = _wrong_svg(content) if kind == "svg" else _wrong_pixels(content)
    return refused or {"kind": kind}


def _refused(code: str, place: str = "") -> Answer:
    return {"refused": code, "place": place}


def _wrong_pixels(content: bytes) -> Answer | None:
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS or min(width, height) < LEAST_PIXELS:
                return _refused("size", f"{width} × {height}")
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return _refused("broken")
    return None


def _wrong_svg(content: bytes) -> Answer | None:
    try:
        text = content.decode("utf-8-sig")
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (UnicodeDecodeError, etree.XMLSyntaxError, ValueError):
        return _refused("unknown")
    if etree.QName(root).localname != "svg":
        return _refused("unknown")
    if b"<!DOCTYPE" in content:
        return _refused("active", "<!DOCTYPE>")
    if place := next(_active(root), None):
        return _refused("active", place)
    try:
        png_bytes(text)
    except typst.TypstError:
        return _refused("broken")
    return None


def _active(root: Any) -> Iterator[str]:
    """What could run, or bring something from outside."""
    for number, each in enumerate(root.iter()):
        if number > MOST_ELEMENTS:
            yield f"> {MOST_ELEMENTS}"
        elif each.tag is etree.ProcessingInstruction:
            yield "<?…?>"
        elif isinstance(each.tag, str):
            yield from _active_parts(each)


def _active_parts(element: Any) -> Iterator[str]:
    name = etree.QName(element).localname
    if name.casefold() in _ACTIVE or (name == "style" and _OUTSIDE.search(element.text or "")):
        yield f"<{name}>"
    for key, value in element.attrib.items():
        attribute = etree.QName(key).localname
        outside = attribute == "href" and not _WITHIN.match(value.strip())
        if outside or attribute.casefold().startswith("on") or _OUTSIDE.search(value):
            yield f"<{name} {attribute}>"
