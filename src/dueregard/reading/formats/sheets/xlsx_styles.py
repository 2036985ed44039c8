"""What the styles of an XLSX workbook say of a cell: its number format, fill and bold type."""

from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from dueregard.reading.formats.colours import colour, tinted
from dueregard.reading.formats.sheets.number_formats import BUILT_IN

_T = TypeVar("_T")
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""Theme colours by the number that a cell states: light and dark stand the other way round there."""
_INDEXED = (
    "000000ffffffff000000ff000000ffffff00ff00ff00ffff000000ffffffff000000ff00"
    "0000ffffff00ff00ff00ffff800000008000000080808000800080008080c0c0c0808080"
    "9999ff993366ffffccccffff660066ff80800066ccccccff000080ff00ffffff0000ffff"
    "8000808000000080800000ff00ccffccffffccffccffff9999ccffff99cccc99ffffcc99"
    "3366ff33cccc99cc00ffcc00ff9900ff6600666699969696003366339966003300333300"
    "993300993366333399333333"
)
"""Six digits for each of the indexed colours of ECMA-376 part 1, 18.8.27."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one cell style looks."""

    code: str = "General"
    fill: str | None = None
    bold: bool = False


def looks(styles: etree._Element | None, theme: etree._Element | None) -> list[Look]:
    """The cell styles of a workbook in the order in which its cells count them."""
    if styles is None:
        return []
    codes = BUILT_IN | {
        _whole(item.get("numFmtId")): item.get("formatCode", "General") for item in styles.iter(S + "numFmt")
    }
    palette = _theme(theme)
    fills = [_fill(item, palette) for item in styles.iterfind(f"{S}fills/{S}fill")]
    bolds = [_is_bold(item) for item in styles.iterfind(f"{S}fonts/{S}font")]
    return [
        Look(
            codes.get(_whole(item.get("numFmtId")), "General"),
            _item(fills, _whole(item.get("fillId")), None),
            _item(bolds, _whole(item.get("fontId")), False),
        )
        for item in styles.iterfind(f"{S}cellXfs/{S}xf")
    ]


def _item(items: list[_T], at: int, default: _T) -> _T:
    return items[at] if 0 <= at < len(items) else default


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else -1


def _is_bold(font: etree._Element) -> bool:
    found = font.find(S + "b")
    return found is not None and found.get("val", "1") not in ("0", "false")


def _fill(fill: etree._Element, palette: dict[int, str | None]) -> str | None:
    pattern = fill.find(S + "patternFill")
    if pattern is None or pattern.get("patternType", "none") == "none":
        return None
    solid = pattern.find(S + "fgColor")
    return None if solid is None else _colour(solid, palette)


def _colour(element: etree._Element, palette: dict[int, str | None]) -> str | None:
    indexed, theme = _whole(element.get("indexed")), _whole(element.get("theme"))
    base = colour(element.get("rgb"))
    if theme >= 0:
        base = palette.get(theme)
    elif indexed >= 0:
        base = colour(_INDEXED[6 * indexed : 6 * indexed + 6])
    try:
        return tinted(base or ("#ffffff" if theme >= 0 else None), float(element.get("tint", "0")))
    except ValueError:
        return base


def _theme(theme: etree._Element | None) -> dict[int, str | None]:
    scheme = None if theme is None else next(theme.iter(A + "clrScheme"), None)
    if scheme is None:
        return {}
    found: dict[int, str | None] = {}
    for at, name in enumerate(_THEME_ORDER):
        entry = scheme.find(A + name)
        stated = None if entry is None else next(iter(entry), None)
        found[at] = None if stated is None else colour(stated.get("lastClr") or stated.get("val"))
    return found
