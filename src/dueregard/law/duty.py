"""The protected characteristics and the aims of the public sector equality duty, as data and as words in
a plan.

Equality Act 2010, sections 4 and 149. The data are in `characteristics.yaml` and `aims.yaml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

Code = str
"""A characteristic's code or an aim's, as plan files have them: `religion-belief`, `foster`."""

_PARTED: Final = re.compile(r"[,;\n•|]+|\s+(?:and|&|ac|a)\s+|\s+-\s+|\s*/\s*")


_JOINED: Final = re.compile(r"^(?:and|&|or|neu|ac)\s+|\s+(?:and|&|or)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One protected characteristic: its labels, the aims to which it is relevant, the words and the initials
    that plans print."""

    code: Code
    en: str
    cy: str
    aims: tuple[Code, ...]
    printed: tuple[str, ...]
    initials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim of the general duty: its labels, the words that name it by themselves, and the stems of the
    verbs and objects that do together."""

    code: Code
    en: str
    cy: str
    printed: tuple[str, ...]
    verbs: tuple[str, ...]
    objects: tuple[str, ...]


def characteristics(*, on: date | None = None) -> tuple[Characteristic, ...]:
    """The nine, in the order of section 4; none on a day before the duty or after the data's last day."""
    data = _data("characteristics.yaml")
    if on and not _in_force(data, on):
        return ()
    return tuple(
        Characteristic(
            one["code"],
            one["en"],
            one["cy"],
            tuple(one["aims"]),
            tuple(one["printed"]),
            tuple(one["initials"]),
        )
        for one in data["characteristics"]
    )


def aims(*, on: date | None = None) -> tuple[Aim, ...]:
    """The three aims of section 149(1); none on a day on which they were not in force."""
    data = _data("aims.yaml")
    if on and not _in_force(data, on):
        return ()
    return tuple(
        Aim(
            one["code"],
            one["en"],
            one["cy"],
            tuple(one["printed"]),
            tuple(one["verbs"]),
            tuple(one["objects"]),
        )
        for one in data["aims"]
    )


def aims_beyond(codes: Iterable[Code], marked: Iterable[Code]) -> tuple[Code, ...]:
    """Characteristics to which none of the marked aims is relevant: a warning, never a refusal.

    Marriage and civil partnership counts for the first aim only (section 149(7)), so an action that is
    marked with it and with `advance` or `foster` alone deserves a second look.
    """
    chosen = set(marked)
    relevant = {one.code: set(one.aims) for one in characteristics()}
    return tuple(code for code in codes if chosen and not relevant[code] & chosen)


def characteristics_in(text: str) -> tuple[list[Code], list[str]]:
    """The characteristics that a cell lists, in its order, and what it lists beside them, as printed.

    `Gender` is sex and `All` the nine; `Carers` and `Socio-economic` are no protected characteristics and
    come back as they are printed. A sentence is no list: its words are not returned as groups, nor are those
    that frame a group's name (`People of different racial groups`).
    """
    found: dict[Code, None] = {}
    others: dict[str, None] = {}
    lines = (" ".join(line.split()) for line in text.splitlines())
    for piece in _pieces("\n".join(filter(None, lines))):
        codes = _named(piece)
        found.update(dict.fromkeys(codes))
        if not codes and len(piece.split()) <= 4:
            others.setdefault(piece)
    framed = [one for one in others if not set(one.lower().split()) <= _around()]
    return list(found), framed if found or framed else list(others)


def aims_in(text: str) -> list[Code]:
    """The aims that words name in the duty's own way ("advancing equality of opportunity"), or one by one
    ("Eliminate; advance equality"), in the order of the Act."""
    words = " ".join(text.split())
    alone = {piece.strip(" .:") for piece in re.split(r"[;,/\n]", text.lower())}
    return [
        aim.code
        for aim in aims()
        if alone & set(aim.printed) or _aim_pattern(aim.verbs, aim.objects).search(words)
    ]


def characteristics_named(phrase: str) -> tuple[Code, ...]:
    """The characteristics for which a phrase stands as a whole: `Faith` one, `LGBT` two, `All` the nine; none
    for other words."""
    return _named(phrase.strip(" .:;,"))


@cache
def initials() -> Mapping[str, Code]:
    """Letters → the characteristic that they stand for where initials of several stand together."""
    return {letters: one.code for one in characteristics() for letters in one.initials}


@cache
def other_groups() -> frozenset[str]:
    """Groups that plans mark beside the nine, in lower case: `carers`, `armed forces`."""
    return frozenset(_data("characteristics.yaml")["beside"])


def _pieces(text: str) -> Iterator[str]:
    """The things that a cell lists: known phrases first, the longest of them, then what stands between."""
    position = 0
    for match in _known().finditer(text):
        yield from _parted(text[position : match.start()])
        yield match[0]
        position = match.end()
    yield from _parted(text[position:])


def _parted(text: str) -> Iterator[str]:
    for piece in _PARTED.split(text):
        bare = piece.strip().strip(" .:()-–—").strip()
        words = _JOINED.sub("", bare).strip()
        if words and words.lower() not in ("and", "or", "&", "a", "ac", "neu"):
            yield words


@cache
def _around() -> frozenset[str]:
    """Words that frame a group's name and name none themselves."""
    return frozenset(_data("characteristics.yaml")["around"])


def _named(piece: str) -> tuple[Code, ...]:
    return _names().get(" ".join(piece.lower().split()).rstrip("."), ())


@cache
def _names() -> dict[str, tuple[Code, ...]]:
    nine = characteristics()
    names: dict[str, tuple[Code, ...]] = {}
    for one in nine:
        names.update(dict.fromkeys((*one.printed, one.en.lower(), one.cy.lower()), (one.code,)))
    for group in _data("characteristics.yaml")["groups"]:
        codes = tuple(one.code for one in nine) if group["codes"] == "all" else tuple(group["codes"])
        names.update(dict.fromkeys(group["printed"], codes))
    return names


@cache
def _known() -> "re.Pattern[str]":
    phrases = sorted({*_names(), *other_groups()}, key=len, reverse=True)
    spaced = (re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spaced)})(?![\w-])", re.IGNORECASE)


@cache
def _aim_pattern(verbs: tuple[str, ...], objects: tuple[str, ...]) -> "re.Pattern[str]":
    """A verb and its object in one sentence, at most six words apart."""
    verb, thing = "|".join(map(re.escape, verbs)), "|".join(map(re.escape, objects))
    return re.compile(rf"\b(?:{verb})\w*\W+(?:[^\W.]+[^\w.]+){{0,6}}?(?:{thing})", re.IGNORECASE)


def _in_force(data: dict[str, Any], on: date) -> bool:
    return bool(data["valid_from"] <= on and (data["valid_to"] is None or on <= data["valid_to"]))


@cache
def _data(name: str) -> dict[str, Any]:
    import yaml  # loaded where it is needed, so that commands without it start at once

    text = resources.files("dueregard.law").joinpath(name).read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data
