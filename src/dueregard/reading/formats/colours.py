"""Colours as files state them → "#rrggbb"; white and none are no fill."""

import colorsys
import re

_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{8}|[0-9a-f]{3})$", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.I)
_NAMES = {
    "black": "#000000",
    "blue": "#0000ff",
    "cyan": "#00ffff",
    "darkgreen": "#006400",
    "gold": "#ffd700",
    "gray": "#808080",
    "green": "#008000",
    "grey": "#808080",
    "lightblue": "#add8e6",
    "lightgreen": "#90ee90",
    "lightgrey": "#d3d3d3",
    "lightgray": "#d3d3d3",
    "lime": "#00ff00",
    "limegreen": "#32cd32",
    "navy": "#000080",
    "orange": "#ffa500",
    "orangered": "#ff4500",
    "pink": "#ffc0cb",
    "purple": "#800080",
    "red": "#ff0000",
    "silver": "#c0c0c0",
    "tomato": "#ff6347",
    "yellow": "#ffff00",
    "yellowgreen": "#9acd32",
}


def colour(value: str | None) -> str | None:
    """`#rgb`, `rrggbb`, `AARRGGBB` (OOXML), `rgb(…)` or a name → "#rrggbb"; None for white, none, unknown."""
    value = (value or "").strip().lower()
    found = _NAMES.get(value) or _rgb(value) or _hex(value)
    return None if found == "#ffffff" else found


def _rgb(value: str) -> str | None:
    match = _RGB.match(value)
    return "#" + "".join(f"{min(int(part), 255):02x}" for part in match.groups()) if match else None


def _hex(value: str) -> str | None:
    match = _HEX.match(value)
    if not match:
        return None
    digits = match[1]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return "#" + digits[-6:]


def tinted(value: str | None, tint: float) -> str | None:
    """A theme colour made lighter (`tint` > 0) or darker (< 0), as ECMA-376 part 1, 18.8.19 says."""
    if value is None or not tint:
        return value
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return colour("#" + "".join(f"{round(part * 255):02x}" for part in parts))
