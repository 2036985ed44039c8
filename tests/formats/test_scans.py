"""Scanned pages: slant, rulings and words by themselves, then whole scans with recorded words."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageDraw
from tests import scoring
from tests.formats import pdfs
from tests.formats.making import FIXTURES, asides, prose, tables, texts
from tests.formats.scanning import ASKEW, LEVEL, SCALE, Scan, as_file, pages, recorded

from dueregard.planfile.model import to_data
from dueregard.reading.document import Document, UnreadableDocument
from dueregard.reading.formats.pdf import open_pdf
from dueregard.reading.formats.pdf.lines import lines_of
from dueregard.reading.formats.pdf.words import Word
from dueregard.reading.formats.scans.engine import read_words, words_of
from dueregard.reading.formats.scans.opening import open_picture
from dueregard.reading.formats.scans.page import (
    ScannedPage,
    of_even_height,
    page_data,
    page_from_data,
    parted,
    recognised,
)
from dueregard.reading.formats.scans.pictures import count_frames, draw_page
from dueregard.reading.formats.scans.rulings import find_rulings
from dueregard.reading.formats.scans.straight import skew, straightened
from dueregard.reading.opening import open_document
from dueregard.reading.plan import read_document

FLOOR = 0.9
"""The level scan reaches 1.000; in the grainy one print touches the rulings: 0.918 as PDF, 1.000 as TIFF."""


def _grid(shade: int = 255, ink: int = 0) -> Image.Image:
    """Two rows of three cells, the first of the second row shaded; rulings two pixels thick."""
    picture = Image.new("L", (900, 400), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 200, 350, 300), fill=shade)
    for y in (100, 200, 300):
        draw.line((100, y, 800, y), fill=ink, width=2)
    for x in (100, 350, 600, 800):
        draw.line((x, 100, x, 300), fill=ink, width=2)
    return picture


def _nothing(pixels: object) -> list[Word]:
    return []


# ------------------------------------------------------------------ slant
@pytest.mark.parametrize("degrees", [-2.3, -0.4, 0.0, 0.15, 1.1])
def test_the_slant_of_a_page_is_found_to_a_tenth_of_a_degree(degrees: float) -> None:
    turned = pages(LEVEL)[0].rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew(turned) == pytest.approx(-degrees, abs=0.1)
    assert abs(skew(straightened(turned))) <= 0.1


def test_an_empty_page_lies_straight() -> None:
    empty = Image.new("L", (300, 200), 255)
    assert straightened(empty) is empty


# ------------------------------------------------------------------ rulings
@pytest.mark.parametrize(("shade", "ink"), [(255, 0), (255, 170), (190, 110)])
def test_rulings_are_found_faint_or_over_shading(shade: int, ink: int) -> None:
    across, upright = find_rulings(numpy.asarray(_grid(shade, ink)), [], SCALE)
    assert sorted(round(y / SCALE / 10) * 10 for _, y, _, _ in across) == [100, 200, 300]
    assert sorted(round(x / SCALE / 10) * 10 for x, _, _, _ in upright) == [100, 350, 600, 800]


def test_neither_letters_nor_the_edges_of_shading_are_rulings() -> None:
    picture = Image.new("L", (900, 400), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 200, 800, 300), fill=150)
    draw.text((100, 100), "Illegible till Hill will fill it", font_size=40, fill=0)
    assert find_rulings(numpy.asarray(picture), [], SCALE) == ([], [])


def test_a_ruling_that_letters_touch_is_one_ruling() -> None:
    picture = _grid()
    ImageDraw.Draw(picture).text((110, 176), "gypsy jpg", font_size=30, fill=0)
    across, _ = find_rulings(numpy.asarray(picture), [], SCALE)
    assert len(across) == 3


# ------------------------------------------------------------------ words
def test_words_set_in_one_size_are_of_one_height() -> None:
    words = [Word("a", 0, 0, 5, 9), Word("b", 6, 0, 9, 11), Word("c", 10, 0, 15, 10), Word("D", 0, 20, 9, 40)]
    assert [word.height for word in of_even_height(words)] == pytest.approx([10.5, 10.5, 10.5, 20])


def _line(text: str, *words: tuple[str, int, int]) -> list[Word]:
    """The words of a line 40 pixels high, as the engine places them."""

    def corners(left: int, right: int) -> list[list[float]]:
        return [[left, 0], [right, 0], [right, 40], [left, 40]]

    parts = [(word, 0.9, corners(left, right)) for word, left, right in words]
    return list(words_of(text, corners(words[0][1], words[-1][2]), 0.95, parts))


def test_words_of_two_columns_read_as_one_line_stay_apart() -> None:
    words = _line(
        "August 2015Blind people",
        ("August", 0, 100),
        ("2015", 104, 160),
        ("Blind", 200, 260),
        ("people", 266, 350),
    )
    assert [word.text for word in words] == ["August", "2015", "Blind", "people"]
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    assert gaps == pytest.approx([10, 40, 10])


def test_words_that_the_engine_places_otherwise_stand_in_proportion() -> None:
    words = _line("No. 12", ("No12", 0, 60))
    assert [(word.text, word.x0 < 30) for word in words] == [("No.", True), ("12", False)]


@pytest.mark.ocr
def test_the_engine_keeps_the_gap_between_columns() -> None:
    picture = Image.new("L", (700, 120), 255)
    draw = ImageDraw.Draw(picture)
    draw.text((40, 40), "31 August 2015", font_size=28, fill=0)
    draw.text(
        (40 + draw.textlength("31 August 2015", font_size=28) + 26, 40),
        "Blind customers",
        font_size=28,
        fill=0,
    )
    words = read_words(numpy.asarray(picture))
    assert [word.text for word in words] == ["31", "August", "2015", "Blind", "customers"]
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    assert gaps[2] == max(gaps) > 2 * sorted(gaps)[-2]


def test_words_read_over_a_ruling_are_parted_there() -> None:
    word = Word("dateMeasure", 0, 0, 110, 10, confidence=0.9)
    assert [part.text for part in parted([word], [(40, -50, 40, 50)])] == ["date", "Measure"]
    assert parted([word], [(40, 20, 40, 50)]) == [word]
    assert parted([word], [(2, -50, 2, 50)]) == [word]


def test_the_colour_of_a_cell_is_its_fill() -> None:
    picture = _grid().convert("RGB")
    ImageDraw.Draw(picture).rectangle((110, 210, 340, 290), fill=(146, 208, 80))
    page = recognised(picture, 1, SCALE, _nothing)
    assert page.sheet.fill_at(200 * SCALE, 250 * SCALE) == "#92d050"
    assert page.sheet.fill_at(200 * SCALE, 150 * SCALE) is None


def test_a_page_goes_through_json_unchanged() -> None:
    page = recorded(ASKEW)(as_file(ASKEW, "PDF"), 1)
    assert isinstance(page, ScannedPage)
    assert page_from_data(json.loads(json.dumps(page_data(page)))) == page


# ------------------------------------------------------------------ whole scans
def _score(scan: Scan, document: Document) -> float:
    truth = json.loads((scan.folder / "truth.json").read_text(encoding="utf-8"))
    return float(scoring.score(truth, to_data(read_document(document).plan))["field_f1"])


@pytest.mark.slow
@pytest.mark.parametrize("scan", [LEVEL, ASKEW], ids=["level", "askew"])
def test_a_scanned_pdf_is_read_as_the_plan_that_it_is(scan: Scan) -> None:
    document = open_pdf(as_file(scan, "PDF"), "scan.pdf", recorded(scan))
    assert document.kind == "pdf"
    assert _score(scan, document) >= FLOOR


@pytest.mark.slow
def test_the_cells_of_a_scan_have_page_box_and_the_confidence_of_their_words() -> None:
    document = open_pdf(as_file(LEVEL, "PDF"), "scan.pdf", recorded(LEVEL))
    cells = [cell for table in tables(document) for row in table.rows for cell in row.cells if cell.text]
    assert {cell.place.page for cell in cells} == {1, 2}
    assert all(cell.place.box for cell in cells)
    assert max(cell.confidence for cell in cells) <= 0.98
    assert len({cell.confidence for cell in cells}) > 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_file_is_read_as_its_pages(kind: str) -> None:
    data = as_file(ASKEW, kind)
    document = open_document(data, "scan", recorded(ASKEW))
    assert document.kind == "picture"
    assert _score(ASKEW, document) >= FLOOR


def test_each_frame_of_a_tiff_is_a_page() -> None:
    data = as_file(LEVEL, "TIFF")
    assert count_frames(data, "scan") == 2
    wide, high = draw_page(data, 2, 1.5).size
    assert (wide, high) == (1263, 893)
    with pytest.raises(UnreadableDocument, match="no such page"):
        draw_page(data, 3, 1.5)


def test_a_picture_that_does_not_say_its_size_is_a_page_of_a4(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.new("L", (3000, 2000), 255).save(path)
    assert draw_page(path.read_bytes(), 1, 1.0).size == (842, 561)


@pytest.mark.slow
def test_of_a_mixed_pdf_only_the_pictures_are_recognised() -> None:
    data = pdfs.with_scanned_page((FIXTURES / "libreoffice-ruled.pdf").read_bytes())
    asked = []

    def recognise(content: bytes, number: int) -> ScannedPage:
        asked.append(number)
        found = recorded(ASKEW)(as_file(ASKEW, "PDF"), 1)
        return replace(found, sheet=replace(found.sheet, number=number))

    document = open_pdf(data, "mixed.pdf", recognise)
    assert asked == [max(block.place.page or 0 for block in document.blocks)]
    words = [text for table in tables(document) for row in texts(table) for text in row]
    assert "Survey of residents who do not use our services" in words
    assert [block.text for block in prose(document) if block.text == "Agreed by the Cabinet."]
    assert asides(document, "picture text") == []


# ------------------------------------------------------------------ what cannot be read
@pytest.mark.usefixtures("_without_extra")
@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_without_the_extra_the_refusal_names_it(kind: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"holds .*picture.* and no text; .*dueregard\[ocr\]"):
        open_document(as_file(ASKEW, kind), "scan")


def test_a_scan_without_words_says_so() -> None:
    with pytest.raises(UnreadableDocument, match="holds a picture"):
        open_picture(as_file(ASKEW, "PNG"), "scan.png", lambda data, page: None)


@pytest.mark.parametrize("cut", [30, 3000])
def test_a_damaged_picture_is_refused_in_one_line(cut: int) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        open_document(as_file(ASKEW, "PNG")[:cut], "scan.png", recorded(ASKEW))
    assert "\n" not in str(caught.value)


def test_a_picture_far_larger_than_a_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (20_000, 20_000)).save(path)
    with pytest.raises(UnreadableDocument, match="far larger than a page"):
        open_document(path, recognise=recorded(ASKEW))


def test_a_line_of_recognised_words_is_one_line() -> None:
    page = recorded(ASKEW)(as_file(ASKEW, "PDF"), 1)
    assert "Northfold Combined Services: EDI Delivery Plan" in [
        line.text for line in lines_of(page.sheet.words)
    ]
