"""What stands in a column: evidence for its field beside the words of its heading."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from dueregard import law
from dueregard.planfile.timescales import read_timescale
from dueregard.reading import references
from dueregard.reading.lexicon import phrases, plain, words

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"ion|chwe|maw|ebr|mai|meh|gorff|awst|medi|hyd|tach|rhag)\w*"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"\b(?:{_MONTH}\.?[ '-]*(?:{_YEAR}|\d\d\b)|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|{_YEAR}-\d\d-\d\d|"
    rf"q[1-4]\b|{_YEAR}|"
    rf"ongoing|annual(?:ly)?|quarterly|monthly|immediate(?:ly)?|"
    rf"(?:each|every) (?:year|quarter|month|term|{_MONTH}|spring|summer|autumn|winter)|"
    rf"parhaus|weekly|fortnightly|termly|y(?:ea)?r?\s?[1-9]\b|"
    rf"not specified|tbc|(?:spring|summer|autumn|winter|easter)\b(?: term)?(?: {_YEAR})?)",
    re.IGNORECASE,
)
_WHOLE_DATE = re.compile(
    rf"(?:(?:by|from|end of|mid|early|late)\s+)*(?:(?:mon|tue|wed|thu|fri|sat|"
    rf"sun)\w*[ -]*)?(?:\d{{1,2}}\s?(?:st|nd|rd|th)?[ -])?"
    rf"(?:{_MONTH}\.?[ '-]*(?:{_YEAR}|\d\d)|{_YEAR}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})",
    re.IGNORECASE,
)
_DATE_RUN = re.compile(rf"\(?(?:{_WHOLE_DATE.pattern}|{_DATE.pattern})\)?", re.IGNORECASE)
_PERSON = re.compile(r"[A-Z][a-z'’]+(?: [A-Z][A-Za-z'’-]+){1,2}")
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Prof|Rev)\.? [A-Z]")
_CODE = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z?]|[A-Z]{1,6}\d?")
_FIGURE = re.compile(r"£\s?[\d,.]+[km]?|[\d,.]+\s?%", re.IGNORECASE)
_NUMBERED_CODE = re.compile(r"[A-Z]{2,6}\s?\d{1,2}[A-Za-z]?")
_SHORT = 14
_FEW_LETTERS = 60
_FEW_WORDS = 4
_UNTICK = re.compile(r"[-–—☐□○◯✗✘nN]|no|n/a", re.IGNORECASE)
_TICK = re.compile(r"[✓✔☑✅xX√yY●•■◆★*\uf0fc\uf0fe\uf0b7]|yes|ticked?|ie|oes", re.IGNORECASE)


def is_whole_date(text: str) -> bool:
    """Whether the words are one date and nothing else."""
    return bool(_WHOLE_DATE.fullmatch(text.strip(" .,;")))


def is_month_or_day(text: str) -> bool:
    """Whether the words are one date and nothing else, and not only its year."""
    return is_whole_date(text) and not re.fullmatch(_YEAR, text.strip(" .,;"))


def says_when(text: str) -> bool:
    """Whether short words name a date or a frequency."""
    if len(text.split()) <= _FEW_WORDS and is_when(text):
        return True
    return len(text.split()) <= 14 and bool(_DATE.search(text))


@lru_cache(maxsize=20_000)
def is_when(text: str) -> bool:
    """Whether words say when and nothing else: a date with or without its year, a frequency, `ongoing`."""
    reading = read_timescale(text.strip(" .;,"))
    kinds = {entry.kind for entry in reading.entries}
    codes = {doubt.code for doubt in reading.doubts}
    if not kinds or codes & {"not-understood", "no-date"} or not re.search(r"[^\W\d_]{2}|\d\d", text):
        return False
    return bool(kinds & {"due", "start", "recurring", "ongoing"}) or "no-year" in codes


def _begins_with_date(text: str) -> bool:
    bare = re.sub(
        r"^(?:by|from|end of|end|mid|early|late|before|to|the|on|in|within|\W)+\s+", "", text.casefold()
    )
    opening = " ".join(bare.split()[:2])
    return bool(_DATE.search(opening)) or bool(re.match(r"\d", bare))


def dates_in(text: str) -> list[tuple[int, int]]:
    """Where the dates and frequencies stand in a text that says more, with brackets that hold them."""
    return [found.span() for found in _DATE_RUN.finditer(text)]


def is_tick(text: str) -> bool:
    """Whether the words only mark a box."""
    return bool(_TICK.fullmatch(text.strip()))


def _is_box(text: str) -> bool:
    """Whether the words are a box, marked or not."""
    return is_tick(text) or bool(_UNTICK.fullmatch(text.strip()))


def names_someone(text: str) -> bool:
    """Whether short words look like persons, posts or codes of posts."""
    short = text.split()
    if not short or len(short) > 14:
        return False
    if any(plain(text) in words(kind) for kind in ("collectives", "services", "lone_posts")):
        return True
    if text.istitle() and plain(short[-1]) in words("lone_posts"):
        return True
    if text[:1].isupper() and _names_post(re.findall(r"[^\s/,;]+|[/,;]", text)):
        return True
    bare = re.sub(r"\s*\([^()]*\)", "", text)
    parts = [part.strip() for part in re.split(r"[/,;\n]| and ", bare) if part.strip()]
    if parts and all(map(_TITLED.match, parts)):
        return True
    return all(
        _PERSON.fullmatch(part) or all(_CODE.fullmatch(word) for word in part.split()) for part in parts
    )


def _names_post(tokens: list[str]) -> bool:
    """Whether a noun of a post or body ends the name, or goes on as names do: `Head of HR`, not `Panel
    met`."""
    nouns = words("post_nouns") | words("team_nouns")
    for token, after in zip_longest(tokens, tokens[1:], fillvalue=""):
        if plain(token).removesuffix("s") in nouns and (
            not after or not after[0].islower() or after.casefold() in words("joining_words")
        ):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Content:
    """Shares of a column's filled cells that look like something, and their mean length in words."""

    filled: int
    share_filled: float
    dates: float
    names: float
    refs: float
    ratings: float
    statuses: float
    ticks: float
    characteristics: float
    length: float
    levels: bool
    """Whether the cells are degrees of urgency: `High`, `2`, `M`."""
    dates_first: float
    """The share of cells that begin with when, so are no sentences that name a date."""
    codes: float
    """The share of cells that are a code with a number: `WDES 8`, `EDS 1A`."""
    figures: float
    """The share of cells that are a percentage or an amount of money: `40%`, `£1,200`."""
    owned_dates: float
    """The share of cells that name somebody and a date, and nothing else: `Deputy Head, July 2026`."""

    @property
    def evidence(self) -> dict[str, float]:
        """Field → how well the content fits it, 0 to 1."""
        prose = min(1.0, self.length / 8)
        return {
            "ref": self.refs if self.length < 3 else 0.0,
            "timescale": self.dates if self.length < 14 else 0.0,
            "start": self.dates if self.length < 5 else 0.0,
            "lead": self.names if self.length < 14 else 0.0,
            "rating": self.ratings,
            "status": self.statuses,
            "characteristics": max(self.characteristics, self.ticks),
            "action": prose,
            "objective": prose,
            "outcome": prose,
            "output": prose,
            "measure": prose,
            "progress": prose,
            "resources": 0.5,
            "theme": 0.5,
            "milestone": 0.5,
            "actual_outcome": 0.5,
        }


def _names_who_and_when(cell: str) -> bool:
    """Whether a cell's words are a name and a date."""
    if len(cell.split()) > _SHORT or not _DATE_RUN.search(cell):
        return False
    return names_someone(_DATE_RUN.sub("", cell).strip(" ,;:–—-()/\n"))


def _lists_groups(cell: str) -> bool:
    """Whether a cell lists protected characteristics and nothing else."""
    if len(cell.split()) > _SHORT:
        return False
    found, others = law.characteristics_in(cell)
    return bool(found) and not others


def content_of(texts: Iterable[str], total: int) -> Content:
    """Look at the filled cells of a column; `total` is how many rows the table has."""
    cells = [text for text in texts if text]
    known_status, known_rating = phrases("statuses"), phrases("ratings")

    def share(test: Callable[[str], object]) -> float:
        return sum(bool(test(cell)) for cell in cells) / len(cells) if cells else 0.0

    return Content(
        filled=len(cells),
        share_filled=len(cells) / total if total else 0.0,
        dates=share(says_when),
        names=share(lambda cell: names_someone(cell) and not says_when(cell)),
        refs=share(references.is_reference) if not all(map(is_tick, cells)) else 0.0,
        ratings=share(lambda cell: len(cell) <= _FEW_LETTERS and plain(cell) in known_rating),
        statuses=share(lambda cell: len(cell) <= _FEW_LETTERS and plain(cell) in known_status),
        ticks=share(_is_box) if any(map(is_tick, cells)) else 0.0,
        characteristics=share(_lists_groups),
        levels=share(lambda cell: references.is_reference(cell) or plain(cell) in words("levels_of_priority"))
        >= 0.5,
        dates_first=share(_begins_with_date),
        codes=share(_NUMBERED_CODE.fullmatch),
        figures=share(_FIGURE.fullmatch),
        owned_dates=share(_names_who_and_when),
        length=sum(len(cell.split()) for cell in cells) / len(cells) if cells else 0.0,
    )
