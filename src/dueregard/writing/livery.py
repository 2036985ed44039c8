"""How a body wants its documents to look, beside what they say: a colour and a logo."""

from dataclasses import dataclass
from typing import Final, Literal

LogoKind = Literal["png", "jpeg", "svg"]
HOUSE_COLOUR: Final = "#1d3c5a"
LEAST_CONTRAST: Final = 4.5
"""Of white words on a colour, and so of words of that colour on white: WCAG 2.2, success criterion 1.4.3."""


@dataclass(slots=True, frozen=True)
class Logo:
    """A picture that names the body: the file as it was brought, and the words that stand for it."""

    content: bytes
    kind: LogoKind
    alt: str


@dataclass(slots=True, frozen=True)
class Livery:
    """The colour (`#rrggbb`) of headings and behind the headings of tables, and the logo above the title."""

    colour: str = HOUSE_COLOUR
    logo: Logo | None = None


HOUSE_LIVERY: Final = Livery()


def contrast_with_white(colour: str) -> float:
    """The contrast of `#rrggbb` with white, from 1 to 21: WCAG 2.2, "contrast ratio"."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)
