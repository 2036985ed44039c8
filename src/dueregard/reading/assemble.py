"""Records of one table → objectives and actions in the plan format, each word claimed for the ledger."""

import re

from dueregard.planfile.model import Action, Objective
from dueregard.reading import deeds, lists, pledged, references, splitting
from dueregard.reading.desk import Desk
from dueregard.reading.grid import Slot
from dueregard.reading.languages import english_half, english_of
from dueregard.reading.lexicon import plain
from dueregard.reading.objectives import stated, take_apart, unique_key
from dueregard.reading.rows import Record
from dueregard.reading.shape import Shape
from dueregard.reading.values import note_source, set_values
from dueregard.reading.words import Passage

_DOUBTS = {
    "moved-cells": "cells of this row had moved to the left; "
    "the date and the words beside it were put back where they fit",
}
_LIFTED = ("heading", "statement")
"""The ids of the cells of a heading that stood above its table."""


def put_together(records: list[Record], shape: Shape, desk: Desk) -> None:
    """Add a table's records to the desk: section rows and heading cells as objectives, the rest as
    actions."""
    lists_dated = _lists_dated(records, shape)
    for record in records:
        if record.section:
            _add_section(record, shape, desk)
            continue
        opened = _open_headings(record, shape, desk)
        parts = _items(record, shape) if lists_dated else _split(record, shape, desk)
        if not parts and not _is_action(record, shape, opened):
            _claim_rest(record, shape, desk)
            continue
        for n, one in enumerate(parts or [record]):
            _add_action(one, shape, desk, record if n == 0 else None)


# ------------------------------------------------------------------ headings
def _add_section(record: Record, shape: Shape, desk: Desk) -> None:
    """A section row: the longest run of its words that holds the others is the title; a second cell
    states."""
    columns = sorted(record.slots)
    passages = [record.slots[n].passage for n in columns]
    title, statement = _section_words([passage.flat for passage in passages] or [record.first.name], columns)
    if len(passages) == 1:
        title, statement = _stated_once(passages[0].text)
    if "statement" in record.labelled:
        statement = record.labelled["statement"].passage.text
    words = take_apart(title, counted=True)
    statement = words.statement or statement
    if words.ref == words.title and statement:
        words.title, _, statement = statement.partition("\n")
    objective = Objective(
        ref=words.ref,
        title=words.title,
        statement=statement,
        links=words.links,
        source=desk.source(record.first.place),
    )
    desk.shelf.open_section(objective, _look(record, words.ref))
    for n in columns:
        column = _LIFTED[n] if record.first.lifted else shape.table.columns[n].id
        objective.cells[column] = record.slots[n].passage.text
        desk.ledger.claim(record.slots[n].passage, f"objective {objective.key}: {column}")
    for label, slot in record.labelled.items():
        objective.cells[label] = slot.passage.text
        desk.ledger.claim(slot.passage, f"objective {objective.key}: {label}")


def _stated_once(text: str) -> tuple[str, str]:
    """A section row's words, the English of those in both languages (`Amcan 1: … / Objective 1: …`)."""
    english = english_half(text)
    return stated(english if english != text and references.names_kind(english) else text)


def _look(record: Record, ref: str) -> str:
    """What tells section rows of one rank from those of another: kind of reference, fill, weight, level."""
    cells = [cell for slot in record.slots.values() for cell in slot.cells]
    fills = "".join(sorted({cell.fill or "" for cell in cells}))
    kind = ref.split(" ")[0] if " " in ref else str(references.depth(ref)) if ref else ""
    return f"{kind}|{fills}|{record.first.bold}|{record.first.lifted}"


def _section_words(texts: list[str], columns: list[int]) -> tuple[str, str]:
    if len(texts) == 1:
        return texts[0], ""
    if (english := english_of(texts)) is not None and all(map(references.names_kind, texts)):
        return texts[english], ""
    first, second, *rest = texts
    beside = columns[1] == columns[0] + 1
    if plain(second).startswith(plain(first)):
        return second, " ".join(rest)
    if beside and len(second.split()) <= 8 and second[:1].islower():
        return f"{first} {second}", " ".join(rest)
    if beside and re.search(r"\b(?:and|of|the|for|to|with|,)$", first):
        return f"{first} {second}", " ".join(rest)
    if beside and references.is_reference(first):
        return f"{first.rstrip('.:')}. {second}", " ".join(rest)
    return first, " ".join([second, *rest])


def _open_headings(record: Record, shape: Shape, desk: Desk) -> bool:
    """Open the objectives that stand in this record's heading columns; tells whether one is new."""
    new = False
    for level, column in enumerate(shape.above):
        slot = record.slots.get(column)
        if slot is None:
            continue
        above = desk.shelf.columns.get(level)
        if above and references.is_as_above(slot.passage.text):
            desk.ledger.claim(slot.passage, f"objective {above.key}: {shape.table.columns[column].id}")
            continue
        title, statement = stated(lists.items(slot.passage.text, desk.dashes))
        words = take_apart(title)
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


def _claim_rest(record: Record, shape: Shape, desk: Desk) -> None:
    held = desk.shelf.current()
    for n, slot in record.slots.items():
        if n not in shape.above:
            column = shape.table.columns[n].id
            desk.ledger.claim(slot.passage, f"objective {held.key if held else ''}: {column}")


# ------------------------------------------------------------------ actions
def _lists_dated(records: list[Record], shape: Shape) -> bool:
    """Whether the cells of actions are lists of which half the items end in a date of their own."""
    if shape.when:
        return False
    items = [line.text for record in records for line in _lines(record, shape)]
    return bool(items) and 2 * sum(bool(pledged.when_in(item)) for item in items) >= len(items)


def _lines(record: Record, shape: Shape) -> list[Passage]:
    lines = record.slots[shape.title].passage.lines() if shape.title in record.slots else []
    return lines if len(lines) > 1 and all(deeds.weight(line.text) > 0 for line in lines) else []


def _items(record: Record, shape: Shape) -> list[Record]:
    """A record for each item of the list in the title cell; the other cells belong to all of them."""
    made: list[Record] = []
    for line in _lines(record, shape):
        slots = record.slots if not made else {}
        others = record.shared if not made else {**record.shared, **record.slots}
        title = {shape.title: Slot(line, record.slots[shape.title].cells)}
        made.append(Record(record.first, slots={**slots, **title}, shared=others))
    if made:
        made[0].labelled, made[0].doubts = record.labelled, record.doubts
    return made


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
    action.key = unique_key(action.ref, action.title, desk.taken)
    desk.taken.add(action.key)
    for n, column in enumerate(shape.table.columns):
        slot = record.value(n)
        if slot is None or not slot.passage or n in shape.above:
            continue
        action.cells[column.id] = slot.passage.text
        desk.ledger.claim(desk.ledger.unclaimed(slot.passage), f"action {action.key}: {column.id}")
        if column.field:
            note_source(action, column, slot)
    for label, slot in record.labelled.items():
        action.cells[label] = slot.passage.text
        desk.ledger.claim(slot.passage, f"action {action.key}: {label}")
    set_values(action, record, shape, desk)
    desk.actions.append(action)
    for code in dict.fromkeys((origin or record).doubts):
        desk.doubt(code, _DOUBTS[code], action.source)


def _set_title(action: Action, record: Record, shape: Shape, desk: Desk) -> None:
    """The title without its reference; a list number such as `2)` is only layout."""
    text = record.slots[shape.title].passage.text if shape.title in record.slots else ""
    if shape.ref is not None and record.text(shape.ref):
        action.ref = references.of_action(references.bare(record.text(shape.ref)))
    opened = references.opening(text)
    if not opened and not action.ref and shape.counted:
        opened = references.counted(text)
    if (
        opened
        and not action.ref
        and (shape.counted or shape.habits.get(shape.title) or "." in opened.ref or opened.named)
    ):
        action.ref = references.of_action(opened.ref)
        text = text[opened.end :]
    elif opened and action.ref and references.of_action(opened.ref) == action.ref:
        text = text[opened.end :]
    else:
        text = text[references.list_mark(text) :]
    action.title = lists.items(text, desk.dashes)
    if plain(action.title) == "n/a":
        action.status = "not-applicable"
