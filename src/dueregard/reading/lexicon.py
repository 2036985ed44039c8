"""The reader's vocabulary, kept as data in `lexicon.yaml`: headings, labels, posts, statuses,
characteristics."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

_ALIKE = str.maketrans(
    "АВЕЗКМНОРСТУХЅІЈавезкмнорстухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ",
    "ABE3KMHOPCTYXSIJabe3kmhopctyxsijABEZHIKMNOPTYXaikvopux",
)
_SHORT = 200
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})


@cache
def lexicon() -> dict[str, Any]:
    """The whole vocabulary."""
    data: dict[str, Any] = yaml.safe_load(
        files("dueregard.reading").joinpath("lexicon.yaml").read_text(encoding="utf-8")
    )
    return data


@cache
def phrases(section: str) -> dict[str, str]:
    """phrase → key for a section that maps keys to lists; phrases are folded by `plain`."""
    return {plain(str(phrase)): key for key, listed in lexicon()[section].items() for phrase in listed}


@cache
def words(section: str) -> frozenset[str]:
    """The phrases of a section that is a list, folded by `plain`."""
    return frozenset(plain(str(phrase)) for phrase in lexicon()[section])


@cache
def vocabulary() -> frozenset[str]:
    """Every word of every phrase: words that plans are made of, whole and in small letters."""
    listed = {section: data for section, data in lexicon().items() if section != "questions"}
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", " ".join(_leaves(listed)).casefold())
    return frozenset(word for word in words if len(word) > 1 or word in "ai")


def _leaves(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        data = [*data.keys(), *data.values()]
    if isinstance(data, list):
        for one in data:
            yield from _leaves(one)
    else:
        yield str(data)


def latin(text: str) -> str:
    """Cyrillic and Greek letters that look Latin as the Latin ones, in words that hold no other such letters.

    A word that is truly Greek or Russian has letters without a Latin twin and stays as it is.
    """
    if text.isascii():
        return text
    return re.sub(r"\w+", lambda word: _latin_word(word.group()), text)


def _latin_word(word: str) -> str:
    folded = word.translate(_ALIKE)
    return folded if folded.isascii() else word


def plain(text: str) -> str:
    """A phrase for comparing: NFKC, look-alike letters folded, small, straight quotes, no marks at its
    ends."""
    return _plain_once(text) if len(text) <= _SHORT else _plain(text)


@lru_cache(maxsize=20_000)
def _plain_once(text: str) -> str:
    """The same words come again and again in a plan: headings, posts, dates."""
    return _plain(text)


def _plain(text: str) -> str:
    text = latin(unicodedata.normalize("NFKC", text)).translate(_QUOTES).casefold()
    return re.sub(r"\s+", " ", text).strip(" \t\n:;.,?!*-–_()[]|")


def slug(text: str, limit: int = 60) -> str:
    """An id made from words: `target-date`."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", bare.replace("'", "")))[:limit].strip("-")
