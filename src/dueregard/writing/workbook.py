"""A sheet of blocks as a workbook: each table on a worksheet of its own, prose before and after on others.

A table starts in the first cell and has nothing round it, so that programs can sort, filter and read it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dueregard.writing.sheet import Block, BulletList, Heading, Paragraph, Sheet, Table, Terms
from dueregard.writing.words import Words, words_of

WIDEST: Final = 60
"""Width of the widest column in characters: a line of reading, about 10 words."""
NARROWEST: Final = 8
LONGEST_NAME: Final = 28
"""A worksheet's name may have 31 characters; three are kept for telling equal names apart."""


def lines_needed(texts: Sequence[str], widths: Sequence[int]) -> int:
    """How many lines a row takes when its texts wrap in columns of these widths in characters."""
    return max(
        (
            sum(-(-max(len(line), 1) // width) for line in text.split("\n"))
            for text, width in zip(texts, widths, strict=True)
        ),
        default=1,
    )


@dataclass(slots=True, frozen=True)
class Prose:
    """A worksheet of one column: lines of text, the first of them the title where `titled`."""

    name: str
    lines: tuple[str, ...]
    titled: bool = False
    width: int = 110


@dataclass(slots=True, frozen=True)
class Grid:
    """A worksheet of one table; `widths` in characters."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    is_plan: bool = False


def worksheets_of(sheet: Sheet) -> tuple[Prose | Grid, ...]:
    """The worksheets in reading order, each with a name of its own that the formats allow."""
    words = words_of(sheet.language)
    names: set[str] = set()
    return tuple(_worksheet(part, sheet, words, names) for part in _parts(sheet.blocks))


def _parts(blocks: Sequence[Block]) -> Iterator[Table | Terms | list[Block]]:
    """Tables and lists of terms alone, the prose between them together; there is always some before."""
    prose: list[Block] = []
    opened = False
    for block in blocks:
        if not isinstance(block, Table | Terms):
            prose.append(block)
            continue
        if prose or not opened:
            yield prose
        opened, prose = True, []
        yield block
    if prose:
        yield prose


def _worksheet(
    part: Table | Terms | list[Block], sheet: Sheet, words: Words, names: set[str]
) -> Prose | Grid:
    if isinstance(part, Table):
        rows = tuple(tuple(cell.text for cell in row.cells) for row in part.rows)
        widths = tuple(min(WIDEST, max(NARROWEST, round(column.weight * 1.2))) for column in part.columns)
        headings = tuple(column.heading for column in part.columns)
        name = _name(part.caption if part.counts else words["plan"], names)
        return Grid(name, headings, rows, widths, is_plan=not part.counts)
    if isinstance(part, Terms):
        terms = round(part.share * 100)
        return Grid(_name(part.heading, names), part.head, part.pairs, (terms, 100 - terms))
    lines = tuple(line for block in part for line in _lines(block))
    if not names:
        return Prose(_name(words["about"], names), (sheet.title, *lines), titled=True)
    return Prose(_name(words["notes"], names), lines)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph):
        yield block.text
    elif isinstance(block, BulletList):
        yield from (f"• {item}" for item in block.items)


def _name(wanted: str, names: set[str]) -> str:
    """A name without the signs that spreadsheets forbid, and that no worksheet has yet."""
    base = "".join(sign for sign in wanted if sign not in "[]:*?/\\").strip("' ")[:LONGEST_NAME]
    name, number = base, 2
    while name.casefold() in names:
        name, number = f"{base} {number}", number + 1
    names.add(name.casefold())
    return name
