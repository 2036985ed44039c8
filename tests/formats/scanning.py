"""Scans that the tests make of open samples, and what the OCR engine read on them.

`python -m tests.formats.scanning` has the real engine read them again and writes `fixtures/scans/`; the extra
`dueregard[ocr]` must be installed.
"""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import pypdfium2
from PIL import Image, ImageFilter

from dueregard.reading.formats.pdf.words import Word
from dueregard.reading.formats.scans.engine import read_words
from dueregard.reading.formats.scans.page import ScannedPage, recognised
from dueregard.reading.formats.scans.pictures import POINTS_AN_INCH, RESOLUTION, draw_page

OPEN = Path(__file__).parents[1] / "samples/open"
RECORDED = Path(__file__).parent / "fixtures/scans"
SCALE = POINTS_AN_INCH / RESOLUTION


@dataclass(frozen=True)
class Scan:
    """An open sample put on the glass: how far askew, how grainy in grey levels (and then blurred too)."""

    sample: str
    degrees: float
    grain: int

    @property
    def folder(self) -> Path:
        return OPEN / self.sample


LEVEL = Scan("northmoor-university", 0.0, 0)
ASKEW = Scan("northfold-combined", 0.7, 12)


@cache
def pages(scan: Scan) -> list[Image.Image]:
    """The pages of a sample as a scanner gives them."""
    (path,) = scan.folder.glob("*.pdf")
    with pypdfium2.PdfDocument(path) as pdf:
        drawn = [page.render(scale=1 / SCALE).to_pil().convert("L") for page in pdf]
    chance = numpy.random.default_rng(1)
    return [_worn(page, scan, chance) for page in drawn]


def _worn(page: Image.Image, scan: Scan, chance: numpy.random.Generator) -> Image.Image:
    turned = page.rotate(scan.degrees, Image.Resampling.BICUBIC, fillcolor=255)
    if not scan.grain:
        return turned
    blurred = numpy.asarray(turned.filter(ImageFilter.GaussianBlur(0.7)), dtype=float)
    grainy = blurred + chance.normal(0, scan.grain, blurred.shape)
    return Image.fromarray(grainy.clip(0, 255).astype("uint8"))


@cache
def as_file(scan: Scan, kind: str) -> bytes:
    """The scan as PDF, TIFF, PNG or JPEG; the last two hold its first page."""
    first, *rest = (page.copy() for page in pages(scan))
    more = {"save_all": True, "append_images": rest} if kind in ("PDF", "TIFF") else {}
    stated = {"resolution": RESOLUTION} if kind == "PDF" else {"dpi": (RESOLUTION, RESOLUTION)}
    file = io.BytesIO()
    first.save(file, kind, **more, **stated)
    return file.getvalue()


def recorded(scan: Scan) -> Callable[[bytes, int], ScannedPage]:
    """A recogniser that works as the real one does but for the engine, whose words were recorded."""
    words = json.loads((RECORDED / f"{scan.sample}.json").read_text(encoding="utf-8"))

    def recognise(data: bytes, page: int) -> ScannedPage:
        def engine(pixels: Any) -> list[Word]:
            return [Word(*row[:5], confidence=row[5]) for row in words[page - 1]]

        return recognised(draw_page(data, page, 1 / SCALE), page, SCALE, engine)

    return recognise


def _record(scan: Scan) -> Iterator[list[list[Any]]]:
    for page in range(1, len(pages(scan)) + 1):
        read: list[Word] = []

        def engine(pixels: Any, read: list[Word] = read) -> list[Word]:
            read += read_words(pixels)
            return read

        recognised(draw_page(as_file(scan, "PDF"), page, 1 / SCALE), page, SCALE, engine)
        yield [
            [word.text, *(round(edge, 1) for edge in astuple(word)[1:5]), word.confidence] for word in read
        ]


def main() -> None:
    for scan in (LEVEL, ASKEW):
        rows = [",\n ".join(json.dumps(row, ensure_ascii=False) for row in page) for page in _record(scan)]
        text = "[[\n " + "\n],[\n ".join(rows) + "\n]]\n"
        (RECORDED / f"{scan.sample}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
