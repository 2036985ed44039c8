"""Removing words for good: from a plan as it stands and from all that history tells of it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from dueregard.history.actor import Actor
from dueregard.history.redaction import strike_from_history, struck
from dueregard.plans.models import (
    Action,
    Comment,
    ConditionMet,
    Evidence,
    Funding,
    Lead,
    LeftOut,
    Objective,
    ObjectiveReview,
    OccurrenceException,
    Plan,
    PlanColumn,
    PlanStage,
    Remark,
    SourceDocument,
    TargetRevision,
    TimescaleEntry,
    Translation,
    Update,
)

OF_THE_PLAN: tuple[type[models.Model], ...] = (
    Objective,
    Action,
    PlanColumn,
    PlanStage,
    SourceDocument,
    Remark,
    LeftOut,
    Translation,
)
OF_AN_ITEM: tuple[type[models.Model], ...] = (Lead, TimescaleEntry)
OF_AN_ACTION: tuple[type[models.Model], ...] = (
    Update,
    TargetRevision,
    OccurrenceException,
    ConditionMet,
    Evidence,
    Funding,
    Comment,
)
MORE_TEXTS = frozenset(
    {
        *("author", "role", "heading", "url", "body", "minute"),
        *("proposed_by", "decided_by", "translated_by", "checked_by"),
    }
)
"""Fields of one line that hold words of people's own."""


def strike(plan: Plan, words: str, *, by: Actor, reason: str) -> int:
    """Strike `words` out of every text of the plan and of its history; gives how many places held them.

    Ids, codes and dates are no text. Raises `ValidationError` where there is nothing to strike out.
    """
    if not words.strip():
        raise ValidationError(_("Say which words are to go."))
    rows = [Plan.objects.filter(pk=plan.pk), ObjectiveReview.objects.filter(objective__plan=plan)]
    rows += [kind._default_manager.filter(action__plan=plan) for kind in OF_AN_ACTION]
    rows += [kind._default_manager.filter(plan=plan) for kind in OF_THE_PLAN]
    rows += [
        kind._default_manager.filter(models.Q(objective__plan=plan) | models.Q(action__plan=plan))
        for kind in OF_AN_ITEM
    ]
    places = sum(_strike_rows(each, words) for each in rows) + strike_from_history(plan.uid, words)
    told = {"plan": plan.uid, "words": words, "by": by, "reason": reason}
    places += sum(int(import_string(name)(**told)) for name in settings.WORDS_ARE_ALSO_IN)
    if not places:
        raise ValidationError(_("The plan does not hold these words."))
    return places


def _strike_rows(rows: "models.QuerySet[Any]", words: str) -> int:
    names = [field.name for field in rows.model._meta.fields if _holds_text(field)]
    changed = []
    for row in rows:
        new = {name: struck(getattr(row, name), words) for name in names}
        if any(new[name] != getattr(row, name) for name in names):
            for name, value in new.items():
                setattr(row, name, value)
            changed.append(row)
    rows.model._default_manager.bulk_update(changed, names)
    return len(changed)


def _holds_text(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, (models.TextField, models.JSONField)) or field.name in MORE_TEXTS
