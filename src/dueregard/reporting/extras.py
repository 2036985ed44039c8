"""Columns that a report can have beside the plan's own: what only the day of the report tells."""

from collections.abc import Collection
from datetime import date
from typing import Final

from dueregard.planfile.model import PlanFile
from dueregard.planfile.timescales import date_in_words
from dueregard.reporting.as_at import AsAt
from dueregard.reporting.changes import changes_by_action
from dueregard.reporting.words import report_words
from dueregard.standing.judging import Standing
from dueregard.writing.columns import Place, PlanColumn
from dueregard.writing.words import Words, tongue_of

STANDING: Final = "extra:standing"
CHANGES: Final = "extra:changes"


def extras(about: AsAt, places: Collection[Place]) -> tuple[PlanColumn, ...]:
    """How each action stands on the day, and what of it changed since the last report: those with a place."""
    words = report_words(about.plan.plan.language)
    wanted = {place.name for place in places if place.printed}
    found = [_standing(about, words)] if STANDING in wanted else []
    if CHANGES in wanted and about.earlier and about.earlier_at:
        found.append(_changes(about, about.earlier, about.earlier_at, words))
    return tuple(found)


def _standing(about: AsAt, words: Words) -> PlanColumn:
    stated = {key: (_in_words(stands, words),) for key, stands in about.standings.items()}
    return PlanColumn(words["standing"], "standing", stated=stated)


def _in_words(stands: Standing, words: Words) -> str:
    if stands == Standing.SETTLED:
        return words["closed"]
    name = stands.value.replace("-", "_")
    return words.get(f"stands_{name}") or words[name]


def _changes(about: AsAt, earlier: PlanFile, earlier_at: date, words: Words) -> PlanColumn:
    day = date_in_words(earlier_at.isoformat(), tongue_of(words["language"]))
    stated = changes_by_action(earlier, about.plan, words)
    return PlanColumn(words["changes"].format(day=day), "changes", stated=stated)
