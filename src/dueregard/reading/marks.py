"""What short marks in a cell say: status, rating, characteristics, aims. Only what is stated, never
inferred."""

import re
from collections.abc import Mapping
from typing import Final, cast

from dueregard import law
from dueregard.planfile.model import Aim, Characteristic, Rating, Status
from dueregard.reading.content import is_tick
from dueregard.reading.lexicon import phrases, plain

_MOST_INITIALS = 4
_SENTENCE_END = r"(?=\s*(?:[.,;:!?)–—(-]|$|\n))"
NINE: Final = cast("tuple[Characteristic, ...]", tuple(one.code for one in law.characteristics()))


def status_of_cell(text: str, key: dict[str, str] | None = None) -> Status | None:
    """The status that a status cell states: the whole cell, or its opening words."""
    folded = plain(text)
    by_key = status_by_key(text, key or {})
    if by_key:
        return by_key
    known = phrases("statuses")
    if folded in known:
        return known[folded]  # type: ignore[return-value]
    return opening_status(text) or _status_and_when(text) or stated_within(text)


def _status_and_when(text: str) -> Status | None:
    """`Completed 12 April 2012`, `Delayed to September`: a status and its date."""
    found = re.match(r"(.+?)\s+(?:(?:on|in|to|until|since|by)\s+)?(?=\d|[A-Z][a-z]{2,8}\b)", text)
    return phrases("statuses").get(plain(found[1])) if found else None  # type: ignore[return-value]


def status_by_key(mark: str, key: dict[str, str]) -> Status | None:
    """The status that the document's own key gives to a letter, word or colour."""
    for known, meaning in key.items():
        if (
            known.startswith("#")
            and mark.startswith("#")
            and colour_name(known) == colour_name(mark) is not None
        ):
            return status_of_cell(meaning)
        if plain(known) == plain(mark):
            return status_of_cell(meaning)
    return None


def opening_status(text: str, loose: bool = True) -> Status | None:
    """The status word that a text opens with, set off from what follows: `Completed. …`, `Delayed Working
    with …`.

    `loose` lets a capital letter alone set it off, as extracted text loses the stop.
    """
    folded = text.strip()
    for phrase in sorted(phrases("statuses"), key=len, reverse=True):
        found = re.match(re.escape(phrase), folded, re.IGNORECASE)
        if not found or phrase in ("planned", "open", "active", "to do", "na"):
            continue
        rest = folded[found.end() :]
        if re.match(_SENTENCE_END, rest) or (loose and re.match(r"\s+[A-Z]", rest)):
            return phrases("statuses")[phrase]  # type: ignore[return-value]
    return None


_WITHIN: tuple[tuple[str, Status], ...] = (
    (r"\baction (?:is |has been |was )?(?:to be )?withdrawn\b", "withdrawn"),
    (r"\b(?:future )?action,? (?:has )?not yet started\b", "not-started"),
    (r"\b(?:this |the )?action (?:is |has been )(?:now )?(?:completed?|closed)\b", "completed"),
    (r"\b(?:this |the )action (?:is|has been) (?:paused|on hold|put on hold)\b", "paused"),
)


def stated_within(text: str) -> Status | None:
    """A status that a narrative states of the action as a whole: "Action to be withdrawn"."""
    for pattern, status in _WITHIN:
        if re.search(pattern, text, re.IGNORECASE):
            return status
    return None


def status_of_progress(text: str) -> Status | None:
    """The status that a progress narrative states of the whole action; most narratives state none.

    "Ongoing" and "started" open too many narratives that go on to say something else.
    """
    opened = opening_status(text, loose=False)
    if opened in ("completed", "withdrawn", "not-applicable", "not-started", "paused", "delayed"):
        return opened
    if re.match(r"delayed\s+[A-Z]", text, re.IGNORECASE):
        return "delayed"
    return stated_within(text)


def rating_of(text: str) -> Rating | None:
    """The rating of a cell by its word or letter."""
    known = phrases("ratings")
    folded = plain(text)
    for word in (folded, folded.split(" ")[0] if folded else ""):
        if word in known and (len(word) > 1 or word == folded):
            return known[word]  # type: ignore[return-value]
    return None


def colour_name(fill: str) -> Rating | None:
    """The traffic-light colour nearest to a fill; None for white, black and pale shades.

    Thresholds are by hue and saturation, so that the many greens of office palettes are one green.
    """
    red, green, blue = (int(fill[n : n + 2], 16) for n in (1, 3, 5))
    high, low = max(red, green, blue), min(red, green, blue)
    if high == 0 or (high - low) / high < 0.25:
        return "grey" if 90 <= high <= 215 and high - low < 20 else None
    if high == red:
        hue = 60 * (green - blue) / (high - low) % 360
    elif high == green:
        hue = 60 * (blue - red) / (high - low) + 120
    else:
        hue = 60 * (red - green) / (high - low) + 240
    if hue < 18 or hue >= 330:
        return "red"
    if hue < 66:
        return "amber"
    return "green" if hue < 170 else "blue" if hue < 260 else None


def characteristics_in(text: str, glossary: Mapping[str, str]) -> tuple[list[Characteristic], list[str]]:
    """The protected characteristics and the other groups that a cell lists by their names or initials.

    Initials mean what the document says of them (`glossary`), or else what plans use them for.
    """
    found = _initialled(text, glossary)
    if found:
        return found, []
    codes, others = law.characteristics_in(text)
    return cast("list[Characteristic]", codes), others


def _initialled(text: str, glossary: Mapping[str, str]) -> list[Characteristic]:
    """The characteristics of a cell that holds initials and nothing else; empty for other cells."""
    found: list[Characteristic] = []
    for part in re.split(r"[,;/\s+]+", text.strip(" .")):
        letters = "".join(letter for letter in part.casefold() if letter.isalpha())
        if not part.isupper() or len(letters) > _MOST_INITIALS:
            return []
        said = law.characteristics_in(glossary.get(part, ""))[0]
        known = said or ([law.initials()[letters]] if letters in law.initials() else [])
        if not known:
            return []
        found += [code for code in cast("list[Characteristic]", known) if code not in found]
    return found


def aims_in(text: str) -> list[Aim]:
    """The aims of the general duty that a text names in the duty's own words."""
    return cast("list[Aim]", law.aims_in(text))


def aims_by_letter(text: str, scheme: str) -> list[Aim]:
    """`E, A` or `A, C` or `1, 2` → aims; `scheme` is the three letters that the column uses, in the duty's
    order."""
    letters = re.findall(r"[A-Z0-9]", text) if re.fullmatch(r"[\sA-Z0-9,;/&.()+-]*", text) else []
    aims: tuple[Aim, Aim, Aim] = ("eliminate", "advance", "foster")
    return [aim for letter, aim in zip(scheme, aims, strict=False) if letter in letters]


def scheme_of(texts: list[str]) -> str:
    """The letters by which a column names the aims: their first letters (E, A, F), or the duty's (a), (b),
    (c)."""
    letters = {letter for text in texts for letter in re.findall(r"\b[A-Z0-9]\b", text)}
    for scheme in ("EAF", "ABC", "123"):
        if letters and letters <= set(scheme):
            return scheme
    return ""


def ticked(text: str) -> bool:
    """Whether a cell of a tick column is marked."""
    return is_tick(text)
