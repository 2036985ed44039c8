"""What can be edited: plan, objective and action under one face, so that one page serves all three."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from dueregard.history.actor import Actor
from dueregard.history.queries import state_at, version_of
from dueregard.planfile.model import to_data
from dueregard.plans.editing.asking import (
    action_questions,
    as_changes,
    data_of,
    held_values,
    objective_questions,
    plan_questions,
)
from dueregard.plans.editing.questions import Question
from dueregard.plans.models import Action, Objective, Plan
from dueregard.plans.operations import edit_action, edit_objective, edit_plan
from dueregard.plans.pieces import plan_piece


@dataclass(frozen=True, slots=True)
class Subject:
    """One record to edit, with the questions about it and what it states now."""

    kind: str
    record: Plan | Objective | Action
    questions: Sequence[Question]
    data: Mapping[str, Any]
    version: int

    @property
    def plan(self) -> Plan:
        """The plan that it is, or belongs to."""
        return self.record if isinstance(self.record, Plan) else self.record.plan

    def now(self) -> dict[str, Any]:
        """What it states, by question."""
        return held_values(self.questions, dict(self.data))

    def at(self, version: int) -> dict[str, Any]:
        """What it stated at an earlier version, by question."""
        return held_values(self.questions, state_at(self.kind, self.record.uid, version))

    def edit(self, by: Actor, values: dict[str, Any], reason: str) -> None:
        """Change it by the operation of its kind. Raises `ChangedMeanwhile` as that does."""
        changes = as_changes(values, self.data.get("cells", {}))
        if isinstance(self.record, Plan):
            edit_plan(by=by, plan=self.record, changes=changes, reason=reason, seen=self.version)
        elif isinstance(self.record, Objective):
            edit_objective(by=by, objective=self.record, changes=changes, reason=reason, seen=self.version)
        else:
            edit_action(by=by, action=self.record, changes=changes, reason=reason, seen=self.version)


def subject_of(record: Plan | Objective | Action) -> Subject:
    """The record as it is now, ready to be edited."""
    if isinstance(record, Plan):
        version = version_of("plan", record.uid)
        return Subject("plan", record, plan_questions(), to_data(plan_piece(record)), version)
    prefetch_related_objects([record.plan], "columns")
    if isinstance(record, Objective):
        version = version_of("objective", record.uid)
        questions = objective_questions(record.plan, record)
        return Subject("objective", record, questions, data_of(record), version)
    version = version_of("action", record.uid)
    return Subject("action", record, action_questions(record.plan, record), data_of(record), version)
