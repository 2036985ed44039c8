"""Plans without a table: headings, and lines that say `Lead: … By: …` under each action.

The labels are the columns and the actions the rows, so that the rest of the reading is the same as for
tables.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from dueregard.reading import headings, sections
from dueregard.reading.grid import Line, Slot
from dueregard.reading.headings import Heading
from dueregard.reading.lexicon import phrases, plain, slug
from dueregard.reading.prose import Paragraph
from dueregard.reading.tables import PlanTable
from dueregard.reading.words import Passage

_LABEL = re.compile(
    r"(?:^|(?<=[.;|,)\n])\s*|\s[–|]\s|\s{2,})(?P<label>[A-Za-z][\w'’ /()?-]{1,38}?)\s?:(?=\s|$)"
)
_FIELDS = frozenset(
    [
        "lead",
        "timescale",
        "start",
        "outcome",
        "output",
        "measure",
        "resources",
        "progress",
        "actual_outcome",
        "status",
        "rating",
        "priority",
        "characteristics",
        "aims",
    ]
)


@dataclass(slots=True)
class Part:
    """One labelled stretch of a paragraph: its field, the label's words, the words that it labels."""

    key: str
    label: Passage
    value: Passage


@dataclass(slots=True)
class Outline:
    """A plan read from headings and labelled lines, and the paragraphs that it holds."""

    table: PlanTable
    taken: list[Paragraph] = field(default_factory=list)


def read_outline(paragraphs: list[Paragraph]) -> Outline | None:
    """The plan that headings and labelled lines make; None where two actions at least can't be found so."""
    parts = [_parts(one) for one in paragraphs]
    counts = Counter(part.key for _, found in parts for part in found)
    if counts["lead"] + counts["timescale"] < 2 or len(counts) < 2:
        return None
    heads = _heads(paragraphs, parts)
    if len(heads) < 2:
        return None
    return _Builder(paragraphs, parts, heads).build()


def _parts(one: Paragraph) -> tuple[Passage, list[Part]]:
    """A paragraph's words before its first label, and its labelled parts."""
    text = one.passage.text
    marks = [(mark, key) for mark in _LABEL.finditer(text) if (key := field_of(mark["label"]))]
    if not marks:
        return one.passage, []
    cuts = [offset for mark, _ in marks for offset in (mark.start("label"), mark.end())]
    pieces = one.passage.parts(cuts)
    before = pieces.pop(0) if marks[0][0].start("label") > 0 else Passage()
    parts: list[Part] = []
    for n, (_, key) in enumerate(marks):
        following = pieces[2 * n + 1] if 2 * n + 1 < len(pieces) else Passage()
        parts.append(Part(key, pieces[2 * n], following))
    return before, parts


def field_of(label: str) -> str | None:
    """The field that a label names; None for other words before a colon."""
    known = phrases("labels").get(plain(label))
    if known:
        return known
    scores = headings.match(label)
    best = max(scores, key=scores.__getitem__) if scores else ""
    return best if best in _FIELDS and scores[best] >= headings.SURE else None


def _heads(paragraphs: list[Paragraph], parts: list[tuple[Passage, list[Part]]]) -> set[int]:
    """The paragraphs that name an action: right above labelled lines, or before the first label of one."""
    heads: set[int] = set()
    for n, (before, found) in enumerate(parts):
        if not found:
            continue
        if before:
            heads.add(n)
        elif n and not parts[n - 1][1]:
            heads.add(_nearest_heading(paragraphs, parts, n - 1))
    return heads


def _nearest_heading(paragraphs: list[Paragraph], parts: list[tuple[Passage, list[Part]]], last: int) -> int:
    """The heading over the plain paragraphs that end here; the last of them where there is none."""
    for n in range(last, max(-1, last - 3), -1):
        if parts[n][1]:
            break
        if sections.is_heading(paragraphs[n]):
            return n
    return last


class _Builder:
    """Puts the paragraphs into lines of one table."""

    def __init__(
        self, paragraphs: list[Paragraph], parts: list[tuple[Passage, list[Part]]], heads: set[int]
    ) -> None:
        self.paragraphs = paragraphs
        self.parts = parts
        self.heads = heads
        self.columns = [Heading("Action", "action", "action", confidence=0.8)]
        self.header = Line([], paragraphs[min(heads)].prose.place)
        self.repeated: list[Line] = []
        self.lines: list[Line] = []
        self.outline = Outline(PlanTable(self.columns, [self.header], self.lines, repeated=self.repeated))

    def build(self) -> Outline:
        levels = Counter(self.paragraphs[n].prose.level for n in self.heads)
        action_level = levels.most_common(1)[0][0] or 99
        section: list[Paragraph] = []
        for n in range(self._start(action_level), max(self.heads) + 1):
            one = self.paragraphs[n]
            if n in self.heads:
                self._flush(section)
                section = []
                self._open(one, self.parts[n][0] or one.passage)
            elif self.parts[n][1] and self.lines:
                pass
            elif sections.is_heading(one) and (one.prose.level or 98) < action_level:
                self._flush(section)
                section = [one]
            elif section:
                section.append(one)
            elif self.lines:
                self._detail(one)
            for part in self.parts[n][1]:
                self._add(part, one)
            self.outline.taken.append(one)
        self._tail(max(self.heads) + 1)
        return self.outline

    def _start(self, action_level: int) -> int:
        """The first paragraph of the plan proper: the first action, or the headings right over it."""
        start = min(self.heads)
        for n in range(start - 1, -1, -1):
            one = self.paragraphs[n]
            if sections.is_heading(one) and 0 < (one.prose.level or 98) < action_level:
                start = n
                if one.prose.level == 1:
                    break
        return start

    def _tail(self, start: int) -> None:
        for n in range(start, len(self.paragraphs)):
            if not self.parts[n][1] or self.parts[n][0]:
                break
            for part in self.parts[n][1]:
                self._add(part, self.paragraphs[n])
            self.outline.taken.append(self.paragraphs[n])

    def _flush(self, section: list[Paragraph]) -> None:
        if section:
            self.lines.append(sections.section_line(section[:1], section[1:]))

    def _open(self, one: Paragraph, title: Passage) -> None:
        self.lines.append(Line([Slot(title)], one.prose.place, said="action"))

    def _detail(self, one: Paragraph) -> None:
        self._put("detail", "Detail", None, one.passage)

    def _add(self, part: Part, one: Paragraph) -> None:
        text = part.label.flat.strip(" :")
        new = self._put(slug(text), text, part.key, part.value)
        if new:
            self.header.slots.append(Slot(part.label))
        else:
            self.repeated.append(Line([Slot(part.label)], one.prose.place))

    def _put(self, column_id: str, heading: str, key: str | None, value: Passage) -> bool:
        known = [n for n, column in enumerate(self.columns) if column.id == column_id]
        if not known:
            role = "lead" if key == "lead" else ""
            self.columns.append(Heading(heading, column_id, key, role, 0.8))
        column = known[0] if known else len(self.columns) - 1
        slots = self.lines[-1].slots
        slots += [Slot() for _ in range(column + 1 - len(slots))]
        slots[column] = Slot(slots[column].passage.then(value, "\n"))
        return not known
