"""Columns whose heading is itself a value: a characteristic or a period to be ticked, a period's news.

A matrix says by a mark in a narrow column what other plans say in words. Its headings are short, often
initials (`D`, `M&CP`, `R/B`): those mean something only in a block of such columns.
"""

import re
from collections.abc import Iterable, Sequence

from dueregard import law
from dueregard.reading import headings, marks
from dueregard.reading.content import Content
from dueregard.reading.grid import Line
from dueregard.reading.groups import FEWEST_GROUPS, group_in, initials, is_bare_period
from dueregard.reading.headings import Heading
from dueregard.reading.lexicon import phrases, plain

_MOSTLY = 0.6
_FEWEST_PERIODS = 3


def mark_columns(
    columns: list[Heading], below: Line | None, contents: list[Content], rows: list[Line]
) -> None:
    """Give columns the mark that their heading says; `below` is the second heading row, if there is one."""
    shorts = [below.at(n).text if below else column.text for n, column in enumerate(columns)]
    block = _groups_in_block(shorts, contents) | _periods_in_block(shorts, contents, rows)
    for n, column in enumerate(columns):
        if n in block:
            column.field, column.mark = block[n]
        else:
            _mark(column, shorts[n], below is not None, contents[n], rows, n)


def _mark(column: Heading, short: str, below: bool, content: Content, rows: list[Line], place: int) -> None:
    ticks = _is_ticked(content)
    group = group_in(short) or (group_in(short, cut=True) if ticks and below else None)
    period = headings.period_of(column.text)
    if group and (ticks or below):
        column.field, column.mark = "characteristics", group
    elif period and ((ticks and content.filled) or (not content.filled and _is_shaded(rows, place))):
        column.field, column.mark = "timescale", period
    elif period and column.field is None and _says_something(rows, place):
        column.field, column.period = "progress", period
    elif column.field is None and not content.filled and _is_coloured(rows, place):
        column.field, column.confidence = "rating", 0.6
    elif column.field == "aims":
        column.mark = marks.scheme_of([line.at(place).text for line in rows])
    elif column.field == "status" and ticks and content.filled and _asks_done(column.text):
        column.mark = "completed"


def _says_something(rows: list[Line], place: int) -> bool:
    """Whether a column holds words: the bare figures of a year are no news of an action."""
    return any(re.search(r"[^\W\d_]{2}", line.at(place).text) for line in rows)


def _asks_done(heading: str) -> bool:
    """`Completed? (Y/N)`: a heading that is itself the status which a tick states."""
    known = phrases("statuses").get(plain(re.sub(r"\(.*?\)|\by/n\b", "", heading, flags=re.IGNORECASE)))
    return known == "completed"


def _is_ticked(content: Content) -> bool:
    return content.ticks >= _MOSTLY or not content.filled


# ------------------------------------------------------------------ blocks of narrow columns
def _groups_in_block(shorts: Sequence[str], contents: list[Content]) -> dict[int, tuple[str, str]]:
    """Columns side by side that are only ticked, with initials or names of different characteristics."""
    found: dict[int, tuple[str, str]] = {}
    for run in _runs(n for n, content in enumerate(contents) if _is_ticked(content)):
        named = {n: group for n in run if (group := initials(shorts[n]))}
        if len(set(named.values())) < FEWEST_GROUPS or len(set(named.values())) < len(named):
            continue
        found |= {n: ("characteristics", group) for n, group in named.items()}
        for n in set(run) - named.keys():
            if set(law.characteristics_named(shorts[n])) == set(marks.NINE):
                found[n] = ("characteristics", "all")
            elif plain(shorts[n]) in law.other_groups():
                found[n] = ("characteristics", shorts[n])
    return found


def _periods_in_block(
    shorts: Sequence[str], contents: list[Content], rows: list[Line]
) -> dict[int, tuple[str, str]]:
    """Columns side by side that are only ticked or shaded, headed by months or years without a date."""
    ticked = [n for n, content in enumerate(contents) if _is_ticked(content)]
    found: dict[int, tuple[str, str]] = {}
    for run in _runs(n for n in ticked if is_bare_period(shorts[n])):
        used = any(contents[n].filled or _is_shaded(rows, n) for n in run)
        if len(run) >= _FEWEST_PERIODS and used:
            found |= {n: ("timescale", _spelt(shorts[n])) for n in run}
    return found


def _spelt(period: str) -> str:
    return re.sub(r"^(?:yr|y)\s?(?=\d)", "Year ", period.strip(), flags=re.IGNORECASE)


def _runs(places: Iterable[int]) -> list[list[int]]:
    """Neighbouring columns together."""
    runs: list[list[int]] = []
    for n in places:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


# ------------------------------------------------------------------ shades
def _is_coloured(rows: list[Line], column: int) -> bool:
    """A column without words whose cells are shaded, row by row: a rating by colour alone."""
    return bool(rows) and _shaded(rows, column) * 2 >= len(rows)


def _is_shaded(rows: list[Line], column: int) -> bool:
    """A column of a bar chart: some rows are shaded, not all."""
    return 0 < _shaded(rows, column) < max(len(rows), 2)


def _shaded(rows: list[Line], column: int) -> int:
    return sum(line.at(column).ticked or any(cell.fill for cell in line.at(column).cells) for line in rows)
