"""Who recognises the words of a page that is a picture, and what is said where nobody does."""

import importlib.util
from collections.abc import Callable
from typing import TYPE_CHECKING

from dueregard.reading.document import Aside, Place, UnreadableDocument
from dueregard.reading.formats.limits import MAX_SCANNED_PAGES

if TYPE_CHECKING:
    from dueregard.reading.formats.scans.page import ScannedPage

Recogniser = Callable[[bytes, int], "ScannedPage | None"]
"""(the file, a page counted from 1) → what stands on it; None where it was not or cannot be recognised."""

HOW_TO_INSTALL = "pip install dueregard[ocr]"


def is_installed() -> bool:
    """Whether words of pictures can be recognised here."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def recognise_page(data: bytes, page: int) -> "ScannedPage | None":
    """Recognise a page here and now: ten seconds or so, and a gigabyte."""
    if not is_installed():
        return None
    from dueregard.reading.formats.scans.engine import read_words
    from dueregard.reading.formats.scans.page import recognised
    from dueregard.reading.formats.scans.pictures import POINTS_AN_INCH, RESOLUTION, draw_page

    picture = draw_page(data, page, RESOLUTION / POINTS_AN_INCH)
    return recognised(picture, page, POINTS_AN_INCH / RESOLUTION, read_words)


def check_scanned(pages: int, name: str) -> None:
    """Refuse more pages than anybody waits for."""
    if pages > MAX_SCANNED_PAGES:
        raise UnreadableDocument(
            f"{name}: more than {MAX_SCANNED_PAGES} pages are pictures; bring the pages of the plan alone."
        )


def no_words(what: str) -> str:
    """That a file of pictures (`what`) gave no words, and the way out."""
    if is_installed():
        return f"{what} in which no words were recognised; scan it again, larger and upright."
    return (
        f"{what} and no text; save the plan as DOCX, XLSX or a PDF with text, have its text recognised (OCR) "
        f"first, or install text recognition here: {HOW_TO_INSTALL}."
    )


def unread(page: int) -> Aside:
    """The word that stands in `left_out` for a page whose words were not recognised."""
    way_out = (
        "Scan it again, larger and upright."
        if is_installed()
        else f"Have its text recognised (OCR) first, or install text recognition here: {HOW_TO_INSTALL}."
    )
    return Aside(
        "picture text", f"Page {page} is a picture: no words of it were read. {way_out}", Place(page=page)
    )
