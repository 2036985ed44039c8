"""Pages as pictures: a page of a PDF is drawn, a picture file is taken as it is, frame by frame."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dueregard.reading.document import UnreadableDocument

RESOLUTION = 200
"""Pixels an inch at which pages are recognised: 8-point print is 22 pixels high."""
POINTS_AN_INCH = 72
_LONGEST = 842.0
"""Points: a picture that does not say how large it is in print is taken for a page of A4."""
_STATED = (100.0, 1200.0)
"""Resolutions that a scanner writes; 72 and 96 are written where nothing is known."""
_MOST_PIXELS = 100_000_000
_FORMATS = ("PNG", "JPEG", "TIFF")


def count_frames(data: bytes, name: str) -> int:
    """How many pages a picture file has: a TIFF may have several. Raises UnreadableDocument."""
    with _clear_words(name):
        return int(getattr(_opened(data, name), "n_frames", 1))


def draw_page(data: bytes, page: int, pixels_a_point: float, name: str = "document") -> Any:
    """A page, counted from 1, of a PDF or a picture file as a PIL image of that resolution.

    Raises UnreadableDocument where there is no such page.
    """
    if b"%PDF-" in data[:1024]:
        return _drawn(data, page, pixels_a_point)
    with _clear_words(name):
        return _frame(_opened(data, name), page, pixels_a_point)


def _frame(picture: Any, page: int, pixels_a_point: float) -> Any:
    from PIL import ImageOps

    if not 1 <= page <= getattr(picture, "n_frames", 1):
        raise UnreadableDocument("The document has no such page.")
    picture.seek(page - 1)
    points = _points_a_pixel(picture)
    upright = ImageOps.exif_transpose(picture).convert("RGB")
    wide, high = (max(round(side * points * pixels_a_point), 1) for side in upright.size)
    if wide * high > _MOST_PIXELS:
        raise UnreadableDocument("The page is far larger than a sheet of paper.")
    return upright.resize((wide, high))


@contextmanager
def _clear_words(name: str) -> Iterator[None]:
    """A damaged picture makes the library raise whatever it trips over."""
    try:
        yield
    except UnreadableDocument:
        raise
    except Exception as error:
        raise UnreadableDocument(f"{name}: the picture is damaged or cut short; scan it again.") from error


def _drawn(data: bytes, page: int, pixels_a_point: float) -> Any:
    import pypdfium2  # loads a library of 7 MB that only this needs

    pdf = pypdfium2.PdfDocument(data)
    if not 1 <= page <= len(pdf):
        raise UnreadableDocument("The document has no such page.")
    wide, high = pdf[page - 1].get_size()
    if wide * high * pixels_a_point**2 > _MOST_PIXELS:
        raise UnreadableDocument("The page is far larger than a sheet of paper.")
    return pdf[page - 1].render(scale=pixels_a_point).to_pil()


def _opened(data: bytes, name: str) -> Any:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        if picture.width * picture.height > _MOST_PIXELS:
            raise Image.DecompressionBombError
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnreadableDocument(f"{name}: the picture is far larger than a page; scan it again.") from error
    return picture


def _points_a_pixel(picture: Any) -> float:
    stated = float(picture.info.get("dpi", (0.0, 0.0))[0])
    if _STATED[0] <= stated <= _STATED[1]:
        return POINTS_AN_INCH / stated
    return _LONGEST / float(max(picture.size))
