"""What a report is about, out of a plan's history."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dueregard import clock
from dueregard.exchange.export import file_of_states, plan_file_as_of
from dueregard.history.queries import Key, states_of_plan
from dueregard.planfile.model import Action
from dueregard.plans.dates import followed, recorded
from dueregard.plans.models import Lead, Plan
from dueregard.plans.models.words import ExceptionKind, RevisionState
from dueregard.reporting.as_at import AsAt, Review
from dueregard.standing.facts import Facts, Met
from dueregard.standing.judging import Position, position, standing

State = dict[str, Any]


def as_at(plan: Plan, *, day: date, since: date | None = None, reference: str = "") -> AsAt:
    """The plan as it stood at the end of `day`, and at that of `since`. Permission is the caller's to ask.

    A plan that was brought in later is shown as it was brought, and says so: its document speaks for the
    time before. Before that day there is nothing to compare with, so `earlier` is None.
    """
    kept_since = plan.brought_in_on
    states = states_of_plan(plan.uid, until=clock.end_of(max(day, kept_since)))
    file = file_of_states(plan.uid, states)
    if file is None:
        raise LookupError(f"history tells nothing of plan {plan.uid}")
    judged_on = plan.stands_on(day)
    positions = dict(_positions(plan, states))
    return AsAt(
        plan=file,
        day=day,
        standings={key: standing(at, on=judged_on) for key, at in positions.items()},
        earlier=plan_file_as_of(plan.uid, clock.end_of(since)) if since and since >= kept_since else None,
        earlier_at=since,
        reference=reference,
        judged_on=judged_on if judged_on < day else None,
        kept_since=kept_since if day < kept_since else None,
        due_on={key: at.due_on for key, at in positions.items() if at.due_on},
        reviews=dict(_reviews(states)),
    )


def leads_of(plan: Plan) -> list[str]:
    """The names that the plan prints as leads of its actions, each once, in the order of the alphabet."""
    names = Lead.objects.filter(action__plan=plan).order_by("name").values_list("name", flat=True)
    return list(dict.fromkeys(names))


def _positions(plan: Plan, states: Mapping[Key, State]) -> Iterator[tuple[str, Position]]:
    for (kind, _uid), state in states.items():
        if kind == "action":
            yield state["key"], position(_facts(plan, state))


def _reviews(states: Mapping[Key, State]) -> Iterator[tuple[str, tuple[Review, ...]]]:
    for (kind, _uid), state in states.items():
        if kind == "objective" and state.get("reviews"):
            yield state["key"], tuple(_review(each) for each in state["reviews"])


def _review(state: State) -> Review:
    return Review(state["date"], state.get("progress", ""), state.get("effectiveness", ""))


def _facts(plan: Plan, state: State) -> Facts:
    """The facts that a state of history holds: what `plans.facts.item_state` put there."""
    piece = Action.model_validate({name: state.get(name) for name in ("timescale", "updates")})
    exceptions = state.get("occurrence_exceptions", [])
    return Facts(
        status=state.get("status", ""),
        entries=tuple(piece.timescale.entries),
        moved_to=tuple(
            each["to"] for each in state.get("revisions", []) if each["state"] == RevisionState.ACCEPTED
        ),
        met=tuple(Met(each["text"], each.get("due", "")) for each in state.get("conditions_met", [])),
        added=tuple(each["when"] for each in exceptions if each["kind"] == ExceptionKind.ADDED),
        excluded=tuple(each["when"] for each in exceptions if each["kind"] == ExceptionKind.EXCLUDED),
        recorded=recorded((each.occurrence, each.status or "") for each in piece.updates),
        paused_until=_day(state.get("paused_until")),
        review_on=_day(state.get("review_on")),
        carried=bool(state.get("carried_to")),
        followed=followed(plan),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
