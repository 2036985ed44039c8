"""Printed references: those that open a cell (`SES1.01 - …`, `2.10 …`, `3.`) and those that point
elsewhere."""

import re
from dataclasses import dataclass

_CODE = r"(?:[A-Z]{1,6}[ .-]?)?\d{1,4}(?:[A-Z](?=[.\s,;)]|$))?(?:\.\d{1,3})*[a-z]?"
_DOTTED = r"(?:[A-Z]{1,6}[ -]?)?\d{1,3}(?:\.\d{1,3})+[a-z]?"
_LETTERED = r"[A-Z]{1,6}[.-]?\d{1,3}(?:\.\d{1,3})*[a-z]?"
_ROMAN = r"[ivx]{1,4}|[IVX]{1,4}"
_WHOSE = r"(?:Strategic|Equality|Key|Corporate|Overarching|Mainstreaming|Service|National|Local|Wellbeing)"
_NOUN_OF_KIND = (
    r"(?:Objective|Aim|Priority|Theme|Goal|Outcome|Strand|Pillar|Workstream|Module|"
    r"Commitment|Recommendation|Domain|Action|Milestone|Standard|Amcan|Nod|Blaenoriaeth|Thema|Area|"
    r"Measure|Task|Activity|Step|Pledge|Initiative)"
)
_KIND = rf"(?:{_NOUN_OF_KIND}|{_NOUN_OF_KIND.upper()}|(?:{_WHOSE}|{_WHOSE.upper()}) (?i:{_NOUN_OF_KIND}))"
_NUMBER = (
    r"(?:[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?|(?i:one|two|three|four|five|six|seven|eight|nine|ten)\b|"
    r"[A-Z](?![A-Z])|[IVX]{1,4})"
)

_ALONE = re.compile(rf"\(?(?:{_CODE}|{_ROMAN}|[a-zA-Z])[.)]?|{_KIND} {_NUMBER}[.:]?", re.UNICODE)
_NAMED = re.compile(rf"(?P<ref>{_KIND} {_NUMBER})(?:\s*[:.)–—-]\s*|\s+(?=[A-Z])|$)")
_KIND_BEFORE = re.compile(rf"^{_KIND} ")
_OPENING = re.compile(
    rf"(?P<ref>{_DOTTED}|{_LETTERED})(?:[.):]?\s+[-–—]\s*|[.):]\s*|\s+(?=\S)|$)|"
    rf"(?P<count>\d{{1,3}}[a-zA-Z]?)(?:\.\s+|\s*[:–—]\s+|\s+-\s+|\.(?=[A-Z]))"
)
_ANY_KIND = re.compile(r"(?P<ref>(?:[A-Z][\w'-]*[ ]){1,3}(?:\d{1,2}[a-z]?|[A-Z]))\s*[:–—]\s+(?=\S)")
_COUNT = re.compile(r"(?P<ref>\d{1,4}[A-Za-z]?)[.:)]?\s+(?=[^\W\d_\u0061-\u007a]|[\"'“‘])")
_SEVERAL = 3
_MOSTLY = 0.8
_LIST_MARK = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\[\d{1,3}\])\s*")
_AREA = re.compile(rf"(?P<area>[^:]{{2,80}}?)\s*[:–—-]\s+(?={_KIND} {_NUMBER}\s*[:.–—-])")

_CUE = (
    r"(?:links? to|linked to|linked with|links?:|see(?: also)?|refer to|cross[- ]ref(?:erence)?s?(?: to)?|"
    r"as per|gweler|duplicate of)"
)
_NOUN = (
    r"(?:\s+(?:the\s+)?(?:actions?|objectives?|points?|items?|milestones?|key tasks?|criteri(?:on|a)|"
    r"sections?|nos?\.?|in|at|under|above|below))*"
)
_POINTER = re.compile(
    rf"\b{_CUE}(?P<noun>{_NOUN})\s*(?P<refs>(?:{_CODE})(?:\s*(?:,|;|&|and|/|"
    rf"to(?= \d))\s*(?:{_CODE}))*)(?![\w-])",
    re.IGNORECASE,
)
_BARE_POINTER = re.compile(rf"\b{_CUE}\s+(?P<ref>\d{{1,3}})(?=\s*(?:[;,)]|\.(?!\d)|$))", re.IGNORECASE)
_LINK_BRACKET = re.compile(
    rf"\s*\(\s*(?:links?|linked|cross[- ]ref\w*)\b(?: to| with)?:?{_NOUN}\s*{_CODE}[^()]*\)\s*\.?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a cell: its reference, an area's name before it, and where the words after it begin."""

    ref: str
    end: int
    area: str = ""
    named: bool = False
    """The reference says its kind: `Objective 3`, `Priority 2`."""


_ABOVE = re.compile(r"(?:as above|ditto|\"|”|same as above|as previous|fel uchod)", re.IGNORECASE)


def is_as_above(text: str) -> bool:
    """Whether a cell only says that it repeats the one above it."""
    return bool(_ABOVE.fullmatch(text.strip()))


def is_reference(text: str) -> bool:
    """Whether a cell holds a reference and nothing else."""
    return bool(_ALONE.fullmatch(text.strip()))


def bare(text: str) -> str:
    """A cell that is a reference, without the mark that ends it: `1.` → `1`."""
    return text.strip().strip("().:").strip()


def of_action(ref: str) -> str:
    """The reference of an action without the word for its kind: `Action 1.1` → `1.1`."""
    return _KIND_BEFORE.sub("", ref)


def opening(text: str) -> Opening | None:
    """The reference that opens a text, in any numbering; None where there is none.

    A count alone needs a mark after it (`3. Publish`), since "3 year programme" has none; years never count.
    """
    area = _AREA.match(text)
    start = area.end() if area else 0
    named = _NAMED.match(text, start)
    if named:
        return Opening(named["ref"], named.end(), area["area"].strip() if area else "", named=True)
    found = _OPENING.match(text)
    if not found:
        return None
    return Opening(found["ref"] or found["count"], found.end())


def heading_opening(text: str) -> Opening | None:
    """What opens a heading: as `opening`, and any other kind that it names itself: `Ambition 2: Live
    well`."""
    opened = opening(text)
    if opened and opened.named:
        return opened
    other = _ANY_KIND.match(text)
    return Opening(other["ref"], other.end(), named=True) if other else opened


def names_kind(text: str) -> bool:
    """Whether a heading says what it is and counts it: `Objective 3: …`, `Ambition 2: Live well`."""
    opened = heading_opening(text)
    return opened is not None and opened.named


def are_counted(titles: list[str]) -> bool:
    """Whether titles open with a different count each: then a bare count is a reference too."""
    found = [opened.ref for title in titles if (opened := counted(title))]
    return len(found) >= _SEVERAL and len(found) >= _MOSTLY * len(titles) and len(set(found)) == len(found)


def counted(title: str) -> Opening | None:
    """The bare count that opens a title, where titles are counted (`are_counted`)."""
    found = _COUNT.match(title)
    return Opening(found["ref"], found.end()) if found else None


def list_mark(text: str) -> int:
    """How many characters a list number such as `2)` or `(b)` takes at the start."""
    found = _LIST_MARK.match(text)
    return found.end() if found else 0


def depth(ref: str) -> int:
    """How deep a numbering goes: `2` → 1, `2.10` → 2, `SES1.01.1` → 3."""
    return ref.count(".") + 1


def links_in(text: str) -> list[str]:
    """References that a text points to, in its order: `See actions at 2.4 and 2.5` → 2.4, 2.5.

    A bare count needs the word for what it counts ("see action 4"), else "see 3 year programme" would be one.
    """
    found: list[str] = []
    for pointer in _POINTER.finditer(text):
        for ref in re.findall(_CODE, pointer["refs"]):
            certain = "." in ref or ref[:1].isalpha() or pointer["noun"].strip()
            if certain and not re.fullmatch(r"(?:19|20)\d\d", ref) and ref not in found:
                found.append(ref)
    return found


def bare_links_in(text: str) -> list[str]:
    """Bare numbers after a word that points, with nothing counted after them: `Linked to 3; …`, not `see 3
    years`."""
    return [found["ref"] for found in _BARE_POINTER.finditer(text)]


def without_link_bracket(text: str) -> str:
    """A heading without the bracket at its end that only points elsewhere: `… (Links to 2.5)`."""
    return _LINK_BRACKET.sub("", text)
