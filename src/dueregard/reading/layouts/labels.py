"""Labels: words before a colon or a dash, or alone in a line, that say what the words after them are."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dueregard.reading import headings, references
from dueregard.reading.content import is_when, names_someone, says_when
from dueregard.reading.lexicon import phrases, plain
from dueregard.reading.words import Passage

WHAT = frozenset(["action", "milestone"])
ABOVE = frozenset(["objective", "theme"])
_WORDS = r"[^\W\d_][\w'’ /()&?,-]{0,44}?"
_INSIDE = re.compile(
    r"(?:^|(?<=[.;|,()\n])\s*|\s[–|]\s|\s{2,})(?P<label>[^\W\d_][\w'’ /()?-]{1,38}?)\s?:(?=\s|$)"
)
_AT_START = re.compile(rf"(?:^|(?<=\n))(?P<label>{_WORDS})(?:\s?:(?=\s|$)|\s+[–—-]\s+|\s*\.{{3,}}\s+)")
_NUMBERED = re.compile(
    r"(?P<name>[^\W\d_][^\d:]*?)\s*(?:no\.?\s*)?(?P<number>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?)"
)
_PARTING = re.compile(r"(?<=\s)[|–—-]\s+$")
_LONGEST = 7
_LONGEST_NAME = 10
_SHORT = 40
_OFTEN = 3
_LEVEL_OF_ACTIONS = 2
_FIELDS = frozenset(
    [
        "lead", "timescale", "start", "outcome", "output", "measure", "resources", "progress",
        "actual_outcome", "status", "rating", "priority", "characteristics", "aims", "action", "milestone",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a document: those of the lexicon, and the words that it prints again and again as one."""

    recurring: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    """Words that come with one number after the other: `Undertaking 1`, `Undertaking 2`."""

    def field_of(self, label: str) -> str | None:
        """The field that a label names; "" for one that only recurs; None for other words."""
        found = named_field(label)
        if found is None and plain(label) in self.recurring:
            return ""
        return found

    def numbered(self, label: str) -> str | None:
        """The word of a label that also counts (`Action 3`), where it names an action; None for others."""
        found = _NUMBERED.fullmatch(label.strip(" :."))
        if found is None or not (named_field(found["name"]) in WHAT or plain(found["name"]) in self.counted):
            return None
        return found["name"]


def learn(texts: Iterable[str]) -> Labels:
    """The words that open many lines before a colon: labels, whatever they mean."""
    counts: Counter[str] = Counter()
    stems: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        places = {
            found.start("label"): found["label"]
            for pattern in (_AT_START, _INSIDE)
            for found in pattern.finditer(text)
        }
        counts.update(plain(label) for label in places.values() if is_short(label))
        alone = _NUMBERED.fullmatch(text.strip(" :.")) if len(text) <= _SHORT else None
        if alone:
            stems[plain(alone["name"])].add(alone["number"])
    recurring = frozenset(label for label, count in counts.items() if count >= _OFTEN)
    counted = frozenset(stem for stem, numbers in stems.items() if len(numbers) >= _OFTEN)
    if any(named_field(label) in WHAT for label in recurring):
        counted -= {stem for stem in counted if _stands_above(stem)}
    return Labels(recurring, counted)


def _stands_above(stem: str) -> bool:
    """Whether what is counted is a kind of objective: `Equality Objective`."""
    level = headings.level_of(stem.split()[-1])
    return level is not None and level < _LEVEL_OF_ACTIONS


def is_short(text: str) -> bool:
    """Whether words may be a label: few, no date, no reference, no sentence."""
    return (
        0 < len(text.split()) <= _LONGEST
        and not (text.rstrip().endswith((".", ";", ",")) and len(text.split()) > 2)
        and not says_when(text)
        and not references.is_reference(text)
        and bool(re.search(r"[^\W\d_]{2}", text))
    )


def named_field(label: str) -> str | None:
    """The field that a label's words surely name."""
    known = phrases("labels").get(plain(label)) or phrases("headings").get(plain(label))
    if known in _FIELDS | ABOVE:
        return known
    likely = headings.likely_field(label, headings.SURE)
    return likely if likely in _FIELDS else None


def cut(passage: Passage, labels: Labels) -> tuple[Passage, list[tuple[Passage, Passage, str]]]:
    """Words before the first label, and each label with its words and its field."""
    text = passage.text
    marks = _marks(text, labels)
    if not marks:
        return passage, []
    cuts = [offset for start, end, _ in marks for offset in (start, end)]
    pieces = passage.parts(cuts)
    before = pieces.pop(0) if marks[0][0] > 0 else Passage()
    found = []
    for n, (_, _, key) in enumerate(marks):
        following = pieces[2 * n + 1] if 2 * n + 1 < len(pieces) else Passage()
        found.append((pieces[2 * n], following, key))
    return before, found


def _marks(text: str, labels: Labels) -> list[tuple[int, int, str]]:
    """Where labels stand in a text: start, end and field of each."""
    found: dict[int, tuple[int, int, str]] = {}
    for pattern, anywhere in ((_AT_START, False), (_INSIDE, True)):
        for mark in pattern.finditer(text):
            key = labels.field_of(mark["label"])
            if key is None and not anywhere and labels.numbered(mark["label"]):
                key = "action"
            if key is not None and mark.start("label") not in found:
                parted = _PARTING.search(text, 0, mark.start("label"))
                start = parted.start() if parted else mark.start("label")
                found[mark.start("label")] = (start, mark.end(), key)
    return [found[start] for start in sorted(found)]


def who_or_when(text: str) -> str | None:
    """`lead` or `timescale` for a few words that can be nothing else; None for others."""
    bare = text.strip(" .;,")
    if not bare or len(bare.split()) > _LONGEST_NAME:
        return None
    if names_someone(bare) and not says_when(bare):
        return "lead"
    return "timescale" if is_when(bare) else None
