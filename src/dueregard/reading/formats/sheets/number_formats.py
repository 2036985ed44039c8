"""What a spreadsheet shows for a stored number: dates at their display precision, money, references.

The codes are those of ECMA-376 part 1, 18.8.30 and 18.8.31. Names of months are English; the built-in short
date, which follows the reader's own settings, is shown as it is in Britain.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONG_DATE = "dd mmmm yyyy"
_TOKENS = re.compile(
    r"""(?P<text>"[^"]*"|\\.|_.|\*.)|(?P<elapsed>\[[hms]+\])|(?P<bracket>\[[^\]]*\])"""
    r"""|(?P<part>y+|m+|d+|h+|s+(?:\.0+)?|AM/PM|A/P)|(?P<other>.)""",
    re.I | re.S,
)
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.([#0?]*))?")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")


@dataclass(frozen=True, slots=True)
class Shown:
    """The text that a cell displays and, where it is a date, that date as EDTF at the precision displayed."""

    text: str
    edtf: str | None = None


def moment(serial: float, from_1904: bool = False) -> datetime | None:
    """A stored day number → date and time; None where it is out of the calendar."""
    try:
        if from_1904:
            return datetime(1904, 1, 1) + timedelta(days=serial)  # noqa: DTZ001 (a sheet has no time zone)
        # Excel counts 29 February 1900, which never was: numbers below 60 are a day out.
        days = serial + 1 if serial < 60 else serial
        return datetime(1899, 12, 30) + timedelta(days=days)  # noqa: DTZ001
    except (OverflowError, ValueError):
        return None


def shown_number(value: float, code: str, from_1904: bool = False) -> Shown:
    """What a cell with number `value` and format `code` displays."""
    section = _section(code, value)
    if is_date(section):
        when = moment(value, from_1904)
        return shown_date(when, section) if when is not None else Shown(_general(value))
    return Shown(_number(value, section, negative_is_marked=section != code.split(";")[0]))


def shown_date(when: datetime | date | time, code: str) -> Shown:
    """What a cell with a real date displays under a date format."""
    if isinstance(when, time):
        return Shown(when.strftime("%H:%M"))
    if "[$-f800]" in code.lower():
        code = _LONG_DATE
    full = when if isinstance(when, datetime) else datetime(when.year, when.month, when.day)  # noqa: DTZ001
    parts = _parts(code)
    kinds = {part.kind for part in parts}
    text = "".join(_written(part, full, halved="half" in kinds) for part in parts)
    return Shown(" ".join(text.split()), precision(full, kinds))


def precision(when: date, shown: set[str]) -> str | None:
    """EDTF of a date of which only some parts are displayed: kinds "y", "M", "d"."""
    if "d" in shown:
        return f"{when:%Y-%m-%d}" if when.year >= 1000 else None
    if "M" in shown:
        return f"{when:%Y-%m}"
    return f"{when:%Y}" if "y" in shown else None


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    text: str


@lru_cache(maxsize=500)
def is_date(code: str) -> bool:
    """Whether a format displays a date or a time."""
    return "general" not in code.lower() and any(part.kind != "text" for part in _parts(code))


@lru_cache(maxsize=500)
def _parts(code: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    for match in _TOKENS.finditer(code):
        if match["text"]:
            parts.append(_Part("text", _literal(match["text"])))
        elif match["bracket"]:
            continue
        elif match["elapsed"]:
            parts.append(_Part("h", "h"))
        elif match["part"]:
            parts.append(_part(match["part"], parts))
        else:
            parts.append(_Part("text", match["other"].replace("@", "")))
    return tuple(_minutes_before_seconds(parts))


def _literal(token: str) -> str:
    if token.startswith('"'):
        return token[1:-1]
    return token[1] if token.startswith("\\") else " " if token.startswith("_") else ""


def _part(token: str, before: list[_Part]) -> _Part:
    lower = token.lower()
    if lower in ("am/pm", "a/p"):
        return _Part("half", lower)
    if lower[0] == "m":
        last = next((part.kind for part in reversed(before) if part.kind not in ("text", "half")), "")
        return _Part("m" if last == "h" and len(lower) < 3 else "M", lower)
    return _Part(lower[0], lower)


def _minutes_before_seconds(parts: list[_Part]) -> list[_Part]:
    kinds = [(at, part) for at, part in enumerate(parts) if part.kind != "text"]
    for (at, part), (_, following) in pairwise(kinds):
        if part.kind == "M" and following.kind == "s":
            parts[at] = _Part("m", part.text)
    return parts


def _written(part: _Part, when: datetime, halved: bool) -> str:
    size = len(part.text)
    month, day = _MONTHS[when.month - 1], _DAYS[when.weekday()]
    match part.kind:
        case "y":
            return f"{when.year:04d}" if size > 2 else f"{when.year % 100:02d}"
        case "M":
            short = {1: str(when.month), 2: f"{when.month:02d}", 3: month[:3], 5: month[0]}
            return short.get(size, month)
        case "d":
            return {1: str(when.day), 2: f"{when.day:02d}", 3: day[:3]}.get(size, day)
        case "h":
            hour = (when.hour - 1) % 12 + 1 if halved else when.hour
            return f"{hour:0{min(size, 2)}d}"
        case "m":
            return f"{when.minute:0{min(size, 2)}d}"
        case "s":
            return f"{when.second:02d}"
        case "half":
            return "AM" if when.hour < 12 else "PM"
    return part.text


def _section(code: str, value: float) -> str:
    sections = _split(code)
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


@lru_cache(maxsize=500)
def _split(code: str) -> tuple[str, ...]:
    sections, quoted = [""], False
    for sign in code:
        quoted ^= sign == '"'
        if sign == ";" and not quoted:
            sections.append("")
        else:
            sections[-1] += sign
    return tuple(sections)


def _number(value: float, section: str, negative_is_marked: bool) -> str:
    plain = _CURRENCY.sub(lambda match: f'"{match[1]}"', section)
    plain = re.sub(r"\[[^\]]*\]", "", plain)
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.', lambda match: "\0" * len(match[0]), plain)
    place = _NUMBER.search(bare)
    if "general" in bare.lower() or "@" in bare or "/" in bare or "E+" in bare.upper():
        return _general(value)
    if place is None:
        return " ".join(_literals(plain).split())
    digits = _digits(abs(value) if negative_is_marked else value, place[0], bare.count("%"))
    before, after = plain[: place.start()], plain[place.end() :]
    return " ".join((_literals(before) + digits + _literals(after)).split())


def _literals(text: str) -> str:
    return re.sub(r'"([^"]*)"|\\(.)|_.|\*.', lambda match: match[1] or match[2] or " ", text)


def _digits(value: float, core: str, percents: int) -> str:
    whole, _, fraction = core.partition(".")
    try:
        number = Decimal(repr(value)) * (Decimal(100) ** percents)
        number = number.quantize(Decimal(1).scaleb(-len(fraction)), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return _general(value)
    text = f"{number:,f}" if "," in whole else f"{number:f}"
    digits, dot, decimals = text.partition(".")
    least = len(fraction.rstrip("#?"))
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    sign = "-" if digits.startswith("-") else ""
    digits = digits.lstrip("-").rjust(whole.count("0"), "0")
    return sign + digits + (dot + decimals if decimals else "")


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"
