"""Which field the words of a heading name, and which rows are headings."""

import dataclasses
import math
import re
from collections import Counter, defaultdict
from functools import cache

from rapidfuzz import fuzz

from dueregard.reading import content, groups, references, wording
from dueregard.reading.lexicon import lexicon, phrases, plain

SURE = 0.8
"""A heading that scores at least this is taken for its field whatever stands in the column."""
LIKELY = 0.5
_NEAR = 0.76
_NUMBERED = 0.72
_ABOVE = ("objective", "theme")
_LONGEST = 14
_HALF = (1.0, 0.97, 0.969)
"""What the whole heading counts, its first half, and those after it."""
_LESS = 0.001
_SMALL_WORDS = frozenset(
    [
        "the",
        "to",
        "of",
        "and",
        "be",
        "it",
        "is",
        "are",
        "we",
        "a",
        "has",
        "have",
        "our",
        "as",
        "at",
        "for",
        "in",
        "do",
        "so",
        "with",
        "will",
        "how",
        "by",
        "y",
        "yr",
        "a'r",
    ]
)
_YEAR = r"(?:19|20)\d\d(?:\s?[/-]\s?\d\d(?!\d))?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_PERIOD = re.compile(
    rf"\b(?:q(?:uarter|tr)?\s*[1-4]\s*(?:{_YEAR})?|{_MONTH}(?:\s?[-–/]\s?{_MONTH})?\s*{_YEAR}|"
    rf"{_MONTH}\s'?\d\d(?!\s?(?:19|20)\d\d)|"
    rf"(?:spring|summer|autumn|winter)(?: term)?\s*{_YEAR}|{_YEAR})(?!\w)",
    re.IGNORECASE,
)
_AT_PERIOD = re.compile(
    rf"(?:\b(?:as at|at|to|up to|by|for|in|since|during|of)\b)?\W*"
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_PERIOD.pattern})",
    re.IGNORECASE,
)
"""When a heading's news are from, with the words that lead to it: `(as at 31 March 2025)`."""


_TERM = re.compile(r"\b(?:spring|summer|autumn|winter) term\b", re.IGNORECASE)
_QUARTER_UNDER = re.compile(rf"\b(?P<year>{_YEAR})\W+(?P<quarter>q(?:uarter|tr)?\s*[1-4])\b", re.IGNORECASE)


@dataclasses.dataclass(slots=True)
class Heading:
    """One column: its printed heading, the field it was taken for, and how sure that is."""

    text: str
    id: str = ""
    field: str | None = None
    role: str = ""
    confidence: float = 0.0
    candidates: dict[str, float] = dataclasses.field(default_factory=dict)
    period: str = ""
    """The quarter, month or year whose news the column holds."""
    mark: str = ""
    """What a tick in this column says: a characteristic, an aim or a period."""
    also: str = ""
    """The field that shares the column: leads beside dates in `Lead and timescale`."""
    own: str = ""
    """The lower of two heading rows where the upper spans several columns: `Owner` under `Delivery`."""

    @property
    def telling(self) -> str:
        """The words that tell the field: its own where they do so for sure, else all of them."""
        return self.own if max(match(self.own).values(), default=0.0) >= SURE else self.text


def _stem(word: str) -> str:
    if len(word) <= 4:
        return word
    return re.sub(r"(?:ies|ied)$", "y", re.sub(r"(?:ibility|ability|able|ible|ing|ed|es|s)$", "", word))


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"[\w#']+", plain(text)))


@cache
def _weights() -> dict[str, float]:
    """Stem → how telling it is: rarer among the fields counts more, small words count little."""
    spread: dict[str, set[str]] = defaultdict(set)
    for phrase, key in phrases("headings").items():
        for stem in _stems(phrase):
            spread[stem].add(key)
    return {
        stem: (0.25 if stem in _SMALL_WORDS else 1.0) * math.log(1 + 15 / len(keys))
        for stem, keys in spread.items()
    }


@cache
def _known() -> tuple[tuple[str, str, frozenset[str]], ...]:
    return tuple((phrase, key, _stems(phrase)) for phrase, key in phrases("headings").items())


@cache
def _by_stem() -> dict[str, list[tuple[str, str, frozenset[str]]]]:
    found: dict[str, list[tuple[str, str, frozenset[str]]]] = defaultdict(list)
    for entry in _known():
        for stem in entry[2]:
            found[stem].append(entry)
    return found


def _sharing(stems: frozenset[str]) -> list[tuple[str, str, frozenset[str]]]:
    """The phrases that share a word with these, always in the same order, which settles ties."""
    return list(dict.fromkeys(entry for stem in sorted(stems) for entry in _by_stem().get(stem, ())))


@cache
def _weight(stem: str) -> float:
    default = 0.25 if stem in _SMALL_WORDS else 1.0
    return _weights().get(stem, default * math.log(8))


_HALVES = re.compile(r"\s*[/|\n]\s*|\s+[-–]\s+")


_DATED = 0.79
"""What a heading with a date tells at most: a row of data may be `To be completed May 2026`."""


def likely_field(text: str, least: float = LIKELY) -> str | None:
    """The field that a heading's words name best; None where they name none."""
    scores = match(text)
    best = max(scores, key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= least else None


@cache
def match(text: str) -> dict[str, float]:
    """Field → 0..1 for a heading's words; 1 where the heading is a phrase of the lexicon.

    A bilingual heading ("Action / Cam gweithredu") scores as the better of its halves, and one that names a
    period ("Progress at March 2025") as its other words. Of two halves the first counts more; an outcome with
    its measure is the measure.
    """
    if len(text.split()) > _LONGEST:
        return {}
    timeless = _TERM.sub(" ", _AT_PERIOD.sub(" ", text)).strip(" -–—:()")
    halves = [text, *(half for half in _HALVES.split(text) if half != text)]
    scores: dict[str, float] = {}
    for n, half in enumerate(halves):
        for key, score in _match_one(half).items():
            scores[key] = max(scores.get(key, 0.0), score * _HALF[min(n, 2)])
    for key, score in _match_one(timeless).items() if timeless != text else ():
        scores[key] = max(scores.get(key, 0.0), score * _DATED)
    if min(scores.get("outcome", 0.0), scores.get("measure", 0.0)) >= SURE:
        scores["outcome"] = min(scores["outcome"], scores["measure"] - _LESS)
    return scores


def _match_one(text: str) -> dict[str, float]:
    wanted = plain(text.replace("_", " "))
    if not wanted:
        return {}
    for shape in (wanted, plain(re.sub(r"\s*\(.*?\)", "", text.replace("_", " ")))):
        if shape in phrases("headings"):
            return {phrases("headings")[shape]: 1.0}
    stems, best = _stems(wanted), Counter[str]()
    for phrase, key, known in _sharing(stems):
        overlap = sum(map(_weight, stems & known)) / (sum(map(_weight, stems | known)) or 1)
        if 0.7 * overlap + 0.3 <= max(best[key], 0.3):
            continue
        nearness = (
            0.7 * overlap
            + 0.15 * fuzz.ratio(wanted, phrase) / 100
            + 0.15 * fuzz.token_set_ratio(wanted, phrase) / 100
        )
        best[key] = max(best[key], round(min(nearness, 0.99), 3))  # type: ignore[assignment]
    near = {key: float(score) for key, score in best.items() if score >= 0.3 and key != "detail"}
    said = wording.asked(wanted)
    if said and max(near.values(), default=0.0) < wording.ASKED:
        return {said: wording.ASKED}
    return _with_noun(near, wanted)


def _with_noun(near: dict[str, float], wanted: str) -> dict[str, float]:
    """What the noun of a heading says goes before faint nearness; what is past, before any."""
    noun, past = wording.named(wanted), wording.is_past(wanted)
    if noun is None or (not past and max(near.values(), default=0.0) >= _NEAR):
        return near
    others = {key: min(score, LIKELY) for key, score in near.items()} if past else near
    if noun == "ref":  # `Objective no.` beside `Ref` says which objective
        others = {key: max(score, _NUMBERED * (key in _ABOVE)) for key, score in near.items()}
    return others | {noun: max(wording.NAMED, near.get(noun, 0.0))}


_CORE = frozenset(
    ["action", "milestone", "objective", "theme", "lead", "timescale", "start", "outcome", "output"]
)


def is_header(texts: list[str], marked: bool = False) -> bool:
    """Whether a row's cells are column headings: short, and most of them words that name a field.

    Two different fields must be named for sure (one, where the document itself marks the row), one of them
    what is done, by whom or when: a row of data may hold `Achieved` and `Review`.
    """
    filled = [text for text in texts if text]
    if not filled or any(len(text.split()) > _LONGEST for text in filled):
        return False
    if not marked and _is_data(filled):
        return False
    matched = [match(text) for text in filled]
    sure = {
        max(scores, key=scores.__getitem__) for scores in matched if scores and max(scores.values()) >= SURE
    }
    keyed = "ref" in matched[0] and matched[0]["ref"] >= SURE and all(matched)
    if not sure or not (marked or (len(sure) >= 2 and (sure & _CORE or keyed))):
        return False
    others = [
        text
        for text, scores in zip(filled, matched, strict=True)
        if max(scores.values(), default=0.0) < LIKELY and not _PERIOD.fullmatch(text.strip())
    ]
    block = groups.are_initials(others)
    unknown = [
        text for text in others if not (groups.is_bare_period(text) or (block and groups.initials(text)))
    ]
    known = len(filled) - len(unknown)
    if marked:
        return known * 3 >= len(filled)
    return known * 2 >= len(filled)


def _is_data(filled: list[str]) -> bool:
    """Whether a row opens with a number or has just one date, as actions do: several may be periods."""
    numbered = re.search(r"\d", filled[0]) is not None and references.is_reference(filled[0])
    return numbered or sum(map(content.is_month_or_day, filled)) == 1


def period_of(text: str) -> str:
    """The quarter, month or year that a column heading names; "" where it names none."""
    quarter = _QUARTER_UNDER.search(text)
    if quarter:
        return f"{quarter['quarter']} {quarter['year']}"
    found = [period.group().strip() for period in _PERIOD.finditer(text)]
    return next((period for period in found if re.search(_YEAR, period)), found[0] if found else "")


def level_of(word: str) -> int | None:
    """How wide a heading word is (`theme` 0, `objective` 1, `action` 2, `milestone` 3); None for other
    words."""
    for level, listed in enumerate(lexicon()["levels"]):
        if plain(word).removesuffix("s") in listed:
            return level
    return None
