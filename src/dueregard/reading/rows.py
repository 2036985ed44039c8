"""Lines of a table → its headings and its actions: what begins anew, what goes on, what stands over the rest.

Every rule is what a careful clerk does with a finger on the page; none knows a particular plan. The habits
that decide (does a column open with references? do titles begin small?) are learned from the table itself.
"""

import re
from dataclasses import dataclass, field

from dueregard.reading import content, references
from dueregard.reading.grid import Line, Slot
from dueregard.reading.joining import begins_low, is_closed, join
from dueregard.reading.languages import english_of
from dueregard.reading.plan_table import PlanTable
from dueregard.reading.shape import Shape, label_of

_NEARLY_ALL = 0.9
_NARRATIVE = ("progress", "actual_outcome", "measure", "outcome", "output", "resources")
_LABEL = re.compile(r"^(?P<label>[^:]{2,40}):(?:\s|$)")


@dataclass(slots=True, eq=False)
class Record:
    """One action, or (`section`) a heading over actions, with the slots of its columns joined over its
    lines."""

    first: Line
    section: bool = False
    slots: dict[int, Slot] = field(default_factory=dict)
    labelled: dict[str, Slot] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    shared: dict[int, Slot] = field(default_factory=dict)
    """Slots of a cell above that is merged over this row too, and slots that hold only a colour."""

    def value(self, column: int) -> Slot | None:
        """The slot of a column, its own or a shared one."""
        return self.slots.get(column) or self.shared.get(column)

    def text(self, column: int) -> str:
        """The words in a column, breaks as spaces."""
        return self.slots[column].text if column in self.slots else ""


def read_rows(table: PlanTable, shape: Shape, vocabulary: frozenset[str]) -> list[Record]:
    """The records of a table in print order; each line goes into exactly one of them."""
    records: list[Record] = []
    label: str | None = None
    lines = [*table.before, *table.lines]
    for n, printed in enumerate(lines):
        line = printed if printed.said else _moved_back(printed, shape, records)
        found = None if line.said else label_of(line)
        if found is not None and records:
            label = found
            _add_labelled(records[-1], label, line, vocabulary)
        elif label is not None and line.torn and len(line.filled) == 1 and not _opens_ref(line, shape):
            _add_labelled(records[-1], label, line, vocabulary)
        else:
            label = None
            _place(line, shape, records, vocabulary, lines[n + 1] if n + 1 < len(lines) else None)
    return records


def _place(
    line: Line, shape: Shape, records: list[Record], vocabulary: frozenset[str], after: Line | None
) -> None:
    last = records[-1] if records else None
    if last is not None and not last.section and _goes_on(line, last, shape, after):
        _merge(records, line, shape, vocabulary)
    elif last is not None and last.section and _states(line, last):
        last.labelled["statement"] = line.slots[line.filled[0]]
    elif _is_section(line, shape):
        records.append(_record(line, section=True))
    else:
        record = _record(line)
        _share(record, last, line)
        if last is not None and not last.section:
            _take_heading_on(record, last, line, shape, vocabulary)
        records.append(record)


def _states(line: Line, last: Record) -> bool:
    """A whole sentence by itself right under a section row says what the section is about."""
    if len(line.filled) != 1 or last.labelled or last.first.lifted or line.said:
        return False
    text = line.slots[line.filled[0]].text
    return text.endswith(".") and len(text.split()) >= 6 and references.opening(text) is None


def _share(record: Record, last: Record | None, line: Line) -> None:
    """A cell merged over several rows belongs to each; a cell that holds only a colour belongs to its row."""
    for n, slot in enumerate(line.slots):
        above = last.value(n) if last is not None and not last.section else None
        if slot.covered and above is not None:
            record.shared[n] = above
        elif slot.ticked or (not slot.passage and any(cell.fill for cell in slot.cells)):
            record.shared[n] = slot


def _record(line: Line, section: bool = False) -> Record:
    return Record(line, section, {n: line.slots[n] for n in line.filled})


# ------------------------------------------------------------------ rows that go on
def _goes_on(line: Line, last: Record, shape: Shape, after: Line | None) -> bool:
    """Whether a line belongs to the action above it."""
    if line.said or _in_two_languages(line) or _stands_out(line, shape):
        return False
    if any(line.at(n).text and shape.habits[n] and references.opening(line.at(n).text) for n in shape.what):
        return False
    if shape.ref is not None and references.is_reference(line.at(shape.ref).text):
        return False
    if _is_heading_like(line, shape) and not _continues_heading(line, last, shape):
        return False
    title = line.at(shape.title).text
    if not title:
        return _only_details(line, last, shape)
    if shape.habits[shape.title] and line.torn:
        return True
    if shape.numbered and line.torn:
        return True
    return _title_goes_on(line, last, shape)


def _only_details(line: Line, last: Record, shape: Shape) -> bool:
    """A line without a title of its own goes on, unless a column above it begins something new."""
    for n in shape.above:
        text = line.at(n).text
        if not text:
            continue
        if shape.habits[n] or begins_low(text) or line.torn:
            continue
        if text == last.text(n):
            continue
        return False
    return shape.ref is None or not line.at(shape.ref).text or shape.numbered


def _title_goes_on(line: Line, last: Record, shape: Shape) -> bool:
    title = line.at(shape.title).text
    if references.list_mark(title):
        return False
    begins = any(
        line.at(n).text and not begins_low(line.at(n).text) and not shape.habits[n] and not line.torn
        for n in shape.above
    )
    if begins:
        return False
    if begins_low(title) and not shape.low_titles:
        return line.torn or not is_closed(last.text(shape.title)) or not _owned(line, shape)
    if not line.torn:
        return False
    if _owned(line, shape):
        return False
    low = any(begins_low(line.at(n).text) for n in line.filled)
    return low or not is_closed(last.text(shape.title)) or shape.owned >= _NEARLY_ALL


def _owned(line: Line, shape: Shape) -> bool:
    """Whether a line has a lead or a whole date of its own."""
    if any(line.at(n).text for n in shape.who):
        return True
    dates = (line.at(n).text for n in shape.when)
    return any(content.says_when(date) and not (line.torn and begins_low(date)) for date in dates)


def _merge(records: list[Record], line: Line, shape: Shape, vocabulary: frozenset[str]) -> None:
    """Add a line to the last record; words of a heading's column to the record in which the heading began."""
    for n in line.filled:
        slot = line.slots[n]
        record = records[-1]
        if n in shape.above:
            began = (one for one in reversed(records) if not one.section and n in one.slots)
            record = next(began, record)
        known = record.slots.get(n)
        if known is None:
            record.slots[n] = slot
        else:
            passage = join(known.passage, slot.passage, line.torn, vocabulary)
            record.slots[n] = Slot(passage, [*known.cells, *slot.cells])


def _take_heading_on(
    record: Record, last: Record, line: Line, shape: Shape, vocabulary: frozenset[str]
) -> None:
    """Words of a heading cell that run on beside a new action belong to the heading of the action above."""
    for n in shape.above:
        slot = record.slots.get(n)
        if slot is None or n not in last.slots or references.opening(slot.text):
            continue
        if shape.habits[n] or (line.torn and begins_low(slot.text)):
            known = last.slots[n]
            last.slots[n] = Slot(
                join(known.passage, slot.passage, line.torn, vocabulary), [*known.cells, *slot.cells]
            )
            del record.slots[n]


# ------------------------------------------------------------------ rows that stand over others
def _is_section(line: Line, shape: Shape) -> bool:
    """A heading between the rows: no lead, no date, and words only where a heading would stand."""
    if line.said:
        return line.said == "objective"
    if _in_two_languages(line) or _stands_out(line, shape):
        return True
    if _owned(line, shape) or any(line.at(n).text for n in shape.when):
        return False
    return _is_heading_like(line, shape) or _spans(line)


def _stands_out(line: Line, shape: Shape) -> bool:
    """A first cell alone and in bold, in a column of owners or dates of which hardly another is."""
    if line.filled != [0] or 0 not in (*shape.who, *shape.when) or not line.bold:
        return False
    cells = [cell for other in shape.table.lines if len(other.filled) > 1 for cell in other.at(0).cells]
    return sum(cell.bold for cell in cells) * 2 < len(cells)


def _in_two_languages(line: Line) -> bool:
    """A heading in Welsh and in English, each over a half of the row."""
    spans = [line.slots[n].span for n in line.filled]
    return (
        len(spans) == 2
        and min(spans) > 1
        and sum(spans) * 2 > len(line.slots)
        and english_of([line.slots[n].text for n in line.filled]) is not None
    )


def _spans(line: Line) -> bool:
    """One merged cell over most of the row."""
    return len(line.filled) == 1 and line.slots[line.filled[0]].span * 2 > len(line.slots)


def _is_heading_like(line: Line, shape: Shape) -> bool:
    filled = line.filled
    if any(n in shape.who or n in shape.when for n in filled) or not filled:
        return False
    if _spans(line):
        return True
    if (
        shape.ref is not None
        and line.at(shape.ref).text
        and not references.is_reference(line.at(shape.ref).text)
    ):
        return not line.at(shape.title).text
    lead_in = {0, 1, *shape.what[:1]} | ({shape.ref} if shape.ref is not None else set())
    texts = [line.slots[n].text for n in filled]
    if not set(filled) <= lead_in | set(shape.what) or begins_low(texts[0]):
        return False
    if any(shape.habits.get(n) and references.opening(line.slots[n].text) for n in filled):
        return _shallow(line, shape) or _names_another_kind(line, shape)
    if len(filled) == 1:
        only = filled[0]
        if only == shape.title and shape.above and line.torn:
            return False
        return only in lead_in and (
            only not in shape.above or shape.habits.get(only, False) or len(texts[0].split()) <= 12
        )
    return (
        len(filled) == 2
        and all(len(text.split()) <= 8 for text in texts)
        and bool(shape.above)
        and any(shape.habits.get(n) for n in shape.above)
    )


def _shallow(line: Line, shape: Shape) -> bool:
    """A numbered heading row: one cell, numbered less deep than the actions of the table."""
    if len(line.filled) != 1:
        return False
    opened = references.opening(line.slots[line.filled[0]].text)
    usual = [
        references.depth(ref)
        for other in shape.table.lines
        if len(other.filled) > 2 and (ref := _line_ref(other, shape))
    ]
    return opened is not None and bool(usual) and references.depth(opened.ref) < min(usual)


def _names_another_kind(line: Line, shape: Shape) -> bool:
    """A lone `Domain 1: …` in a column whose cells open with references that name no kind: `1A: …`."""
    if len(line.filled) != 1:
        return False
    column = line.filled[0]
    texts = [other.at(column).text for other in shape.table.lines if len(other.filled) > 1]
    named = [opened.named for text in texts if (opened := references.opening(text))]
    own = references.opening(line.slots[column].text)
    return own is not None and own.named and bool(named) and not any(named)


def _line_ref(line: Line, shape: Shape) -> str:
    if shape.ref is not None and references.is_reference(line.at(shape.ref).text):
        return references.bare(line.at(shape.ref).text)
    opened = references.opening(line.at(shape.title).text)
    return opened.ref if opened else ""


def _continues_heading(line: Line, last: Record, shape: Shape) -> bool:
    """A lone fragment in a heading's column after a page break that ends what was left open.

    It begins small, or has no reference where headings of this column have one.
    """
    if len(line.filled) != 1 or not line.torn:
        return False
    column = line.filled[0]
    above = last.text(column)
    return (
        bool(above)
        and not is_closed(above)
        and (begins_low(line.slots[column].text) or shape.habits.get(column, False))
    )


# ------------------------------------------------------------------ rows with a label, rows that moved
def _add_labelled(record: Record, label: str, line: Line, vocabulary: frozenset[str]) -> None:
    ordered = sorted(line.filled, key=lambda n: not _LABEL.match(line.slots[n].text))
    for n in ordered:
        slot = line.slots[n]
        known = record.labelled.get(label)
        if known is None:
            record.labelled[label] = slot
        else:
            torn = line.torn and known.passage.pieces()[-1].words[0].at.row != slot.passage.words[0].at.row
            passage = join(known.passage, slot.passage, torn, vocabulary)
            record.labelled[label] = Slot(passage, [*known.cells, *slot.cells])


def _opens_ref(line: Line, shape: Shape) -> bool:
    return any(shape.habits.get(n) and references.opening(line.slots[n].text) for n in line.filled)


def _moved_back(line: Line, shape: Shape, records: list[Record]) -> Line:
    """Cells of a torn row that moved left: a date that stands under a lead goes back to its column.

    The words that moved with it can't be a title, since they come with no lead: they go on with the
    narrative.
    """
    if not records or records[-1].section:
        return line
    for who in shape.who:
        text = line.at(who).text
        when = next((n for n in shape.when if n > who), None)
        if (
            not text
            or when is None
            or not content.is_whole_date(text)
            or content.is_whole_date(line.at(when).text)
        ):
            continue
        if any(line.at(n).text for n in shape.what):
            continue
        slots = [line.at(n) for n in range(max(len(line.slots), len(shape.table.columns)))]
        displaced = slots[when]
        slots[when], slots[who] = slots[who], Slot()
        narrative = [n for name in _NARRATIVE for n in shape.table.of(name)]
        if displaced.passage and narrative:
            to = narrative[0]
            slots[to] = (
                displaced
                if not slots[to].passage
                else Slot(
                    displaced.passage.then(slots[to].passage, "\n"), [*displaced.cells, *slots[to].cells]
                )
            )
        records[-1].doubts.append("moved-cells")
        return Line(slots, line.place, line.heading, line.torn, line.markup)
    return line
