"""Which of a document's tables are the plan's."""

from collections.abc import Mapping, Sequence

from dueregard.reading import deeds, doing, fallback, headings, serving
from dueregard.reading.guidance import ColumnMeaning
from dueregard.reading.lexicon import plain, words
from dueregard.reading.plan_table import PlanTable

_ACTS = ("action", "milestone")
_MORE = (*doing.OWNED, "outcome", "measure", "progress", "status", "rating", "resources")
"""What a plan says besides what is to be done: by whom, by when, to what end."""


def plans_among(tables: Sequence[PlanTable], said: Mapping[str, ColumnMeaning]) -> list[PlanTable]:
    """The plan's own tables; those of which a person has said so (`said`) are, whatever they look like."""
    pointed = [table for table in tables if _is_pointed_at(table, said)]
    others = [table for table in tables if table not in pointed and _is_plan(table)]
    others = [table for table in others if not _is_beside(table)] or ([] if pointed else others)
    best = [*pointed, *_told_best(others, pointed)]
    kept = [table for table in tables if table in best]
    unsaid = [table for table in tables if not any(column.id in said for column in table.columns)]
    return kept or fallback.plans_among(unsaid)


def _told_best(others: list[PlanTable], pointed: list[PlanTable]) -> list[PlanTable]:
    """The tables without those that only look like a plan, where others surely are one.

    Old objectives and their results name neither an action nor an owner; a table of meetings is known by no
    heading, and says by whom they are chaired and how often; cards of figures say neither who nor when.
    """
    every = [*pointed, *others]
    if any(table.of(*_ACTS) and table.of("lead") for table in every):
        others = [table for table in others if table.of(*_ACTS, "lead")]
    if any(table.of(*doing.OWNED) for table in every):
        others = [table for table in others if table.of(*doing.OWNED) or _says_deeds(table)]
    if any(map(_is_named, every)):
        others = [table for table in others if _is_named(table) or _says_deeds(table)]
    return others


def _is_pointed_at(table: PlanTable, said: Mapping[str, ColumnMeaning]) -> bool:
    """Whether a person has said that one of the table's columns holds the actions."""
    named = {said[column.id].field for column in table.columns if column.id in said}
    return bool(table.lines) and "action" in {*named, *table.told.values()}


def _is_plan(table: PlanTable) -> bool:
    """A plan says what is to be done, and by whom or by when or to what end."""
    what = [n for n in table.of(*doing.WHAT) if serving.says_what(table, n)]
    if any(not serving.says_what(table, n) for n in table.of("action")):
        return False  # a summary that counts the actions of each objective
    if not what and table.of("lead") and table.of("timescale"):
        what = table.of("outcome", "output")
    other = table.of(*_MORE)
    if any("action" in line.fields.values() for line in table.header):
        other += table.of("characteristics")
    return bool(what) and bool(set(other) - set(what[:1])) and bool(table.lines)


def _is_beside(table: PlanTable) -> bool:
    """Whether a heading says that the table is a consultation's, a version's or a membership's."""
    return any(plain(column.text) in words("beside_a_plan") for column in table.columns)


def _is_named(table: PlanTable) -> bool:
    """Whether the words of a heading surely name what is to be done or who does it."""
    return any(table.columns[n].confidence >= headings.SURE for n in table.of(*doing.WHAT, "lead"))


def _says_deeds(table: PlanTable) -> bool:
    """Whether a column that was only guessed to hold actions says what is to be done."""
    return any(doing.soundness(table, n) >= deeds.SOUND for n in table.of("action"))
