"""Records as a plan file: what every export, comparison and report starts from."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from dueregard.history.queries import Key, states_of_plan
from dueregard.planfile import model as planfile
from dueregard.planfile.model import PlanFile
from dueregard.plans.models import Plan
from dueregard.plans.pieces import content_of, document_pieces, in_order, left_out_pieces, remark_pieces

ROOT_PARTS = ("documents", "remarks", "left_out")
ITEM_PARTS: Final[dict[str, type[planfile.Part]]] = {
    "objective": planfile.Objective,
    "action": planfile.Action,
}


def plan_file(plan: Plan) -> PlanFile:
    """The plan as it stands, in a fixed number of queries. Permission is the caller's to ask."""
    file = content_of(plan)
    file.documents = document_pieces(plan)
    file.remarks = remark_pieces(plan)
    file.left_out = left_out_pieces(plan)
    return file


def plan_file_as_of(uid: str, moment: datetime) -> PlanFile | None:
    """The plan with this id as it stood at `moment`, by history alone; None where it was not held."""
    return file_of_states(uid, states_of_plan(uid, until=moment))


def file_of_states(uid: str, states: Mapping[Key, dict[str, Any]]) -> PlanFile | None:
    """The plan with this id as the states of its records that history gives say; None without its own."""
    whole = states.get(("plan", uid))
    if whole is None:
        return None
    root = {name: whole.get(name, []) for name in ROOT_PARTS}
    pieces = {kind: _in_place(kind, states) for kind in ITEM_PARTS}
    stated = _of_format(planfile.Plan, whole)
    data = {"plan": stated, "objectives": pieces["objective"], "actions": pieces["action"], **root}
    return PlanFile.model_validate(in_order(data))


def _in_place(kind: str, states: Mapping[Key, dict[str, Any]]) -> list[dict[str, Any]]:
    found = [state for (each, _uid), state in states.items() if each == kind]
    found.sort(key=lambda state: state["position"])
    return [_of_format(ITEM_PARTS[kind], state) for state in found]


def _of_format(part: type[planfile.Part], state: dict[str, Any]) -> dict[str, Any]:
    """What a plan file holds of a state; history compares more than the format carries."""
    return {name: value for name, value in state.items() if name in part.model_fields}
