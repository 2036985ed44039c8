"""Pages of a document drawn as pictures, with the places of values marked on them.

A page is drawn once, in the sandbox, and kept beside the documents; what can be drawn again needs no backup.
"""

import base64
import struct
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _

from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.importing.readings import content_of
from dueregard.reading.document import Box
from dueregard.reading.jobs import PICTURE_SCALE, draw_confined

MARGIN = 2
"""Points by which a mark stands off the words that it goes round."""


def page_png(document: Document, page: int) -> bytes:
    """The page, counted from 1, as PNG. Raises UnreadableDocument where it cannot be drawn."""
    kept = store.pictures_of(document.sha256) / f"{page}.png"
    if kept.exists():
        return kept.read_bytes()
    picture = draw_confined(content_of(document), page)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as draft:
        draft.write(picture)
    Path(draft.name).replace(kept)
    return picture


def marked_page(document: Document, page: int, boxes: list[Box]) -> str:
    """The page as SVG with a frame round each box; colour, thickness and dashes tell them from the print."""
    picture = page_png(document, page)
    width, height = (pixels / PICTURE_SCALE for pixels in _size(picture))
    frames = "".join(_frame(box) for box in boxes)
    data = base64.b64encode(picture).decode()
    size = f'width="{width:.1f}" height="{height:.1f}"'
    title = _("Page %(page)s of the document") % {"page": page}
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}" role="img">'
        f"<title>{title}</title>"
        f'<image href="data:image/png;base64,{data}" {size}/>{frames}</svg>'
    )


def _frame(box: Box) -> str:
    x0, top, x1, bottom = box
    place = (
        f'x="{x0 - MARGIN:.1f}" y="{top - MARGIN:.1f}" '
        f'width="{x1 - x0 + 2 * MARGIN:.1f}" height="{bottom - top + 2 * MARGIN:.1f}"'
    )
    return f'<rect {place} fill="#ffdd00" fill-opacity="0.25" stroke="#0b3c49" stroke-width="1.5"/>'


def _size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the header that every PNG begins with."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height
