"""Logical tables: pages glued together, repeated headings dropped, columns named.

A document prints one plan as many pieces: a piece a page, each with the heading row again or without it. Here
they become one `PlanTable` for each set of columns, whose lines are the plan's own rows.
"""

from collections.abc import Mapping
from itertools import zip_longest

from dueregard import law
from dueregard.reading import (
    assigning,
    bands,
    choosing,
    doing,
    fallback,
    groups,
    heading_rows,
    headings,
    languages,
    serving,
    ticks,
)
from dueregard.reading.content import content_of
from dueregard.reading.grid import Line
from dueregard.reading.guidance import NOTHING_SAID, ColumnMeaning
from dueregard.reading.headings import Heading
from dueregard.reading.joined import joined
from dueregard.reading.layouts import labels
from dueregard.reading.lexicon import plain
from dueregard.reading.plan_table import PlanTable

_FEWEST_ROWS = 3


def glue(
    pieces: list[list[Line]], said: Mapping[str, ColumnMeaning] = NOTHING_SAID
) -> tuple[list[PlanTable], list[list[Line]]]:
    """The plan's tables, and the pieces that are no plan table (keys, contents, sign-off boxes).

    `said`: what a person has said of columns, by their id.
    """
    tables, others = _together(pieces)
    if not tables:
        tables, others = _headless(others)
    for table in tables:
        _name_columns(table)
        _heed(table, said)
    tables = joined(tables)
    kept = choosing.plans_among(tables, said)
    for table, below in zip_longest(tables, tables[1:]):
        if table not in kept:
            if below is not None and below in kept:
                below.before[:0] = _heads_taken(table.before, below.before)
            others.append(table.before + table.header + table.lines)
    return kept, others


def _together(pieces: list[list[Line]]) -> tuple[list[PlanTable], list[list[Line]]]:
    """Tables of the pieces that have a heading row or go on below one, and the other pieces."""
    tables: list[PlanTable] = []
    others: list[list[Line]] = []
    again = heading_rows.printed_again(pieces)
    above: list[Line] = []
    for piece in pieces:
        if table := _table_again(piece, tables):
            _add_again(piece, table)
            continue
        starts = heading_rows.found_in(piece, again) or _starts_anew(piece, tables)
        goes_on = bool(tables) and _fits(piece, tables[-1])
        if heading_rows.holds_figures(piece) or not (starts or goes_on):
            above = piece
            others.append(piece)
            continue
        lifted, above = _heads_taken(above, piece), []
        waiting = _add([*lifted, *piece], [n + len(lifted) for n in starts], tables)
        if waiting:
            others.append(waiting)
    return tables, others


def _heads_taken(lines: list[Line], below: list[Line]) -> list[Line]:
    """The headings that stand above a table which is none of the plan's, taken out of it for the table below,
    where that has none; the name of a worksheet is of what it holds alone."""
    heads = [line for line in lines if line.lifted and not line.name]
    if any(line.lifted for line in below):
        return []
    lines[:] = [line for line in lines if not line.lifted]
    return heads


def _starts_anew(piece: list[Line], tables: list[PlanTable]) -> list[int]:
    """The heading row of a piece that doesn't continue a table, by the things to do below it."""
    return [] if tables and _fits(piece, tables[-1]) else fallback.heads(piece)


def _table_again(piece: list[Line], tables: list[PlanTable]) -> PlanTable | None:
    """The table of which a piece prints the labels again, where it has no heading row of its own."""
    again = next((line.again for line in piece if line.again), None)
    if again is None or any(line is again for line in piece):
        return None
    return next((table for table in tables if any(line is again for line in table.header)), None)


def _add_again(piece: list[Line], table: PlanTable) -> None:
    table.repeated += [line for line in piece if line.again]
    table.lines += [line for line in piece if not line.again]


def _heed(table: PlanTable, said: Mapping[str, ColumnMeaning]) -> None:
    """Take the columns for what a person has said that they hold."""
    for n, key in table.told.items():
        column = table.columns[n]
        column.field, column.confidence, column.mark = None if key == "detail" else key, 1.0, ""
    for column in table.columns:
        if meaning := said.get(column.id):
            column.field, column.role, column.confidence, column.mark = meaning.field, meaning.role, 1.0, ""


def _fits(piece: list[Line], table: PlanTable) -> bool:
    """Whether a piece without a heading row continues the table: about as many columns; as many, where a
    heading stands between."""
    width = max((len(line.slots) for line in piece if not line.lifted), default=0)
    most = 0 if piece[0].lifted else 1
    return abs(width - len(table.columns)) <= most and width > 1


def _add(piece: list[Line], starts: list[int], tables: list[PlanTable]) -> list[Line]:
    """Put a piece's lines under the table that they belong to, opening one at each new heading row."""
    waiting: list[Line] = []
    skip = -1
    for n, line in enumerate(piece):
        if n <= skip:
            continue
        if line.again:
            tables[-1].repeated.append(line)
        elif n in starts:
            second = n + 1 < len(piece) and _is_second(line, piece[n + 1])
            header = piece[n : n + 2] if second else [line]
            skip = n + len(header) - 1
            goes_on = n == 0
            for before in waiting:
                before.torn = False
            if tables and not line.told and _same(tables[-1].header, header):
                tables[-1].repeated += header
                tables[-1].lines += waiting
                goes_on = goes_on or _drop_repeated(piece[:n], tables[-1])
            else:
                tables.append(PlanTable(_headings(header), header, before=waiting))
            waiting = []
            if skip + 1 < len(piece):
                piece[skip + 1].torn = goes_on
        elif (tables and not any(start > n for start in starts)) or (
            tables and not waiting and _fits([line], tables[-1])
        ):
            tables[-1].lines.append(line)
        else:
            waiting.append(line)
    return waiting


def _drop_repeated(above: list[Line], table: PlanTable) -> bool:
    """Take the rows above a repeated heading row out of the table where its last rows stand under the same (a
    document repeats three rows on each page); tells whether they do."""
    held = table.lines[: len(table.lines) - len(above)]
    heads = [n for n, line in enumerate(held) if len(line.filled) == 1]
    last = held[max(0, heads[-1] + 1 - len(above)) : heads[-1] + 1] if heads else table.before
    printed = list(map(heading_rows.as_printed, above))
    if not all(printed) or list(map(heading_rows.as_printed, last)) != printed:
        return False
    table.lines = held
    table.repeated += above
    return True


def _same(known: list[Line], header: list[Line]) -> bool:
    return [[plain(text) for text in line.texts if text] for line in known] == [
        [plain(text) for text in line.texts if text] for line in header
    ]


def _is_second(first: Line, second: Line) -> bool:
    """Whether a second heading row stands under the first: it parts a spanning heading, or cells above cover
    it."""
    spanning = any(slot.span > 1 and slot.passage for slot in first.slots)
    covered = any(slot.covered for slot in second.slots)
    short = all(len(text.split()) <= 6 for text in second.texts)
    parts = [text for n, text in enumerate(second.texts) if text and _above(first, n)]
    if second.heading and first.heading and short:
        return True
    if _parts_what_spans(first, second):
        return True
    telling = sum(_tells(text) for text in parts)
    told = telling * 2 >= len(parts) or groups.are_initials(parts)
    return short and (spanning or covered) and bool(parts) and told


def _parts_what_spans(first: Line, second: Line) -> bool:
    """Whether a row holds labels under spanning headings and nothing elsewhere, as no row of data does."""
    spanned = {
        n + k
        for n, slot in enumerate(first.slots)
        if slot.passage and slot.span > 1
        for k in range(slot.span)
    }
    return 1 < len(second.filled) < len(first.slots) and all(
        n in spanned and labels.is_short(second.texts[n]) for n in second.filled
    )


def _tells(text: str) -> bool:
    """A word that a second heading row would hold: a group, a period, the name of a field."""
    scores = headings.match(text)
    return (
        bool(law.characteristics_named(text))
        or bool(headings.period_of(text))
        or (bool(scores) and max(scores.values()) >= headings.SURE)
    )


def _above(first: Line, column: int) -> str:
    """The heading that spans this column in the first row."""
    for n in range(min(column, len(first.slots) - 1), -1, -1):
        slot = first.slots[n]
        if slot.passage:
            return slot.text if n + slot.span > column else ""
        if slot.span != 0:
            return ""
    return ""


def _headings(header: list[Line]) -> list[Heading]:
    width = max(len(line.slots) for line in header)
    texts = []
    for n in range(width):
        top = header[0].at(n).text or _above(header[0], n)
        below = header[1].at(n).text if len(header) > 1 else ""
        texts.append(" ".join(text for text in (top, below) if text).rstrip(" /|"))
    if header[0].said:
        fields = header[0].fields
        texts = [
            text.strip(" :–—|-(") or bands.UNPRINTED.get(fields.get(n, ""), "")
            for n, text in enumerate(texts)
        ]
    return [Heading(text, own=_below(header, n)) for n, text in enumerate(texts)]


def _below(header: list[Line], column: int) -> str:
    """The words of a second heading row under a heading that spans several columns."""
    above = header[0].at(column)
    return header[1].at(column).text if len(header) > 1 and (above.span > 1 or not above.passage) else ""


def _headless(pieces: list[list[Line]]) -> tuple[list[PlanTable], list[list[Line]]]:
    """Tables without any heading row: pieces of one width, at least three columns and three rows in all."""
    tables: list[PlanTable] = []
    others: list[list[Line]] = []
    for piece in pieces:
        width = max(len(line.slots) for line in piece)
        if tables and _fits(piece, tables[-1]):
            tables[-1].lines += piece
        elif width >= 3:
            tables.append(PlanTable([Heading("") for _ in range(width)], [], list(piece)))
        else:
            others.append(piece)
    for table in [one for one in tables if len([line for line in one.lines if not line.said]) < _FEWEST_ROWS]:
        tables.remove(table)
        others.append(table.lines)
    return tables, others


def _name_columns(table: PlanTable) -> None:
    """Widen the table to its widest line and find each column's field."""
    bands.take(table)
    width = max([len(table.columns), *(len(line.slots) for line in table.lines)])
    texts = [column.text for column in table.columns] + [""] * (width - len(table.columns))
    rows = [line for line in table.lines if len(line.filled) > 1 or line.said == "action"]
    contents = [content_of((line.at(n).text for line in rows), len(rows)) for n in range(width)]
    own = {n: column.own for n, column in enumerate(table.columns)}
    table.columns = assigning.assign(texts, contents, _fixed(table), own)
    doing.find_action(table, contents)
    serving.see_beside(table)
    serving.see_served(table)
    serving.see_next_steps(table)
    below = table.header[1] if len(table.header) > 1 else None
    ticks.mark_columns(table.columns, below, contents, rows)


def _fixed(table: PlanTable) -> dict[int, str]:
    """What columns hold where the layout itself says it; the Welsh twin of an English column has no field."""
    twins = languages.twins([column.text for column in table.columns])
    return dict.fromkeys(twins, "detail") | {
        n: key for line in table.header for n, key in line.fields.items()
    }
