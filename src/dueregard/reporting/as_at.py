"""What a report is about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dueregard.planfile.model import PlanFile
from dueregard.standing.judging import Standing


@dataclass(frozen=True, slots=True)
class Review:
    """What was said of an objective apart from its actions: of which date (EDTF), how far it had come, and
    whether it works."""

    date: str
    progress: str = ""
    effectiveness: str = ""


@dataclass(frozen=True, slots=True)
class AsAt:
    """What a report is about: a plan on a day, and where there is one the same plan on an earlier day."""

    plan: PlanFile
    day: date
    standings: Mapping[str, Standing]
    """How each action stands on that day, by its key."""
    earlier: PlanFile | None = None
    earlier_at: date | None = None
    reference: str = ""
    """The body's file reference or item number, as printed on the paper."""
    kept_since: date | None = None
    """The day on which the plan was brought in, where that is later: its document speaks then."""
    judged_on: date | None = None
    """The plan's last day, where that was before: what is late or next is told as on it."""
    due_on: Mapping[str, date] = field(default_factory=dict)
    """When each action that has a last day is due, by its key."""
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)
    """What was said of each objective that was reviewed, by its key, the latest last."""
    lead: str = ""
    """Whose actions alone are reported, by the name as printed; "" for all."""

    def of_lead(self, name: str) -> "AsAt":
        """The same of the actions alone that print this name among their leads: a pack for a lead."""
        keys = _led_by(self.plan, name)
        return replace(
            self,
            plan=only(self.plan, keys),
            standings={key: stands for key, stands in self.standings.items() if key in keys},
            earlier=only(self.earlier, _led_by(self.earlier, name)) if self.earlier else None,
            lead=name,
        )


def _led_by(plan: PlanFile, name: str) -> set[str]:
    return {action.key for action in plan.actions if name in [lead.name for lead in action.leads]}


def only(plan: PlanFile, keys: Collection[str]) -> PlanFile:
    """The plan with these actions alone, and the objectives that they stand under at any height."""
    actions = [action for action in plan.actions if action.key in keys]
    above = {objective.key: objective.parent for objective in plan.objectives}
    kept = {action.objective for action in actions}
    while further := {above.get(key or "") for key in kept} - kept:
        kept |= further
    objectives = [objective for objective in plan.objectives if objective.key in kept]
    head = plan.plan.model_copy(update={"introduction": "", "closing": ""})
    return plan.model_copy(update={"plan": head, "actions": actions, "objectives": objectives})
