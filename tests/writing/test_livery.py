"""A logo and a colour of the body's own, in every format that can carry them."""

import io
import zipfile
from dataclasses import replace

import docx
import pikepdf
import pytest
from lxml import etree
from PIL import Image
from selectolax.lexbor import LexborHTMLParser
from tests.writing.plans import full_plan

from dueregard.writing.files import SHEETS, WORKBOOKS
from dueregard.writing.layout import sheet_of
from dueregard.writing.livery import HOUSE_COLOUR, Livery, Logo, contrast_with_white
from dueregard.writing.pdf import first_page
from dueregard.writing.pictures import LOGO_MM, logo_pixels, logo_size

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60"><rect width="300" height="60"/>'
    b"<text y='40'>Borough</text></svg>"
)


def picture(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (400, 100), "#6b1f5c").save(file, kind)
    return file.getvalue()


LOGOS = (
    Logo(picture("PNG"), "png", "Thornbeck “Borough” Council"),
    Logo(picture("JPEG"), "jpeg", "Thornbeck “Borough” Council"),
    Logo(SVG, "svg", "Thornbeck “Borough” Council"),
)


def written(kind: str, logo: Logo | None, colour: str = "#6b1f5c") -> bytes:
    sheet = sheet_of(full_plan(), flat=kind in WORKBOOKS)
    return SHEETS[kind](replace(sheet, livery=Livery(colour, logo)))


def alternative(kind: str, content: bytes) -> list[str]:
    """What the file says to those who cannot see its pictures."""
    if kind == "docx":
        shapes = docx.Document(io.BytesIO(content)).inline_shapes
        return [shape._inline.docPr.get("descr") for shape in shapes]
    if kind == "html":
        return [node.attributes["alt"] or "" for node in LexborHTMLParser(content.decode()).css("img")]
    if kind == "pdf":
        with pikepdf.open(io.BytesIO(content)) as pdf:
            figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
            return [str(each.Alt) for each in figures if each.get("/S") == "/Figure"]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        member = "content.xml" if kind == "ods" else "xl/drawings/drawing1.xml"
        root = etree.fromstring(package.read(member))
    if kind == "ods":
        return [str(node.text) for node in root.iter("{*}title")]
    return [node.get("descr", "") for node in root.iter("{*}cNvPr")]


@pytest.mark.parametrize("logo", LOGOS, ids=lambda logo: logo.kind)
@pytest.mark.parametrize("kind", SHEETS)
def test_a_logo_has_its_words_in_every_format(kind: str, logo: Logo) -> None:
    assert alternative(kind, written(kind, logo)) == [logo.alt]


@pytest.mark.parametrize("kind", SHEETS)
def test_without_a_logo_there_is_no_picture(kind: str) -> None:
    content = written(kind, None)
    assert b"Pictures/" not in content
    assert b"<img" not in content
    assert b"xl/drawings" not in content
    assert b"word/media" not in content


@pytest.mark.parametrize("kind", ["docx", "xlsx", "ods", "html"])
def test_the_colour_stands_where_the_houses_stood(kind: str) -> None:
    content = written(kind, None, "#6b1f5c")
    if kind != "html":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = b"".join(package.read(name) for name in package.namelist())
    text = content.decode("utf-8", "replace").casefold()
    assert "6b1f5c" in text
    assert HOUSE_COLOUR[1:] not in text


def test_a_page_is_drawn_in_the_colour() -> None:
    sheet = replace(sheet_of(full_plan()), livery=Livery("#6b1f5c"))
    with Image.open(io.BytesIO(first_page(sheet))) as page:
        colours = {colour for _count, colour in page.convert("RGB").getcolors(1 << 24) or ()}
    assert (0x6B, 0x1F, 0x5C) in colours
    assert (0x1D, 0x3C, 0x5A) not in colours


@pytest.mark.parametrize("logo", LOGOS, ids=lambda logo: logo.kind)
def test_a_logo_keeps_its_shape_within_its_room(logo: Logo) -> None:
    pixels = logo_pixels(logo)
    with Image.open(io.BytesIO(pixels)) as drawn:
        shape = drawn.width / drawn.height
    width, height = logo_size(pixels)
    assert width / height == pytest.approx(shape)
    assert width <= LOGO_MM[0] + 1e-6
    assert height <= LOGO_MM[1] + 1e-6


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)
