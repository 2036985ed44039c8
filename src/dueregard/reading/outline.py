"""Plans without a table: headings, labelled lines (`Lead: …`), lists that name who and when in passing.

Each action becomes an item of parts, as a card does, so that the rest of the reading is the same as for
tables.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dueregard.reading import references, sections
from dueregard.reading.grid import Line, Slot
from dueregard.reading.layouts import asides, labelled, labels, pledges
from dueregard.reading.layouts.items import Columns, Item, Part
from dueregard.reading.lexicon import plain
from dueregard.reading.prose import PLAN_WORD, Paragraph
from dueregard.reading.words import Passage

_MOSTLY = 0.6
_LAST = 99
"""The level of actions that are no headings; bold words without a level stand one above them."""
_LEVELS = {"theme": sections.LOWEST - 1, "objective": sections.LOWEST}
"""The levels of headings that a label names."""


@dataclass(slots=True)
class Outline:
    """A plan read from prose: its lines under one heading row, and the paragraphs that it holds."""

    lines: list[Line] = field(default_factory=list)
    taken: list[Paragraph] = field(default_factory=list)
    sure: bool = True
    """Whether its words name owners or dates; a bare list of what is to be done names neither."""
    named: bool = False
    """Whether each action has words of its own, and an owner or a date."""


@dataclass(slots=True)
class Told:
    """One paragraph: its words before the first label, and the labelled parts in it."""

    one: Paragraph
    before: Passage
    parts: list[Part]

    @property
    def is_plain(self) -> bool:
        """Whether it holds no label."""
        return not self.parts


def read_outline(paragraphs: list[Paragraph], title: str) -> Outline | None:
    """The plan that headings, labelled lines and lists make; None where they name nobody and no date.

    Of a document whose `title` says that it is a plan, a bare list is taken too, since nothing may be lost;
    then the outline is not `sure`.
    """
    known = labels.learn(one.passage.text for one in paragraphs)
    told = asides.told(paragraphs, known) or labelled.told(paragraphs, known)
    sure = told is not None
    if told is None:
        told = pledges.told(paragraphs, titled=bool(PLAN_WORD.search(title)))
    outline = _Builder([Told(*one) for one in told]).build() if told else None
    if outline:
        outline.sure = sure
    return outline


# ------------------------------------------------------------------ building
class _Builder:
    """Puts the paragraphs into items under headings, then the items into lines of one table."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        self.blocks: list[Item | Line] = []
        self.taken: list[Paragraph] = []
        self.section: list[Paragraph] = []
        self.labels: list[Slot] = []
        """Labels of headings, which no column has."""
        keys = [labels.named_field(part.label.flat) for one in told for part in one.parts if part.label]
        fields = [part.field for one in told for part in one.parts]
        self.refs = [found.ref for one in told if (found := references.opening(one.one.text))]
        heads = Counter(plain(one.one.text) for one in told if one.is_plain and sections.is_heading(one.one))
        self.recurring = {text for text, count in heads.items() if count > 1}
        """Headings that come again, such as `Why this matters`: they name parts of an objective, none."""
        self.named_by_lines = self._named_by_lines()
        self.labelled = sum(key in labels.WHAT for key in keys) + fields.count("ref") >= 2
        self.heads = set() if self.labelled else self._heads()
        if len(self.heads) < _MOSTLY * self._times():
            self.heads = set()
        levels = Counter(told[n].one.prose.level for n in self.heads)
        self.action_level = (levels.most_common(1)[0][0] if levels else None) or _LAST
        self.idle = {n for n in range(len(told)) if self._is_idle(n)}

    def build(self) -> Outline | None:
        if sum(not one.is_plain for one in self.told) < 1:
            return None
        start, end = self._start(), self._end()
        for n in range(start, end):
            self._take(n)
        self._flush()
        items = [one for one in self.blocks if isinstance(one, Item)]
        if len(items) < 2:
            return None
        columns = Columns.of(items)
        outline = Outline(taken=self.taken, named=all(map(_is_named, items)))
        first = True
        for block in self.blocks:
            if isinstance(block, Line):
                outline.lines.append(block)
            else:
                made = columns.lines(block, first=first)
                outline.lines = [made[0], *outline.lines, *made[1:]] if first else outline.lines + made
                first = False
        if self.labels:
            outline.lines.append(Line(self.labels, items[0].place, again=columns.header))
        return outline

    def _heads(self) -> set[int]:
        """The paragraphs that name an action: right above labelled lines, or before the first label of
        one."""
        heads: set[int] = set()
        for n, told in enumerate(self.told):
            if told.is_plain:
                continue
            if told.before:
                heads.add(n)
            elif n and self.told[n - 1].is_plain and not self._wants_words(n - 1):
                heads.add(self._nearest_heading(n - 1))
        return heads

    def _times(self) -> int:
        """How often the labels come round: the actions that they tell."""
        counts = Counter(plain(part.label.flat) for told in self.told for part in told.parts)
        return max((count for label, count in counts.items() if label), default=0)

    def _wants_words(self, n: int) -> bool:
        """Whether a paragraph holds the words of a label that stands alone above it."""
        above = self.told[n - 1] if n else None
        last = above.parts[-1] if above and above.parts else None
        asks = last is not None and (bool(last.label) or last.field == "action")
        return last is not None and asks and not last.slot.passage

    def _nearest_heading(self, last: int) -> int:
        """The heading over the plain paragraphs that end here; the last of them where there is none, or
        where a heading would stand over several actions."""
        if self.named_by_lines:
            return last
        for n in range(last, max(-1, last - 3), -1):
            if not self.told[n].is_plain or self._wants_words(n):
                break
            if sections.is_heading(self.told[n].one) and not self._announces(self.told[n].one):
                return n
        return last

    def _named_by_lines(self) -> bool:
        """Whether some action is named by a line that is no heading and has none right above it."""
        for n, told in enumerate(self.told[1:], 1):
            above = self.told[n - 1]
            if told.is_plain or told.before or not above.is_plain or self._wants_words(n - 1):
                continue
            before = self.told[n - 2] if n > 1 else None
            if not sections.is_heading(above.one) and before and not before.is_plain:
                return True
        return False

    def _start(self) -> int:
        """The first paragraph of the plan proper: the first action, or the headings right over it."""
        labelled = next(n for n, told in enumerate(self.told) if not told.is_plain)
        start = min([*self.heads, labelled])
        for n in range(start - 1, -1, -1):
            one = self.told[n].one
            if n in self.idle or plain(one.text) in self.recurring:
                continue
            if sections.announces(one.text) and references.opening(one.text):
                break  # `3. Actions`: the chapters above it are no objectives
            if self._is_head(one) and 0 < (one.prose.level or _LAST - 1) < self.action_level:
                start = n
                if one.prose.level == 1 or one.prose.level is None:
                    break
            elif sections.is_heading(one):
                break
        return start

    def _end(self) -> int:
        """After the last labelled line, and the words that it waits for."""
        last = max(n for n, told in enumerate(self.told) if not told.is_plain)
        end = last + 1
        if self._wants_words(end):
            end += 1
        return min(end, len(self.told))

    def _take(self, n: int) -> None:
        told = self.told[n]
        self.taken.append(told.one)
        if n in self.heads:
            self._flush()
            self._open(told.one, self._name(n))
        elif n - 1 in self.heads and self._is_half_named(n - 1):
            pass  # its words are the name already
        elif told.is_plain and self._wants_words(n) and self._item():
            part = self.blocks[-1].parts[-1]  # type: ignore[union-attr]
            part.slot = Slot(told.one.passage)
        elif n in self.idle and self.section:
            pass
        elif told.is_plain and self._is_section(told.one):
            self._flush()
            self.section = [told.one]
        elif told.is_plain and self.section:
            self.section += [] if self._announces(told.one) else [told.one]
        elif told.is_plain and self._item():
            self._add(Part(Passage(), Slot(told.one.passage), "detail"), told.one)
        elif told.before and not self.heads:
            self._add(Part(Passage(), Slot(told.before), "detail"), told.one)
        for part in told.parts:
            self._add(part, told.one)

    def _name(self, n: int) -> Passage:
        """The words that name an action; where they are its reference alone, with the paragraph below."""
        words = self.told[n].before or self.told[n].one.passage
        return words.then(self.told[n + 1].one.passage, " ") if self._is_half_named(n) else words

    def _is_half_named(self, n: int) -> bool:
        below = self.told[n + 1] if n + 1 < len(self.told) else None
        return below is not None and below.is_plain and references.is_reference(self.told[n].one.text)

    def _is_section(self, one: Paragraph) -> bool:
        return (
            self._is_head(one)
            and (one.prose.level or _LAST - 1) < self.action_level
            and not (self.section and sections.announces(one.text))
            and plain(one.text) not in self.recurring
            and not sections.is_part_of_a_document(one.text)
        )

    def _announces(self, one: Paragraph) -> bool:
        return sections.announces(one.text) or plain(one.text) in self.recurring

    def _is_idle(self, n: int) -> bool:
        """Whether a heading of no named kind has no action below it: `Why this matters` is no objective."""
        one = self.told[n].one
        if not self.told[n].is_plain or not sections.is_heading(one) or references.heading_opening(one.text):
            return False
        level = one.prose.level or _LAST - 1
        for below, told in enumerate(self.told[n + 1 :], n + 1):
            if not told.is_plain or below in self.heads:
                return False
            if self._is_head(told.one) and (told.one.prose.level or _LAST - 1) <= level:
                return True
        return True

    def _is_head(self, one: Paragraph) -> bool:
        """Whether a line is a heading, or is numbered over others that count on from it: `1.` over `1.1`."""
        opened = references.opening(one.text)
        below = opened and sum(ref.startswith(f"{opened.ref}.") for ref in self.refs)
        return sections.is_heading(one) or (below or 0) > 1

    def _item(self) -> Item | None:
        last = self.blocks[-1] if self.blocks else None
        return last if isinstance(last, Item) else None

    def _flush(self) -> None:
        if self.section:
            self.blocks.append(sections.section_line(self.section[:1], self.section[1:]))
        self.section = []

    def _open(self, one: Paragraph, title: Passage) -> None:
        parts = [Part(Passage(), Slot(title), "action")] if title else []
        self.blocks.append(Item(parts, one.prose.place))

    def _add(self, part: Part, one: Paragraph) -> None:
        """Add a part to the action that is open; a label that it has already opens the next one."""
        named = labels.named_field(part.label.flat) if part.label else None
        if named in labels.ABOVE and self.labelled:
            self._flush()
            self.blocks.append(sections.headed(part.slot.passage, one, _LEVELS[named or ""]))
            self.labels.append(Slot(part.label))
            return
        self._flush()
        item = self._item()
        if item is None or self._begins_anew(part, named, item):
            self._open(one, Passage())
            item = self._item()
        if item is not None:
            item.parts.append(part)

    def _begins_anew(self, part: Part, named: str | None, item: Item) -> bool:
        known = [one.key for one in item.parts]
        if not known or part.field == "detail":
            return False
        if part.field == "ref" or (named in labels.WHAT and self._first_key() in labels.WHAT):
            return part.key in known or named in labels.WHAT
        return part.key in known and part.key != known[-1] and not self.heads

    def _first_key(self) -> str | None:
        first = next(told for told in self.told if not told.is_plain)
        return labels.named_field(first.parts[0].label.flat) if first.parts[0].label else first.parts[0].field


def _is_named(item: Item) -> bool:
    """Whether an action has words, and an owner or a date under a label or in its place."""
    fields = {part.field or labels.named_field(part.label.flat) for part in item.parts if part.slot.passage}
    return bool(fields & labels.WHAT) and bool(fields & {"lead", "timescale"})
