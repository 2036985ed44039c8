"""What of this room can be found: plans, objectives, and actions with their leads and updates."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.plans.models import Action, Objective, Plan
from dueregard.search.sources import Found, Source, joined


def _plan(plan: Plan) -> Found:
    terms = [f"{term}: {meaning}" for term, meaning in plan.glossary.items()]
    text = joined([plan.printed_organisation, plan.introduction, plan.closing, *terms])
    return Found(plan.title, text, plan.get_absolute_url(), plan.organisation, plan=plan.uid)


def _objective(objective: Objective) -> Found:
    return _item(objective, [objective.statement, *_shared(objective)])


def _action(action: Action) -> Found:
    texts = [action.output, *_shared(action), action.resources, action.actual_outcome]
    updates = [joined([each.author, each.text]) for each in action.updates.all()]
    return _item(action, [*texts, *updates, *action.other_characteristics])


def _shared(item: Objective | Action) -> Iterable[str]:
    leads = ", ".join(lead.name for lead in item.leads.all())
    own = _columns_without_a_field(item.plan)
    own_cells = [text for key, text in item.cells.items() if key in own]
    return [item.outcome, item.measure, leads, item.timescale_text, item.progress, *own_cells]


def _columns_without_a_field(plan: Plan) -> set[str]:
    return {column.key for column in plan.columns.all() if not column.field}


def _item(item: Objective | Action, texts: Iterable[str]) -> Found:
    plan = item.plan
    title = str(item) or _("without a title")
    address = item.get_absolute_url()
    return Found(title, joined(texts), address, plan.organisation, place=plan.title, plan=plan.uid)


_PLAN = ("plan__organisation", "plan__columns")
"""Fetched beside the items, so that all items of a plan share one."""
SOURCES = (
    Source(
        "plan",
        "plans.Plan",
        gettext_lazy("Plans"),
        lambda: Plan.objects.select_related("organisation"),
        _plan,
        of_plan="uid",
    ),
    Source(
        "objective",
        "plans.Objective",
        gettext_lazy("Objectives"),
        lambda: Objective.objects.prefetch_related("leads", *_PLAN),
        _objective,
        of_plan="plan__uid",
    ),
    Source(
        "action",
        "plans.Action",
        gettext_lazy("Actions"),
        lambda: Action.objects.prefetch_related("leads", "updates", *_PLAN),
        _action,
        of_plan="plan__uid",
    ),
)
