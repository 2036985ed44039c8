"""What the rules ask of words. English and Welsh, since plans are printed in both."""

import re
from functools import cache
from importlib import resources
from typing import Final

_SUBJECT: Final = (
    r"(?:(?:performance |success )?"
    r"(?:measures?|targets?|indicators?|dates?|outcomes?|baselines?|leads?|timescales?)\s+)?"
)
_UNDECIDED: Final = re.compile(
    rf"^\W*{_SUBJECT}(?:still |yet )?to be"
    r" (?:determined|agreed|confirmed|decided|defined|advised|added|set|finalised|identified|developed"
    r"|established)\b"
    rf"|^\W*{_SUBJECT}(?:is |are )?not yet (?:determined|agreed|confirmed|decided|defined|known|set)\b"
    r"|^\W*(?:\S+\s+){0,2}tb[acd]\b"
    r"|^\W*i['’]w (?:benderfynu|gytuno|gadarnhau|ddiffinio|bennu|ychwanegu)\b",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(r"\d+(?:[.,]\d+)? ?(?:%|per ?cent\b|y cant\b)", re.IGNORECASE)
_VACANT: Final = re.compile(r"\b(?:vacan(?:t|cy)|unfilled|gwag)\b", re.IGNORECASE)
_SHORT_FORM: Final = re.compile(
    r"(?<![\w&'’./-])(?:[A-Z]{2,7}|[A-Z]{1,6}[a-z]?[A-Z]{1,6})(?:['’]?s)?(?![\w'’&./-]|\s*[\d&])"
)

FEW: Final = 4
"""Fewer words than that agree by chance."""


def is_undecided(text: str) -> bool:
    """Whether a cell says that somebody has still to decide: "To be determined", "Measures to be agreed"."""
    return bool(_UNDECIDED.search(text))


def says_vacant(text: str) -> bool:
    """Whether a printed lead says that the post is empty."""
    return bool(_VACANT.search(text))


def shares_in(text: str) -> list[str]:
    """Percentages that words state, as printed: "29%", "4.5 per cent"."""
    return [match[0] for match in _SHARE.finditer(text)]


def has_figure(text: str) -> bool:
    """Whether there is a digit in it that can be counted towards."""
    return any(letter.isdigit() for letter in text)


def stems(text: str) -> list[str]:
    """The words that say something, without their endings, each once in order."""
    found = (_stem(word) for word in re.findall(r"[^\W\d_]+", text.casefold()) if word not in listed("small"))
    return list(dict.fromkeys(word for word in found if len(word) > 1))


def overlap(words: str, other: str) -> float:
    """The share of the stems of `words` that `other` has too: 0 to 1, 0 for fewer than four stems."""
    own = stems(words)
    return len(set(own) & set(stems(other))) / len(own) if len(own) >= FEW else 0.0


def begins_vaguely(text: str) -> bool:
    """Whether it begins with a verb that says a direction and no end: "Improve …", "To promote …"."""
    found = [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if word not in ("to", "we", "will")]
    return bool(found) and bool(
        listed("vague") & {found[0], f"{found[0].removesuffix('ing')}e", found[0].removesuffix("ing")}
    )


def short_forms(text: str) -> list[str]:
    """Abbreviations in running words, each once, as printed: `MARAC`, `HoS`, `EIAs`; none of a heading in
    capitals."""
    found: dict[str, None] = {}
    for line in text.splitlines():
        if line.upper() != line or len(line.split()) <= 2:
            found.update((re.sub(r"['’]s$", "", match[0]), None) for match in _SHORT_FORM.finditer(line))
    return list(found)


def _stem(word: str) -> str:
    for ending in (
        "ations",
        "ation",
        "ising",
        "izing",
        "ments",
        "ment",
        "ing",
        "ies",
        "ied",
        "ed",
        "es",
        "s",
        "e",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of `lists.yaml`."""
    import yaml  # loaded where it is needed, so that commands without it start at once

    text = resources.files("dueregard.checking").joinpath("lists.yaml").read_text(encoding="utf-8")
    return frozenset(str(yaml.safe_load(text)[name]).split())
