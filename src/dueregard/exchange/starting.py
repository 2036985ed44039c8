"""Plans that begin without a document: blank, by a form that the law knows, or built like another plan."""

from django.utils.translation import gettext as _

from dueregard import law
from dueregard.exchange.export import plan_file
from dueregard.planfile.model import Column, Objective, Plan, PlanFile
from dueregard.plans import models


def blank_file(title: str) -> PlanFile:
    """A plan with the columns that most plans have, and nothing in them."""
    headings = (
        ("ref", _("Reference"), "ref"),
        ("action", _("Action"), "title"),
        ("lead", _("Lead"), "leads"),
        ("when", _("By when"), "timescale"),
        ("outcome", _("Intended outcome"), "outcome"),
        ("measure", _("Measure of success"), "measure"),
        ("progress", _("Progress"), "progress"),
        ("status", _("Status"), "status"),
    )
    columns = [Column(id=key, heading=heading, field=field) for key, heading, field in headings]
    return PlanFile(plan=Plan(title=title, columns=columns))


def gender_plan_file(title: str, *, language: str) -> PlanFile:
    """A gender equality action plan with its areas as objectives; the plan check knows its limits.

    Its introduction is the narrative, "what is done" the text about an action.
    """
    headings = (
        ("action", _("Action"), "title"),
        ("what", _("What is done (100 words at most)"), "output"),
        ("lead", _("Lead"), "leads"),
        ("when", _("By when"), "timescale"),
        ("measure", _("Measure of success"), "measure"),
        ("progress", _("Progress"), "progress"),
        ("status", _("Status"), "status"),
    )
    columns = [Column(id=key, heading=heading, field=field) for key, heading, field in headings]
    areas = [
        Objective(key=area.key, title=area.cy if language == "cy" else area.en)
        for area in law.gender_plan().areas
    ]
    return PlanFile(plan=Plan(title=title, columns=columns), objectives=areas)


def file_like(like: models.Plan, title: str, *, objectives: bool) -> PlanFile:
    """A plan with another one's columns, and its objectives' references and titles if asked for; no actions.

    Whether the other plan may be looked at is the caller's to ask.
    """
    other = plan_file(like)
    kept = [
        Objective(key=each.key, ref=each.ref, title=each.title, parent=each.parent, statement=each.statement)
        for each in other.objectives
    ]
    plan = Plan(title=title, columns=other.plan.columns, language=other.plan.language)
    return PlanFile(plan=plan, objectives=kept if objectives else [])
