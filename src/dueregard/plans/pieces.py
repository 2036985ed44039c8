"""Records as pieces of a plan file; what history compares of an item beside its piece is in `facts`.

Every piece comes from rows that are at hand when `with_parts` fetched them, so a whole plan costs a fixed
number of queries.
"""

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from django.db.models import Prefetch, QuerySet

from dueregard import clock
from dueregard.planfile import model as planfile
from dueregard.planfile.translations import PartT, words_of
from dueregard.plans.models import (
    Action,
    AlsoUnder,
    Objective,
    Plan,
    PlanStage,
    TargetRevision,
    TimescaleEntry,
    Translation,
)
from dueregard.plans.models.words import RevisionState

OBJECTIVE_PARTS = ("leads", "timescale_entries", "links")
ACTION_PARTS = (*OBJECTIVE_PARTS, "updates", "revisions", "characteristics", "aims")
Said = Iterable[Translation] | None
"""What is said of a record's words in other languages; None to ask the record itself."""
V = TypeVar("V")


def objectives_with_parts(objectives: QuerySet[Objective]) -> QuerySet[Objective]:
    """The same objectives with all that `objective_piece` needs."""
    return _objectives(objectives).prefetch_related("translations")


def actions_with_parts(actions: QuerySet[Action]) -> QuerySet[Action]:
    """The same actions with all that `action_piece` needs."""
    return _actions(actions).prefetch_related("translations")


def content_of(plan: Plan) -> planfile.PlanFile:
    """The plan with its objectives and actions, without what its document brought along. 15 queries."""
    return as_file(plan, _objectives(plan.objectives.all()), _actions(plan.actions.all()))


def as_file(plan: Plan, objectives: Iterable[Objective], actions: Iterable[Action]) -> planfile.PlanFile:
    """A plan file of these; their translations are read at once, with 1 query."""
    said: dict[tuple[int | None, int | None], list[Translation]] = {}
    for row in plan.translations.all():
        said.setdefault((row.objective_id, row.action_id), []).append(row)
    return planfile.PlanFile(
        plan=plan_piece(plan, said.get((None, None), ())),
        objectives=[objective_piece(each, said.get((each.pk, None), ())) for each in objectives],
        actions=[action_piece(each, said.get((None, each.pk), ())) for each in actions],
    )


def _objectives(rows: QuerySet[Objective]) -> QuerySet[Objective]:
    return rows.select_related("parent").prefetch_related(*OBJECTIVE_PARTS)


def _actions(rows: QuerySet[Action]) -> QuerySet[Action]:
    further = Prefetch("also_under_rows", AlsoUnder.objects.select_related("objective"))
    return rows.select_related("objective", "parent").prefetch_related(*ACTION_PARTS, further)


def plan_piece(plan: Plan, said: Said = None) -> planfile.Plan:
    """What the plan says of the whole."""
    piece = planfile.Plan(
        title=plan.title,
        organisation=plan.printed_organisation,
        period=plan.period,
        as_of=plan.as_of,
        status=plan.status,
        language=plan.language,
        introduction=plan.introduction,
        closing=plan.closing,
        glossary=in_order(plan.glossary),
        rating_key=in_order(plan.rating_key),
        columns=[
            planfile.Column(id=column.key, heading=column.heading, field=column.field, role=column.role)
            for column in plan.columns.all()
        ],
    )
    own = plan.translations.filter(objective=None, action=None) if said is None else said
    return _with_translations(piece, own)


def document_pieces(plan: Plan) -> list[planfile.SourceDocument]:
    """The documents that the plan was read from."""
    return [
        planfile.SourceDocument(id=row.key, name=row.name, sha256=row.sha256, kind=row.kind)
        for row in plan.documents.all()
    ]


def remark_pieces(plan: Plan) -> list[planfile.Remark]:
    """The doubts of the reading, with their answers."""
    return [
        planfile.Remark(
            id=row.key,
            code=row.code,
            text=row.text,
            where=in_order(row.where),
            choices=row.choices,
            answer=row.answer,
        )
        for row in plan.remarks.all()
    ]


def left_out_pieces(plan: Plan) -> list[planfile.LeftOut]:
    """The words that are no part of the plan."""
    return [
        planfile.LeftOut(reason=row.reason, text=row.text, where=in_order(row.where))
        for row in plan.left_out.all()
    ]


def objective_piece(objective: Objective, said: Said = None) -> planfile.Objective:
    """The objective as a plan file holds it."""
    piece = planfile.Objective(
        **_item(objective),
        parent=objective.parent.key if objective.parent else None,
        statement=objective.statement,
    )
    return _with_translations(piece, objective.translations.all() if said is None else said)


def action_piece(action: Action, said: Said = None) -> planfile.Action:
    """The action as a plan file holds it."""
    piece = planfile.Action(
        **_item(action),
        parent=action.parent.key if action.parent else None,
        objective=action.objective.key if action.objective else None,
        also_under=[row.objective.key for row in action.also_under_rows.all()],
        characteristics=[row.code for row in action.characteristics.all()],
        other_characteristics=action.other_characteristics,
        aims=[row.code for row in action.aims.all()],
        output=action.output,
        resources=action.resources,
        priority=action.priority,
        updates=[_update(row) for row in action.updates.all()],
        actual_outcome=action.actual_outcome,
        rating=action.rating,
    )
    return _with_translations(piece, action.translations.all() if said is None else said)


def _with_translations(piece: PartT, rows: Iterable[Translation]) -> PartT:
    """The piece with what is said of its words in other languages; of words that are gone, nothing."""
    words = words_of(piece)
    found: dict[str, dict[str, planfile.Translation]] = {}
    for row in sorted(rows, key=lambda row: (row.language, row.name)):
        if row.name in words:
            found.setdefault(row.language, {})[row.name] = planfile.Translation(
                text=row.text,
                state="checked" if row.is_checked else "draft",
                of="" if row.source == words[row.name] else row.source,
            )
    piece.translations = found
    return piece


def _item(item: Objective | Action) -> dict[str, Any]:
    return {
        "id": item.uid,
        "key": item.key,
        "ref": item.ref,
        "title": item.title,
        "links": [row.ref for row in item.links.all()],
        "leads": [
            planfile.Lead(name=row.name, role=row.role, kind=row.kind or None, uncertain=row.uncertain)
            for row in item.leads.all()
        ],
        "timescale": _timescale(item),
        "outcome": item.outcome,
        "measure": item.measure,
        "progress": item.progress,
        "status": item.status,
        "cells": in_order(item.cells),
        "source": in_order(item.source),
    }


def _timescale(item: Objective | Action) -> planfile.Timescale:
    moves = accepted_revisions(item) if isinstance(item, Action) else []
    return planfile.Timescale(
        text=item.timescale_text,
        entries=[entry_piece(row) for row in item.timescale_entries.all()],
        revisions=[revision_piece(row) for row in moves],
    )


def entry_piece(row: TimescaleEntry) -> planfile.Entry:
    """One thing that a timescale says, as a plan file holds it."""
    return planfile.Entry(kind=row.kind, date=row.date, rrule=row.rrule, first=row.first, text=row.text)


def accepted_revisions(action: Action) -> list[TargetRevision]:
    """The accepted revisions of an action's target, the latest last."""
    found = [row for row in action.revisions.all() if row.state == RevisionState.ACCEPTED]
    return sorted(found, key=lambda row: (row.decided_at or row.proposed_at, row.pk))


def revision_piece(row: TargetRevision) -> planfile.Revision:
    """An accepted revision as a plan file holds it: with the day in London on which it was decided."""
    moment = row.decided_at or row.proposed_at
    day = moment.astimezone(clock.LONDON).date()
    return planfile.Revision(date=day.isoformat(), was=row.was, to=row.to, reason=row.reason)


def _update(row: Any) -> planfile.Update:
    return planfile.Update(
        id=row.uid,
        date=row.date,
        text=row.text,
        author=row.author,
        status=row.status,
        rating=row.rating,
        occurrence=row.occurrence,
        evidence=row.evidence,
    )


def in_order(value: V) -> V:
    """The same with all keys in alphabetical order: PostgreSQL keeps an order of its own, files must not."""
    if isinstance(value, dict):
        return cast(V, {key: in_order(value[key]) for key in sorted(value)})
    if isinstance(value, list):
        return cast(V, [in_order(item) for item in value])
    return value


def plan_state(plan: Plan) -> dict[str, Any]:
    """What history compares of a plan: its piece, what its document brought, its address, its life."""
    stated = {
        **planfile.to_data(plan_piece(plan)),
        "documents": [planfile.to_data(each) for each in document_pieces(plan)],
        "remarks": [planfile.to_data(each) for each in remark_pieces(plan)],
        "left_out": [planfile.to_data(each) for each in left_out_pieces(plan)],
        "slug": plan.slug,
        "replaced_by": plan.replaced_by.uid if plan.replaced_by else None,
        "stages": [_stage(row) for row in plan.stages.all()],
    }
    return {name: value for name, value in stated.items() if value}


def _stage(row: PlanStage) -> dict[str, str]:
    told = {"stage": row.stage, "on": row.on.isoformat(), "body": row.body, "minute": row.minute}
    return {name: value for name, value in {**told, "note": row.note}.items() if value}
