"""Records of one table → objectives and actions in the plan format, each word claimed for the ledger."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dueregard.planfile.model import Action, FieldSource, Lead, Objective, Remark, Source, Timescale, Update
from dueregard.reading import headings, leads, lists, marks, references, splitting
from dueregard.reading.accounting import Ledger
from dueregard.reading.document import Place
from dueregard.reading.grid import Slot
from dueregard.reading.lexicon import latin, plain, slug
from dueregard.reading.objectives import Shelf, stated, take_apart, unique_key
from dueregard.reading.rows import Record, Shape
from dueregard.reading.when import entries_of
from dueregard.reading.words import Passage

_PROSE = ("output", "outcome", "measure", "resources", "progress", "actual_outcome")
_AS_ABOVE = re.compile(r"(?:as above|ditto|\"|”|same as above|fel uchod)", re.IGNORECASE)


@dataclass(slots=True)
class Desk:
    """What is being put together: the plan's parts so far and what the document has taught."""

    document: str
    shelf: Shelf = field(default_factory=Shelf)
    actions: list[Action] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    lore: leads.Lore = field(default_factory=lambda: leads.learn([]))
    rating_key: dict[str, str] = field(default_factory=dict)
    dashes: bool = False

    def doubt(self, code: str, text: str, where: Source, choices: Iterable[str] = ()) -> None:
        """Note a doubt that a person should settle."""
        number = len(self.remarks) + 1
        self.remarks.append(
            Remark(
                id=f"r{number}",
                code=code,
                text=text,
                where=where.model_copy(update={"fields": {}}),
                choices=list(choices),
            )
        )

    def source(self, place: Place) -> Source:
        """A place of the document as the plan format says it."""
        return Source(
            document=self.document,
            page=place.page,
            sheet=place.sheet,
            table=place.table,
            row=place.row,
            line=place.line,
        )


def put_together(records: list[Record], shape: Shape, desk: Desk) -> None:
    """Add a table's records to the desk: section rows and heading cells as objectives, the rest as actions."""
    for record in records:
        if record.section:
            _add_section(record, shape, desk)
            continue
        opened = _open_headings(record, shape, desk)
        parts = _split(record, shape, desk)
        if not parts and not _is_action(record, shape, opened):
            _claim_rest(record, shape, opened, desk)
            continue
        for n, one in enumerate(parts or [record]):
            _add_action(one, shape, desk, record if n == 0 else None)


# ------------------------------------------------------------------ headings
def _add_section(record: Record, shape: Shape, desk: Desk) -> None:
    """A section row: the longest run of its words that holds the others is the title; a second cell states."""
    columns = sorted(record.slots)
    passages = [record.slots[n].passage for n in columns]
    title, statement = _section_words([passage.flat for passage in passages], columns)
    if len(passages) == 1:
        title, statement = stated(passages[0].text)
    words = take_apart(title)
    objective = Objective(
        ref=words.ref,
        title=words.title,
        statement=words.statement or statement,
        links=words.links,
        source=desk.source(record.first.place),
    )
    cells = [cell for n in columns for cell in record.slots[n].cells]
    fills = "".join(sorted({cell.fill or "" for cell in cells}))
    label = (
        words.ref.split(" ")[0] if " " in words.ref else str(references.depth(words.ref)) if words.ref else ""
    )
    desk.shelf.open_section(objective, f"{label}|{fills}|{record.first.bold}")
    for n in columns:
        objective.cells[shape.table.columns[n].id] = record.slots[n].passage.text
        desk.ledger.claim(record.slots[n].passage, f"objective {objective.key}: {shape.table.columns[n].id}")


def _section_words(texts: list[str], columns: list[int]) -> tuple[str, str]:
    if len(texts) == 1:
        return texts[0], ""
    first, second, *rest = texts
    if plain(second).startswith(plain(first)):
        return second, " ".join(rest)
    if columns[1] == columns[0] + 1 and len(second.split()) <= 8 and second[:1].islower():
        return f"{first} {second}", " ".join(rest)
    if columns[1] == columns[0] + 1 and re.search(r"\b(?:and|of|the|for|to|with|,)$", first):
        return f"{first} {second}", " ".join(rest)
    if columns[0] == 0 and references.is_reference(first):
        return f"{first.rstrip('.:')}. {second}", " ".join(rest)
    return first, " ".join([second, *rest])


def _open_headings(record: Record, shape: Shape, desk: Desk) -> bool:
    """Open the objectives that stand in this record's heading columns; tells whether one is new."""
    new = False
    for level, column in enumerate(shape.above):
        slot = record.slots.get(column)
        if slot is None:
            continue
        title, statement = stated(lists.items(slot.passage.text, desk.dashes))
        words = take_apart(title, True)
        objective = Objective(
            ref=words.ref,
            title=words.title,
            statement=words.statement or statement,
            links=words.links,
            source=desk.source(record.first.place),
        )
        held, opened = desk.shelf.open_column(level, objective)
        new = new or opened
        heading = shape.table.columns[column]
        if opened:
            held.cells[heading.id] = slot.passage.text
        desk.ledger.claim(slot.passage, f"objective {held.key}: {heading.id}")
    return new


def _is_action(record: Record, shape: Shape, opened: bool) -> bool:
    """Whether a record is more than the heading that it opened."""
    rest = [n for n in record.slots if n not in shape.above and n != shape.ref]
    return bool(rest) or bool(record.labelled) or not opened


def _claim_rest(record: Record, shape: Shape, opened: bool, desk: Desk) -> None:
    for n, slot in record.slots.items():
        if n not in shape.above:
            held = desk.shelf.current()
            desk.ledger.claim(
                slot.passage, f"objective {held.key if held else ''}: {shape.table.columns[n].id}"
            )


# ------------------------------------------------------------------ actions
def _split(record: Record, shape: Shape, desk: Desk) -> list[Record]:
    """Several records where the items of the title cell have dates (and officers) of their own."""
    if shape.title not in record.slots or len(shape.when) != 1 or len(shape.who) != 1:
        return []
    who, when = shape.who[0], shape.when[0]
    empty = Slot()
    found = splitting.shares(
        record.slots[shape.title].passage,
        record.slots.get(who, empty).passage,
        record.slots.get(when, empty).passage,
        desk.lore,
    )
    parts = []
    for share in found:
        part = Record(record.first, slots={n: slot for n, slot in record.slots.items() if n in shape.above})
        for n, passage in ((shape.title, share.title), (who, share.who), (when, share.when)):
            if passage:
                part.slots[n] = Slot(passage, record.slots[n].cells)
        parts.append(part)
    for n, slot in record.slots.items():
        if parts and n not in (shape.title, who, when) and n not in parts[0].slots:
            parts[0].slots[n] = slot
    if parts:
        parts[0].labelled = record.labelled
    return parts


def _add_action(record: Record, shape: Shape, desk: Desk, origin: Record | None) -> None:
    objective = desk.shelf.current()
    action = Action(objective=objective.key if objective else None, source=desk.source(record.first.place))
    _set_title(action, record, shape, desk)
    action.key = unique_key(action.ref, action.title, {known.key for known in desk.actions})
    for n, column in enumerate(shape.table.columns):
        slot = record.slots.get(n)
        if slot is None or n in shape.above:
            continue
        action.cells[column.id] = slot.passage.text
        desk.ledger.claim(
            (word for word in desk.ledger.unclaimed(slot.passage)), f"action {action.key}: {column.id}"
        )
        if column.field:
            _note_source(action, column, slot)
    for label, slot in record.labelled.items():
        action.cells[label] = slot.passage.text
        desk.ledger.claim(slot.passage, f"action {action.key}: {label}")
    _set_values(action, record, shape, desk)
    desk.actions.append(action)
    for code in dict.fromkeys((origin or record).doubts):
        desk.doubt(code, _DOUBTS[code], action.source)


_DOUBTS = {
    "moved-cells": "cells of this row had moved to the left; the date and the words beside it were put back where they fit",
}


def _note_source(action: Action, column: headings.Heading, slot: Slot) -> None:
    cell = slot.cells[0] if slot.cells else None
    if cell is None or column.field in (None, "ref"):
        return
    name = {"action": "title", "start": "timescale", "lead": "leads", "milestone": "title"}.get(
        column.field, column.field
    )
    if name in action.source.fields:
        return
    confidence = min([column.confidence or 0.5, *(one.confidence for one in slot.cells)])
    action.source.fields[name] = FieldSource(
        page=cell.place.page,
        row=cell.place.row,
        column=column.id,
        box=cell.place.box,
        confidence=round(confidence, 2),
    )


def _set_title(action: Action, record: Record, shape: Shape, desk: Desk) -> None:
    """The title without its reference; a list number such as `2)` is only layout."""
    text = record.slots[shape.title].passage.text if shape.title in record.slots else ""
    if shape.ref is not None and references.is_reference(record.text(shape.ref)):
        action.ref = references.bare(record.text(shape.ref))
    opened = references.opening(text)
    if opened and not action.ref and (shape.habits.get(shape.title) or "." in opened.ref or opened.named):
        action.ref = opened.ref
        text = text[opened.end :]
    elif opened and action.ref and opened.ref == action.ref:
        text = text[opened.end :]
    else:
        text = text[references.list_mark(text) :]
    action.title = lists.items(text, desk.dashes)
    if plain(action.title) == "n/a":
        action.status = "not-applicable"


def _set_values(action: Action, record: Record, shape: Shape, desk: Desk) -> None:
    for n, column in enumerate(shape.table.columns):
        slot = record.slots.get(n)
        if slot is None or n in shape.above or n in (shape.title, shape.ref) or not column.field:
            continue
        _set_value(action, column, slot, desk)
    for label, slot in record.labelled.items():
        words = slot.passage.text
        words = re.sub(r"^[^:]{2,40}:\s*", "", words)
        _set_text(action, label, words, slot, desk)
    _set_timescale(action, record, shape, desk)
    _set_marks(action)


def _set_value(action: Action, column: headings.Heading, slot: Slot, desk: Desk) -> None:
    text = slot.passage.text
    if column.field == "lead":
        _add_leads(action, slot.passage, column.role, desk)
    elif column.field == "progress" and headings.period_of(column.text):
        dated = [entry.date for entry in entries_of(headings.period_of(column.text)) if entry.date]
        action.updates.append(Update(date=dated[0] if dated else None, text=lists.items(text, desk.dashes)))
    elif column.field == "characteristics" and column.mark:
        if marks.ticked(text) and column.mark not in action.characteristics:
            action.characteristics.append(column.mark)  # type: ignore[arg-type]
    else:
        _set_text(action, column.field or "", text, slot, desk)


def _set_text(action: Action, name: str, text: str, slot: Slot, desk: Desk) -> None:
    if name in _PROSE:
        value = lists.items(text, desk.dashes)
        known = getattr(action, name)
        setattr(action, name, f"{known}\n{value}" if known else value)
    elif name == "priority":
        action.priority = text
    elif name == "status":
        action.status = marks.status_of_cell(text, desk.rating_key)
        action.rating = action.rating or marks.rating_of(text)
    elif name == "rating":
        fill = next((cell.fill for cell in slot.cells if cell.fill), None)
        action.rating = marks.rating_of(text, desk.rating_key, fill)
        action.status = action.status or marks.status_of_cell(text, desk.rating_key)
    elif name == "characteristics":
        found, others = marks.characteristics_in(text)
        action.characteristics += [one for one in found if one not in action.characteristics]
        action.other_characteristics += others
    elif name == "aims":
        action.aims += [
            aim
            for part in re.split(r"[,;\n/ ]+", text)
            for aim in marks.aims_in(part)
            if aim not in action.aims
        ]
        action.aims += [aim for aim in marks.aims_in(text) if aim not in action.aims]
    elif name == "lead":
        _add_leads(action, slot.passage, "lead", desk)


def _add_leads(action: Action, passage: Passage, role: str, desk: Desk) -> None:
    if _AS_ABOVE.fullmatch(passage.text.strip()) and desk.actions:
        action.leads += [lead for lead in desk.actions[-1].leads if lead.role == role]
        return
    found, certain = leads.split(passage, role, desk.lore)
    for lead in found:
        folded = latin(lead.name)
        action.leads.append(lead.model_copy(update={"name": folded}))
    action.leads = _once(action.leads)
    if not certain and len(found) > 1:
        names = " | ".join(lead.name for lead in found)
        desk.doubt(
            "leads-split",
            f"nothing parts these names in the document; read as: {names}",
            action.source,
            [names, passage.flat],
        )


def _once(found: list[Lead]) -> list[Lead]:
    known: dict[tuple[str, str], Lead] = {}
    for lead in found:
        known.setdefault((lead.name, lead.role), lead)
    return list(known.values())


def _set_timescale(action: Action, record: Record, shape: Shape, desk: Desk) -> None:
    """All timescale columns together: their words in column order, what each says after the other."""
    texts: list[str] = []
    entries = []
    for n in sorted(shape.when):
        slot = record.slots.get(n)
        if slot is None:
            continue
        column = shape.table.columns[n]
        text = column.mark if column.mark and marks.ticked(slot.text) else slot.passage.text
        if _AS_ABOVE.fullmatch(text.strip()) and desk.actions:
            entries += desk.actions[-1].timescale.entries
        elif slot.date:
            entries += [*_dated(slot.date)]
        else:
            entries += entries_of(text)
        if column.field == "start":
            entries = [
                entry.model_copy(update={"kind": "start"}) if entry.kind == "due" else entry
                for entry in entries
            ]
        texts.append(text)
    action.timescale = Timescale(text=" ".join(texts), entries=entries)


def _dated(date: str) -> list:  # type: ignore[type-arg]
    from dueregard.planfile.model import Entry

    return [Entry(kind="due", date=date)]


def _set_marks(action: Action) -> None:
    """Status, aims and links that the action's own words state."""
    kinds = [entry.kind for entry in action.timescale.entries]
    completed = "completed" if "completed" in kinds and "recurring" not in kinds else None
    action.status = (
        action.status
        or marks.opening_status(action.actual_outcome)
        or completed  # type: ignore[assignment]
        or marks.status_of_progress(action.progress)
    )
    action.aims += [aim for aim in marks.aims_in(action.outcome) if aim not in action.aims]
    for text in action.cells.values():
        action.links += [
            ref for ref in references.links_in(text.replace("\n", " ")) if ref not in action.links
        ]


def slug_of(text: str) -> str:
    """An id for a column that only a row's label names."""
    return slug(text)
