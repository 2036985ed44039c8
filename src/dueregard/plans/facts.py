"""What history compares of the facts that are entered while a plan is followed: the records beside the piece.

Like `pieces`, all of it comes from rows that are at hand when they were fetched by the functions here.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from dueregard.planfile.model import to_data
from dueregard.plans.models import Action, Comment, Evidence, Funding, Objective
from dueregard.plans.pieces import action_piece, actions_with_parts, objective_piece, objectives_with_parts

REVISION = (
    "was",
    "to",
    "reason",
    "found_in",
    "state",
    "proposed_by",
    "proposed_at",
    "decided_by",
    "decided_at",
)
EXCEPTION = ("when", "kind", "reason")
CONDITION = ("text", "met_on", "due", "note")
EVIDENCE = ("url", "title", "expires_on", "retired_at", "retired_because")
COMMENT = ("text", "author_id", "author", "at")
FUNDING = ("kind", "amount", "year", "note")
REVIEW = ("date", "progress", "effectiveness", "status", "author")


def actions_with_facts(actions: QuerySet[Action]) -> QuerySet[Action]:
    """The same actions with all that `item_state` needs."""
    evidence = Prefetch("evidence", Evidence.objects.select_related("document", "owner", "update"))
    comments = Prefetch("comments", Comment.objects.prefetch_related("mentions"))
    return (
        actions_with_parts(actions)
        .select_related("carried_from")
        .prefetch_related("carried_to", "funding__fund", "revisions", "occurrence_exceptions")
        .prefetch_related("conditions_met", evidence, comments)
    )


def objectives_with_facts(objectives: QuerySet[Objective]) -> QuerySet[Objective]:
    """The same objectives with all that `item_state` needs."""
    return objectives_with_parts(objectives).prefetch_related("reviews")


def item_state(item: Objective | Action) -> dict[str, Any]:
    """What history compares of an objective or an action: its piece, its place, its facts."""
    if isinstance(item, Action):
        piece, facts = to_data(action_piece(item)), _facts_of_action(item)
    else:
        piece, facts = to_data(objective_piece(item)), _facts_of_objective(item)
    return {**piece, "position": item.position, **_stated(facts)}


def _facts_of_action(action: Action) -> dict[str, Any]:
    return {
        "rating_reason": action.rating_reason,
        "paused_until": _plain(action.paused_until),
        "review_on": _plain(action.review_on),
        "carried_from": action.carried_from.uid if action.carried_from else None,
        "carried_to": [row.uid for row in action.carried_to.all()],
        "revisions": [{"id": row.uid, **_values(row, REVISION)} for row in action.revisions.all()],
        "occurrence_exceptions": [_values(row, EXCEPTION) for row in action.occurrence_exceptions.all()],
        "conditions_met": [_values(row, CONDITION) for row in action.conditions_met.all()],
        "evidence": [_evidence(row) for row in action.evidence.all()],
        "funding": [_funding(row) for row in action.funding.all()],
        "comments": [_comment(row) for row in action.comments.all()],
    }


def _facts_of_objective(objective: Objective) -> dict[str, Any]:
    return {"reviews": [{"id": row.uid, **_values(row, REVIEW)} for row in objective.reviews.all()]}


def _evidence(row: Evidence) -> dict[str, Any]:
    named = {
        "id": row.uid,
        "update": row.update.uid if row.update else None,
        "document": row.document.uid if row.document else None,
        "sha256": row.document.sha256 if row.document else None,
        "owner": row.owner.uid if row.owner else None,
    }
    return {**_stated(named), **_values(row, EVIDENCE)}


def _funding(row: Funding) -> dict[str, Any]:
    fund = {"fund": row.fund.uid, "name": row.fund.name} if row.fund else {}
    return {"id": row.uid, **fund, **_values(row, FUNDING)}


def _comment(row: Comment) -> dict[str, Any]:
    mentions = sorted(account.uid for account in row.mentions.all())
    return {"id": row.uid, **_values(row, COMMENT), **_stated({"mentions": mentions})}


def _values(row: Model, names: Iterable[str]) -> dict[str, Any]:
    return _stated({name: _plain(getattr(row, name)) for name in names})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _stated(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
