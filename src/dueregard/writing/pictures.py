"""Charts and logos in the form that each format can carry."""

import base64
import io
from functools import cache
from pathlib import Path
from typing import Final

import fontpkg_ibm_plex_sans
import typst
from PIL import Image

from dueregard.writing.livery import Logo

TYPEFACE: Final = "IBM Plex Sans"
LOGO_MM: Final = (60.0, 16.0)
"""The room for a logo above the title, wide and high."""


@cache
def fonts() -> typst.Fonts:
    """The typeface that comes with the package, and for letters that it lacks those of the machine."""
    return typst.Fonts(font_paths=[str(Path(fontpkg_ibm_plex_sans.ROOT) / "files")])


def in_our_type(svg: str) -> str:
    """A chart with its words in the typeface of our documents; on a page they follow the page's."""
    return svg.replace("<svg ", f'<svg font-family="{TYPEFACE}" ', 1)


def png_bytes(svg: str) -> bytes:
    """A chart as a picture for programs that show no SVG, sharp enough for print."""
    page = b"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), width: 160mm)"
    drawn = typst.compile(
        page, sys_inputs={"svg": in_our_type(svg)}, font_paths=fonts(), format="png", ppi=200
    )
    return bytes(drawn)


def logo_svg(logo: Logo) -> str:
    """The logo as SVG: one of pixels is wrapped into one."""
    if logo.kind == "svg":
        return logo.content.decode("utf-8-sig")
    width, height = _pixels(logo.content)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image href="{data_address(logo)}" width="{width}" height="{height}"/></svg>'
    )


def logo_pixels(logo: Logo) -> bytes:
    """The logo as PNG or JPEG."""
    return png_bytes(logo_svg(logo)) if logo.kind == "svg" else logo.content


def logo_size(pixels: bytes) -> tuple[float, float]:
    """Width and height in mm of a logo, as large as `LOGO_MM` has room for."""
    width, height = _pixels(pixels)
    scale = min(LOGO_MM[0] / width, LOGO_MM[1] / height)
    return width * scale, height * scale


def data_address(logo: Logo) -> str:
    """The logo as an address that holds it: a page that shows it as a picture runs nothing in it."""
    kind = "svg+xml" if logo.kind == "svg" else logo.kind
    return f"data:image/{kind};base64,{base64.b64encode(logo.content).decode()}"


def _pixels(content: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
        return picture.size
