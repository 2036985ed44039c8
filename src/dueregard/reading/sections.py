"""Headings outside the tables: what stands above a table in prose, in title rows, at its foot.

A plan may print a heading and a sentence above each of its tables; those are section rows in all but form,
and are put into the table as such. Rows of a workbook above the first heading row are prose in all but form.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from dueregard.reading import references
from dueregard.reading.grid import Line, Slot
from dueregard.reading.heading_rows import holds_figures, opens
from dueregard.reading.lexicon import phrases, plain
from dueregard.reading.marks import status_of_cell
from dueregard.reading.overview import explains
from dueregard.reading.plan_table import PlanTable
from dueregard.reading.prose import PLAN_WORD, Paragraph
from dueregard.reading.words import Passage

_NOT_SECTION = re.compile(
    r"^(?:introduction|background|about|what we will do|foreword|contents|context|purpose|summary|appendix|"
    r"annex|glossary|"
    r"key\b|legend|notes?\b|actions?$|(?:(?:our|the) (?:\w+ ){0,2})?action plan|cyflwyniad)", re.IGNORECASE,
)  # fmt: skip
_ANNOUNCES = re.compile(
    r"(?:\d{1,2}(?:\.\d+)*[.)]?\s+)?"
    r"(?:what (?:we|the \w+) (?:will|are going to) do|what will happen|(?:our |key |the )?actions?|"
    r"action plan|camau gweithredu|beth (?:fyddwn|y byddwn) ni'n (?:ei )?wneud)\W*", re.IGNORECASE,
)  # fmt: skip
_NOTE = re.compile(r"^(?:notes?|nb|n\.b\.|source|sources|\*+|please note|nodyn)\b[\s:*.–-]", re.IGNORECASE)
_KEY = re.compile(r"^(?:key|legend|rag key|brag key|status key|rating key|allwedd)\b", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b(?: (?:number of )?actions)?\s*:?(?:\s*\d+)?$", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:sheet|tab|table)\s*\d*$", re.IGNORECASE)
_TOP_ROWS = 3
LOWEST = 9
"""The level of a heading that has none of its own."""
_MOST_WORDS = 30
_MOST_CAPITALS = 12


@dataclass(slots=True)
class Gap:
    """The paragraphs between two tables; tables of figures, and those before the first
    that has a plan's headings, don't part what stands above the actions."""

    piece: list[Line]
    paragraphs: list[Paragraph] = field(default_factory=list)


def lift(sequence: list[Paragraph | list[Line]], title: Paragraph | None) -> list[Paragraph]:
    """Put the headings that stand above tables into those tables as section rows; returns the paragraphs
    taken.

    A heading counts where it names its kind (`Objective 2: …`), or where two tables or more have one above
    them.
    """
    gaps = _gaps(sequence, title)
    found = [(gap, *_heading_run(gap.paragraphs)) for gap in gaps]
    several = (
        sum(bool(heads) for _, heads, _ in found) + sum(map(_sections_in, (gap.piece for gap in gaps))) >= 2
    )
    taken: list[Paragraph] = []
    _name_sheets([gap.piece for gap in gaps])
    for gap, heads, statement in found:
        if not heads or not (several or any(_is_named(head) for head in heads)):
            continue
        lines = [section_line([head], statement if head is heads[-1] else []) for head in heads]
        gap.piece[0].torn = False
        gap.piece[:0] = lines
        taken += [*heads, *statement]
    return taken


def _sections_in(piece: list[Line]) -> int:
    """How many headings stand among a table's own rows, right above a row of column headings."""
    return sum(len(line.filled) == 1 and opens(below) for line, below in pairwise(piece))


def _name_sheets(pieces: list[list[Line]]) -> None:
    """Where several worksheets hold the plan and no row above the headings says what a sheet is about, its
    name does."""
    headed = [piece for piece in pieces if any(opens(line) for line in piece)]
    sheets = {piece[0].place.sheet for piece in headed if piece[0].place.sheet}
    if len(sheets) < 2:
        return
    titled = [_titles(piece) for piece in headed]
    for n, piece in enumerate(headed):
        own = {text for text in titled[n] if sum(text in other for other in titled) == 1}
        others = any(titles for k, titles in enumerate(titled) if k != n)
        name = piece[0].place.sheet or ""
        if (own and (n or others)) or PLAN_WORD.search(name) or _NO_NAME.match(name):
            continue
        at = next(k for k, line in enumerate(piece) if opens(line))
        piece.insert(at, Line([], piece[at].place, said="objective", lifted=1, name=name))


def _titles(piece: list[Line]) -> set[str]:
    """The rows of one cell above a piece's heading row that may name what its actions are for."""
    above = takewhile(lambda line: not opens(line), piece)
    alone = (line.texts[line.filled[0]] for line in above if len(line.filled) == 1)
    return {text for text in alone if not PLAN_WORD.search(text)}


def _gaps(sequence: list[Paragraph | list[Line]], title: Paragraph | None) -> list[Gap]:
    tables = [block for block in sequence if isinstance(block, list)]
    headed = any(opens(line) for block in tables for line in block[:_TOP_ROWS])
    gaps: list[Gap] = []
    waiting: list[Paragraph] = []
    for block in sequence:
        if isinstance(block, Paragraph):
            waiting = [] if block is title else [*waiting, block]
        elif block and not holds_figures(block):
            if headed and not gaps and not any(opens(line) for line in block[:_TOP_ROWS]):
                continue
            gaps.append(Gap(block, waiting))
            waiting = []
    return gaps


def announces(text: str) -> bool:
    """Whether a heading only says that actions come: `What we will do`."""
    return _ANNOUNCES.fullmatch(text) is not None


def _heading_run(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The heading, or nested headings, right above a table, and the paragraphs between them and the table.

    A heading below them that only announces the table is passed over.
    """
    if len(paragraphs) > 1 and is_heading(paragraphs[-1]) and announces(paragraphs[-1].text):
        above = next((one for one in reversed(paragraphs[:-1]) if is_heading(one)), None)
        if above is not None and _is_wider(above, paragraphs[-1]):
            paragraphs = paragraphs[:-1]
    statement: list[Paragraph] = []
    for one in reversed(paragraphs):
        if is_heading(one):
            break
        statement.insert(0, one)
    heads: list[Paragraph] = []
    for one in reversed(paragraphs[: len(paragraphs) - len(statement)]):
        if not is_heading(one) or (heads and not _is_wider(one, heads[0])):
            break
        heads.insert(0, one)
    of_document = max((n for n, head in enumerate(heads, 1) if _is_no_section(head)), default=0)
    return heads[of_document:], statement


def is_part_of_a_document(text: str) -> bool:
    """Whether a heading names a part that any document has: `Introduction`, `Our action plan`."""
    return bool(_NOT_SECTION.match(text))


def _is_no_section(head: Paragraph) -> bool:
    """Whether a heading is of the document, and so is any above it."""
    return is_part_of_a_document(head.text) or bool(PLAN_WORD.search(head.text) and not _is_named(head))


def is_heading(one: Paragraph) -> bool:
    """Whether a paragraph is a heading: marked as one, bold and short, or naming its kind and number."""
    text = one.text
    if len(text.split()) > _MOST_WORDS:
        return False
    if one.prose.level or _is_named(one):
        return True
    if text.isupper() and len(text.split()) <= _MOST_CAPITALS and re.search(r"[^\W\d_]{4}", text):
        return True
    return one.prose.bold and not text.endswith((".", ":", ";"))


def _is_named(one: Paragraph) -> bool:
    return references.names_kind(one.text) and len(one.text.split()) <= _MOST_WORDS


def _is_wider(one: Paragraph, other: Paragraph) -> bool:
    return (one.prose.level or 9) < (other.prose.level or 9)


def section_line(heads: list[Paragraph], statement: list[Paragraph]) -> Line:
    """Paragraphs as a section row: the heading in the first slot, what follows it in the second."""
    slots = [Slot(_joined(heads)), *([Slot(_joined(statement))] if statement else [])]
    return Line(slots, heads[0].prose.place, said="objective", lifted=heads[0].prose.level or LOWEST)


def headed(heading: Passage, one: Paragraph, level: int) -> Line:
    """A section row of a heading's words alone."""
    return Line([Slot(heading)], one.prose.place, said="objective", lifted=level)


def _joined(paragraphs: list[Paragraph]) -> Passage:
    passage = Passage()
    for one in paragraphs:
        passage = passage.then(one.passage, "\n")
    return passage


def front_rows(tables: Sequence[PlanTable]) -> list[Line]:
    """Rows above the plan's first heading row that are its title, body and dates; they leave the table.

    The last of them stays as a section row where later heading rows have one above them too, or where it says
    so.
    """
    table = tables[0]
    rows = [line for line in table.before if not line.lifted]
    named = [n for n, line in enumerate(rows) if _names_kind(line)] or _as_sections(rows, table)
    if named:
        rows = rows[: named[0]]
    elif (
        rows
        and (table.repeated or _ends_in_heading(tables))
        and not PLAN_WORD.search(rows[-1].texts[rows[-1].filled[0]])
    ):
        rows = rows[:-1]
    table.before = [line for line in table.before if line not in rows]
    return rows


def _as_sections(rows: list[Line], table: PlanTable) -> list[int]:
    """The rows above the first headings that look as the section rows below do and the others above don't."""
    looks = {_look(line) for line in table.lines if len(line.filled) == 1} - {(None, False, 1)}
    found = [n for n, line in enumerate(rows) if _look(line) in looks]
    return found if len(found) < len(rows) else []


def _look(line: Line) -> tuple[str | None, bool, int]:
    """The shade, weight and width of a row's first cell."""
    slot = line.slots[line.filled[0]]
    cell = slot.cells[0] if slot.cells else None
    return (cell.fill if cell else None, bool(cell and cell.bold), slot.span)


def _ends_in_heading(tables: Sequence[PlanTable]) -> bool:
    """Whether the rows of the first table end in a heading of the one after it."""
    return len(tables) > 1 and len(tables[0].lines) > 0 and len(tables[0].lines[-1].filled) == 1


def _names_kind(line: Line) -> bool:
    return bool(line.filled) and references.names_kind(line.texts[line.filled[0]])


def note_rows(table: PlanTable) -> list[Line]:
    """Rows that only hold a note; they leave the table."""
    notes = [
        line for line in table.lines if len(line.filled) == 1 and _NOTE.match(line.slots[line.filled[0]].text)
    ]
    table.lines = [line for line in table.lines if line not in notes]
    return notes


def foot_rows(table: PlanTable) -> list[Line]:
    """Rows of one cell below the last row of the plan that explain abbreviations; they leave the table."""
    last = max((n for n, line in enumerate(table.lines) if len(line.filled) > 1 or line.said), default=-1)
    foot = table.lines[last + 1 :]
    keys = [line for line in foot if explains(line.texts[line.filled[0]])]
    if not keys or len(keys) * 2 < len(foot):
        return []
    table.lines = table.lines[: last + 1]
    return foot


def total_rows(table: PlanTable) -> list[Line]:
    """Rows that count the others; they leave the table."""
    totals = [
        line
        for line in table.lines
        if line.filled
        and _TOTAL.match(line.texts[line.filled[0]])
        and all(re.fullmatch(r"[\d.,%£ ]+", line.texts[n]) for n in line.filled[1:])
    ]
    table.lines = [line for line in table.lines if line not in totals]
    return totals


def key_rows(table: PlanTable) -> list[Line]:
    """A key to ratings above the headings, or at the table's foot from the row that says so; they leave the
    table."""
    above = [line for line in table.before if is_key([line])]
    if above:
        table.before = [line for line in table.before if line not in above]
        return above
    for n, line in enumerate(table.lines):
        if (
            line.filled
            and _KEY.match(plain(line.texts[line.filled[0]]))
            and len(line.texts[line.filled[0]].split()) <= 6
        ):
            rest = table.lines[n:]
            if all(len(one.filled) <= 3 for one in rest):
                table.lines = table.lines[:n]
                return rest
    return []


def is_key(piece: list[Line]) -> bool:
    """Whether a small table is a key to ratings."""
    first = next((text for line in piece for text in line.texts if text), "")
    return bool(_KEY.match(plain(first))) or all(map(_colour_means_status, piece))


def _colour_means_status(line: Line) -> bool:
    """A shade and the status that it stands for, and nothing else."""
    fills = [cell.fill for slot in line.slots for cell in slot.cells if cell.fill]
    texts = [text for text in line.texts if text]
    return len(fills) == 1 and len(texts) == 1 and status_of_cell(texts[0]) is not None


def pairs_of_key(lines: list[Line]) -> dict[str, str]:
    """A key's letters, words or colours (as `#rrggbb`) → what they mean."""
    pairs: dict[str, str] = {}
    for line in lines:
        mark = shade = ""
        for n, slot in enumerate(line.slots):
            fill = next((cell.fill for cell in slot.cells if cell.fill), "")
            text = slot.text.strip()
            if _KEY.match(plain(text)) and len(text.split()) <= 6:
                continue
            rates = plain(text) in phrases("ratings") or (fill and status_of_cell(text) is None)
            if text and not mark and rates and any(line.texts[n + 1 :]):
                mark, shade = text, fill
            elif text and (mark or fill):
                pairs |= {each: text for each in (mark, shade) if each} or {fill: text}
                mark = shade = ""
            elif text and len(text) <= 3:
                mark = text
            elif text and (found := re.match(r"(\w{1,6})\s*[=:–-]\s*(.+)$", text)):
                pairs[found[1]] = found[2]
            elif fill:
                mark = fill
    return pairs
