"""Columns that name what actions serve: which their headings don't say, and which only look like it."""

import re

from dueregard.reading import deeds, doing, references
from dueregard.reading.content import names_someone
from dueregard.reading.headings import SURE
from dueregard.reading.lexicon import plain, words
from dueregard.reading.plan_table import PlanTable

_HABIT = 0.6
_MOSTLY = 0.6
_LIKELY = 0.7
"""How sure a column is that was named by what stands in it."""
_FIGURE = re.compile(r"\d\s?%|\d\.\d")


def see_served(table: PlanTable) -> None:
    """A column left of the action names what the actions stand under.

    Its cells are merged over several rows, or open with references of their own (an outcome of a framework),
    or it is a target that the action serves.
    """
    actions = table.of("action")
    if not actions:
        return
    held, sections = table.of("objective", "theme"), _has_sections(table)
    for n, column in enumerate(table.columns[: actions[0]]):
        if column.field not in (None, "measure", "outcome") or not says_what(table, n):
            continue
        if not column.text and not doing.is_merged(table, n):
            continue
        if held and (doing.tells_why(column.text) or _tells_figures(table, n)):
            continue
        if sections and column.field and column.confidence >= SURE and not _is_numbered(table, n):
            continue  # headings above say what it is all for: the outcome is the actions' own
        if (
            doing.is_merged(table, n)
            or (column.field and _is_numbered(table, n))
            or _is_aimed_at(table, n, held)
            or _opens_rows(table, n)
        ):
            before = any(n < other for other in held)
            column.field, column.confidence = "theme" if before else "objective", _LIKELY
            held.append(n)


def see_beside(table: PlanTable) -> None:
    """Columns that are no objective where something else says what the actions stand under.

    Under headings over the rows: another plan's priorities or a list's numbers right of the action, and what
    is to be done itself, whose deliverables are told after it. Beside objectives: a theme that changes within
    one. Where nobody else is named: the areas of a body that do it (`Business area`), right of the action.
    """
    actions = table.of("action")
    if not actions:
        return
    if not table.of("lead"):
        for n in table.of("theme"):
            if n > actions[0] and _names_somebody(table, n):
                column = table.columns[n]
                column.field, column.role, column.confidence = "lead", "lead", _LIKELY
    if _has_sections(table):
        _set_aside(table, actions[0])
    objectives = table.of("objective")
    for n in table.of("theme"):
        if objectives and objectives[0] < n and _changes_within(table, n, objectives[0]):
            table.columns[n].field = None


def _set_aside(table: PlanTable, action: int) -> None:
    for n in table.of("objective", "theme"):
        if n > action:
            table.columns[n].field = None
        elif _is_done(table, n, action):
            table.columns[n].field, table.columns[action].field = "action", "output"
            table.columns[n].confidence = doing.IN_DOUBT


def _is_done(table: PlanTable, column: int, action: int) -> bool:
    """Whether a column says another thing to do in each row, and that taken for the action doesn't."""
    return (
        table.columns[action].confidence < 1.0
        and doing.differs(table, column)
        and doing.soundness(table, column) >= deeds.SOUND
        and doing.soundness(table, action) < deeds.SOUND / 2
    )


def _changes_within(table: PlanTable, column: int, objective: int) -> bool:
    """Whether a column's words change under an objective that goes on, so don't stand over it."""
    pairs = {
        (line.at(objective).text, line.at(column).text)
        for line in table.lines
        if line.at(objective).text and line.at(column).text
    }
    return len(pairs) > len({above for above, _ in pairs})


def _names_somebody(table: PlanTable, column: int) -> bool:
    texts = table.texts(column)
    return len(texts) > 1 and sum(map(names_someone, texts)) >= _MOSTLY * len(texts)


def _tells_figures(table: PlanTable, column: int) -> bool:
    """Whether most cells of a column give figures: what a body found, not what it wants."""
    texts = table.texts(column)
    told = [_FIGURE.search(text, opened.end if (opened := references.opening(text)) else 0) for text in texts]
    return sum(map(bool, told)) * 2 > len(texts)


def _has_sections(table: PlanTable) -> bool:
    """Whether rows or headings of a named kind (`Objective 2: …`) stand over the actions."""
    return any(
        references.names_kind(line.texts[line.filled[0]])
        for line in [*table.before, *table.lines]
        if line.filled and (line.said == "objective" or len(line.filled) == 1)
    )


def see_next_steps(table: PlanTable) -> None:
    """Next steps that are told after the progress of an action are no milestones: they have no field."""
    told = table.of("progress", "status", "rating")
    for n in table.of("milestone"):
        if table.of("action") and told and told[0] < n:
            table.columns[n].field = None


def _is_numbered(table: PlanTable, column: int) -> bool:
    texts = table.texts(column)
    return bool(texts) and sum(references.opening(text) is not None for text in texts) >= _HABIT * len(texts)


def _is_aimed_at(table: PlanTable, column: int, held: list[int]) -> bool:
    """`Target` or the like as the first words of a row but for what it stands under, in a table that has
    another measure or outcome, or names no objective."""
    first = not any(line.at(n).text for line in table.lines for n in range(column) if n not in held)
    other = held and not any(n != column for n in table.of("measure", "outcome"))
    return first and not other and plain(table.columns[column].text) in words("aimed_at")


def _opens_rows(table: PlanTable, column: int) -> bool:
    """Whether a column without a field is the first of a table whose rows stand under nothing else."""
    if column or table.columns[column].field or table.of("objective", "theme"):
        return False
    return not any(line.lifted or line.said == "objective" or len(line.filled) == 1 for line in table.lines)


def says_what(table: PlanTable, column: int) -> bool:
    """Whether a column holds words, not the counts of a summary table."""
    texts = table.texts(column)
    return not texts or any(re.search(r"[^\W\d_]{3}", text) for text in texts)
