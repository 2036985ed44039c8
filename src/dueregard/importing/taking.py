"""Taking a newer version's proposals over into the records of the held plan, all in one go.

Only the operation calls this: permission, transaction and history are its own. The parts of a plan are
loaded once, and its links settled once, so that a plan of 420 actions is brought up to date in seconds.
"""

from collections.abc import Collection
from typing import Any

from dueregard.importing.renewals import Proposal, Renewal, values_of
from dueregard.planfile import model as planfile
from dueregard.plans.facts import actions_with_facts, item_state, objectives_with_facts
from dueregard.plans.keeping import fill_plan, keep_action, keep_columns, keep_objective, resolve_links
from dueregard.plans.models import Action, Objective, Plan
from dueregard.plans.pieces import (
    action_piece,
    actions_with_parts,
    objective_piece,
    objectives_with_parts,
    plan_piece,
    plan_state,
)

State = dict[tuple[str, str], dict[str, Any]]
"""(kind, id) -> what history compares of a record."""

WITHDRAWN = {"status": "withdrawn"}


def states_of(plan: Plan) -> State:
    """The plan and its items as history compares them, read anew from the database."""
    now = Plan.objects.get(pk=plan.pk)
    states: State = {("plan", now.uid): plan_state(now)}
    for objective in objectives_with_facts(now.objectives.all()):
        states["objective", objective.uid] = item_state(objective)
    for action in actions_with_facts(now.actions.all()):
        states["action", action.uid] = item_state(action)
    return states


def take_over(plan: Plan, found: Renewal, taken: Collection[str]) -> None:
    """Do what was agreed to: change, move, add, mark as withdrawn. What is not in `taken` stays as it is."""
    if found.new_columns:
        keep_columns(plan, [*found.held.plan.columns, *found.new_columns])
    taker = _Taker(plan, found)
    for proposal in sorted(found.proposals, key=_objectives_first):
        if proposal.name in taken:
            taker.take(proposal)
    resolve_links(plan)


def _objectives_first(proposal: Proposal) -> bool:
    return proposal.thing == "action"


class _Taker:
    """The plan's records by id and key while proposals are taken over."""

    def __init__(self, plan: Plan, found: Renewal) -> None:
        self.plan = plan
        self.keys = found.held_keys()
        self.objectives = {each.key: each for each in objectives_with_parts(plan.objectives.all())}
        self.actions = {each.key: each for each in actions_with_parts(plan.actions.all())}
        items: list[Objective | Action] = [*self.objectives.values(), *self.actions.values()]
        self.held = {item.uid: item for item in items}

    def take(self, proposal: Proposal) -> None:
        if proposal.held is None:
            self.add(proposal)
            return
        changes = {each.field: each.new for each in proposal.fields} or WITHDRAWN
        if isinstance(proposal.held, planfile.Plan):
            self.change_whole(changes)
            return
        item = self.held[proposal.held.id or ""]
        if isinstance(item, Action):
            moves = changes.pop("objective", None) is not None
            piece = planfile.Action.model_validate({**planfile.to_data(action_piece(item)), **changes})
            also_under = [row.objective for row in item.also_under_rows.all()]
            objective = self.above(proposal.brought) if moves else None
            keep_action(
                item, piece, objective=objective or item.objective, also_under=also_under, parent=item.parent
            )
        else:
            of_objective = planfile.to_data(objective_piece(item))
            keep_objective(
                item, planfile.Objective.model_validate({**of_objective, **changes}), parent=item.parent
            )

    def change_whole(self, changes: dict[str, Any]) -> None:
        stated = {**planfile.to_data(plan_piece(self.plan)), **changes}
        fill_plan(self.plan, planfile.Plan.model_validate(stated))
        self.plan.full_clean()
        self.plan.save()

    def above(self, brought: planfile.Part | None) -> Objective | None:
        """The held objective under which the document puts an action; None where nobody agreed to add it."""
        key = brought.objective if isinstance(brought, planfile.Action) else None
        return self.objectives.get(self.keys.get(key or "", ""))

    def add(self, proposal: Proposal) -> None:
        brought = proposal.brought
        if isinstance(brought, planfile.Action):
            piece = planfile.Action.model_validate(values_of(brought, self.keys))
            action = Action(plan=self.plan, position=_end(self.actions.values()))
            action.key = action.uid
            keep_action(
                action,
                piece,
                objective=self.objectives.get(piece.objective or ""),
                also_under=[self.objectives[key] for key in piece.also_under],
                parent=self.actions.get(piece.parent or ""),
            )
            self.actions[action.key] = action
            self.keys[brought.key] = action.key
        elif isinstance(brought, planfile.Objective):
            above = planfile.Objective.model_validate(values_of(brought, self.keys))
            objective = Objective(plan=self.plan, position=_end(self.objectives.values()))
            objective.key = objective.uid
            keep_objective(objective, above, parent=self.objectives.get(above.parent or ""))
            self.objectives[objective.key] = objective
            self.keys[brought.key] = objective.key


def _end(items: Collection[Any]) -> int:
    return max((each.position for each in items), default=-1) + 1
