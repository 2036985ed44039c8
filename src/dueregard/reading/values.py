"""The cells of one record → the fields of one action: leads, timescale, marks and prose."""

import re

from dueregard.planfile.model import Action, Entry, FieldSource, Lead, Revision, Status, Timescale, Update
from dueregard.planfile.timescales import read_timescale, take_revisions, target_printed
from dueregard.reading import facts, headings, leads, lists, marks, pledged, references
from dueregard.reading.desk import Desk
from dueregard.reading.grid import Slot
from dueregard.reading.headings import Heading
from dueregard.reading.leads import who_and_when
from dueregard.reading.lexicon import latin, plain, words
from dueregard.reading.rows import Record
from dueregard.reading.shape import Shape
from dueregard.reading.words import Passage

_PROSE = ("output", "outcome", "measure", "resources", "progress", "actual_outcome")
_LABEL = re.compile(r"^[^:]{2,40}:\s*")
_FIELD_NAMES = {"action": "title", "milestone": "title", "start": "timescale", "lead": "leads"}
_MODESTY = 0.4
"""How much of a score's doubt is left to the values; more than was measured, since other plans differ."""


def set_values(action: Action, record: Record, shape: Shape, desk: Desk) -> None:
    """Read every column and labelled row of a record into its action."""
    for n, column in enumerate(shape.table.columns):
        slot = record.value(n)
        if slot is None or n in shape.above or n in (shape.title, shape.ref) or not column.field:
            continue
        if slot.passage or slot.ticked:
            _set_value(action, column, slot, desk)
        if column.field in ("status", "rating"):
            _set_by_colour(action, slot, desk)
    for label, slot in record.labelled.items():
        if label == "timescale":
            _say_when(action, _LABEL.sub("", slot.passage.text), slot, desk)
        else:
            _set_text(action, label, _LABEL.sub("", slot.passage.text), slot, desk)
    _set_timescale(action, record, shape, desk)
    _set_stated(action)


def note_source(action: Action, column: Heading, slot: Slot) -> None:
    """Where a field was printed and how sure the reader is of its column and of its words."""
    cell = slot.cells[0] if slot.cells else None
    if cell is None or column.field in (None, "ref"):
        return
    name = _FIELD_NAMES.get(column.field or "", column.field or "")
    sure = min([_likely(column.confidence or 0.5), *(one.confidence for one in slot.cells)])
    action.source.fields.setdefault(
        name,
        FieldSource(
            page=cell.place.page,
            row=cell.place.row,
            column=column.id,
            box=cell.place.box,
            confidence=round(max(0.0, min(1.0, sure)), 2),
        ),
    )


def _likely(score: float) -> float:
    """How likely a column is what it was taken for: at a score of 0.5 to 0.7, 96 to 99 of 100 values are
    right under headings that no list holds (`benchmarks.accuracy --confidence`, `benchmarks.relaid`)."""
    return 1 - (1 - score) * _MODESTY


def _set_value(action: Action, column: Heading, slot: Slot, desk: Desk) -> None:
    if column.also == "lead":
        _add_leads(action, who_and_when(slot.passage)[0], "lead", desk)
    elif column.field == "lead":
        _add_leads(action, slot.passage, column.role, desk)
    elif column.mark and column.field in ("characteristics", "status"):
        _set_by_tick(action, column, slot)
    elif column.field == "progress":
        _set_progress(action, column, slot, desk)
    else:
        _set_words(action, column, slot, desk)


def _set_by_tick(action: Action, column: Heading, slot: Slot) -> None:
    """What the heading of a column to be ticked says, where it is."""
    ticked = slot.ticked or marks.ticked(slot.passage.text)
    if ticked and column.field == "characteristics":
        _mark_group(action, column.mark)
    elif ticked:
        action.status = "completed"


def _set_progress(action: Action, column: Heading, slot: Slot, desk: Desk) -> None:
    text = slot.passage.text
    if column.period:
        dated = [entry.date for entry in _entries(column.period, desk) if entry.date]
        action.updates.append(Update(date=dated[0] if dated else None, text=lists.items(text, desk.dashes)))
    elif plain(column.text) in words("dated_updates"):
        _add_updates(action, text, slot, desk)
    else:
        _set_text(action, "progress", text, slot, desk)


def _set_words(action: Action, column: Heading, slot: Slot, desk: Desk) -> None:
    text = slot.passage.text
    if column.field == "parent":
        action.parent = next((one.key for one in desk.actions if text in (one.ref, one.title)), None)
    elif column.field == "links":
        pointed = [one for one in re.split(r"[,;\s]+", text) if one]
        action.links += pointed if all(map(references.is_reference, pointed)) else []
    elif column.field == "aims":
        found = marks.aims_by_letter(text, column.mark) or marks.aims_in(text)
        action.aims += [aim for aim in found if aim not in action.aims]
    else:
        _set_text(action, column.field or "", text, slot, desk)


def _mark_group(action: Action, mark: str) -> None:
    """A ticked column: a characteristic, `all` of them, or another group as its heading prints it."""
    found = list(marks.NINE) if mark == "all" else [one for one in marks.NINE if one == mark]
    action.characteristics += [one for one in found if one not in action.characteristics]
    if not found:
        action.other_characteristics.append(mark)


def _add_updates(action: Action, text: str, slot: Slot, desk: Desk) -> None:
    """A cell whose every line opens with a date ("30 June 2024: …") holds updates; any other is progress."""
    lines = [line.partition(": ") for line in lists.items(text, desk.dashes).split("\n")]
    dates = [facts.date_in(before) if after else None for before, _, after in lines]
    if all(dates):
        pairs = zip(dates, lines, strict=True)
        action.updates += [Update(date=date, text=after) for date, (_, _, after) in pairs]
    else:
        _set_text(action, "progress", text, slot, desk)


def _set_text(action: Action, name: str, text: str, slot: Slot, desk: Desk) -> None:
    if name in _PROSE:
        value = lists.items(text, desk.dashes)
        known = getattr(action, name)
        setattr(action, name, f"{known}\n{value}" if known else value)
    elif name == "priority":
        action.priority = text.replace("\n", " ")
    elif name == "status":
        action.status = marks.status_of_cell(text, desk.rating_key)
        action.rating = action.rating or marks.rating_of(text)
    elif name == "rating":
        action.rating = marks.rating_of(text)
        action.status = action.status or marks.status_by_key(text, desk.rating_key)
    elif name == "characteristics":
        found, others = marks.characteristics_in(text, desk.glossary)
        action.characteristics += [one for one in found if one not in action.characteristics]
        action.other_characteristics += others
    elif name == "lead":
        _add_leads(action, slot.passage, "lead", desk)


def _set_by_colour(action: Action, slot: Slot, desk: Desk) -> None:
    """A rating that is only a colour, and the status that the document's key gives to the colour."""
    fill = next((cell.fill for cell in slot.cells if cell.fill), None)
    if fill is None:
        return
    action.rating = action.rating or marks.colour_name(fill)
    action.status = action.status or marks.status_by_key(fill, desk.rating_key)


# ------------------------------------------------------------------ leads
def _add_leads(action: Action, passage: Passage, role: str, desk: Desk) -> None:
    if references.is_as_above(passage.text) and desk.actions:
        action.leads += [lead for lead in desk.actions[-1].leads if lead.role == role]
        return
    text = passage.words and _LABEL.match(passage.text)
    found, certain = leads.split(
        passage, role, desk.lore, skip=text.end() if text and _names_lead(text.group()) else 0
    )
    if not certain and len(found) > 1:
        names = " | ".join(lead.name for lead in found)
        answer = desk.doubt(
            "leads-split",
            f"nothing in the cell parts these names; they are read as: {names}",
            action.source,
            [names, passage.flat],
        )
        found = [Lead(name=passage.flat, role=role)] if answer == passage.flat else found
    action.leads = _once(
        [*action.leads, *(lead.model_copy(update={"name": latin(lead.name)}) for lead in found)]
    )


def _names_lead(label: str) -> bool:
    return headings.match(label).get("lead", 0.0) >= headings.SURE


def _once(found: list[Lead]) -> list[Lead]:
    known: dict[tuple[str, str], Lead] = {}
    for lead in found:
        known.setdefault((lead.name, lead.role), lead)
    return list(known.values())


# ------------------------------------------------------------------ timescale
def _set_timescale(action: Action, record: Record, shape: Shape, desk: Desk) -> None:
    """All timescale columns together: their words in column order, what each says after the other."""
    if not shape.when and shape.title in record.slots and (when := pledged.when_in(action.title)):
        _say_when(action, when, record.slots[shape.title], desk)
    if not action.leads and (who := pledged.who_in(action.title)):
        action.leads = [Lead(name=who, role="lead", kind=leads.kind_of(who, desk.lore))]
    for n in sorted(shape.when):
        slot = record.value(n)
        column = shape.table.columns[n]
        if slot is None or not (slot.passage or column.mark):
            continue
        if column.mark:
            shaded = not slot.passage and any(cell.fill for cell in slot.cells)
            if slot.ticked or shaded or marks.ticked(slot.text):
                _add_when(action, column.mark, _whole_period(_entries(column.mark, desk)))
        elif references.is_as_above(slot.text) and desk.actions:
            _add_when(action, slot.text, list(desk.actions[-1].timescale.entries))
        else:
            said = who_and_when(slot.passage)[1] if column.also else slot.passage
            _say_when(action, said.text, slot, desk, starts=column.field == "start")


def _whole_period(entries: list[Entry]) -> list[Entry]:
    """A ticked period falls due as a whole: `Apr-Jun 2024` from its first month to its last."""
    if [entry.kind for entry in entries] == ["start", "due"]:
        return [Entry(kind="due", date=f"{entries[0].date}/{entries[1].date}")]
    return entries


def _say_when(action: Action, text: str, slot: Slot, desk: Desk, starts: bool = False) -> None:
    text, revisions = take_revisions(text)
    both = _bilingual(text, desk)
    if slot.date and re.search(r"\d", text):
        entries = [Entry(kind="due", date=slot.date)]
    elif both:
        entries = both
    else:
        reading = read_timescale(text, context=desk.context)
        entries = list(reading.entries)
        action.links += [ref for ref in reading.links if ref not in action.links]
        for doubt in reading.doubts:
            answer = desk.doubt(doubt.code, doubt.text, action.source, doubt.choices)
            if answer in doubt.choices:
                entries = [_settled(one, doubt.choices[0], answer) for one in entries]
    if starts and all(one.kind != "start" for one in entries):
        entries = [one.model_copy(update={"kind": "start"}) if one.kind == "due" else one for one in entries]
    _add_when(action, text, entries)
    _add_revisions(action, revisions)


def _add_revisions(action: Action, revisions: list[Revision]) -> None:
    """What was decided since; the first decision moved what is printed."""
    if revisions:
        first = revisions[0].model_copy(update={"was": target_printed(action.timescale.entries)})
        action.timescale.revisions = [first, *revisions[1:]]


def _settled(entry: Entry, taken: str, answer: str) -> Entry:
    """The entry with the answer in the place of the value that the reading had taken."""
    return entry.model_copy(update={"date": answer}) if entry.date == taken else entry


def _add_when(action: Action, text: str, entries: list[Entry]) -> None:
    known = action.timescale
    words = " ".join(part for part in (known.text, re.sub(r"\s+", " ", text)) if part)
    both = [*known.entries, *entries]
    action.timescale = Timescale(text=words, entries=both, revisions=known.revisions)


def _bilingual(text: str, desk: Desk) -> list[Entry] | None:
    """`Mawrth 2025 / March 2025`: two languages that say one thing say it once; None for other cells."""
    halves = [half.strip() for half in re.split(r"\s+/\s+|\n", text) if half.strip()]
    if len(halves) != 2 or plain(halves[0]) == plain(halves[1]):
        return None
    first, second = (_entries(half, desk) for half in halves)
    same = [entry.model_dump(exclude={"text"}) for entry in first] == [
        entry.model_dump(exclude={"text"}) for entry in second
    ]
    return second if same and first else None


def _entries(text: str, desk: Desk) -> list[Entry]:
    return list(read_timescale(text, context=desk.context).entries)


# ------------------------------------------------------------------ what the words state
def _set_stated(action: Action) -> None:
    """Status, aims and links that the action's own words state."""
    kinds = [entry.kind for entry in action.timescale.entries]
    completed: Status | None = "completed" if "completed" in kinds and "recurring" not in kinds else None
    action.status = (
        action.status
        or marks.opening_status(action.actual_outcome)
        or completed
        or marks.status_of_progress(action.progress)
    )
    action.aims += [aim for aim in marks.aims_in(action.outcome) if aim not in action.aims]
    for text in action.cells.values():
        action.links += [
            ref for ref in references.links_in(text.replace("\n", " ")) if ref not in action.links
        ]
