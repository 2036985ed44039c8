"""The demo's annual report: invented words, and progress drawn from one of its plans of today."""

from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from typing import Any

import yaml
from django.db import transaction

from dueregard.demo.load import DEMO
from dueregard.plans.models import Action, Plan
from dueregard.reporting.annual.operations import add_case_study, start_annual_report, write_section
from dueregard.reporting.models import AnnualReport


def report_on_year(today: date) -> Iterator[AnnualReport]:
    """Write the report where the body has none and its plan is held, giving it."""
    told = yaml.safe_load(resources.files(__package__).joinpath("annual.yaml").read_text(encoding="utf-8"))
    before = {"organisation__slug": told["organisation"], "slug": told["plan"]}
    plan = Plan.objects.filter(replaces__in=Plan.objects.filter(**before)).first()
    if plan and not AnnualReport.objects.filter(organisation=plan.organisation).exists():
        with transaction.atomic():
            yield _written(told, plan, today)


def _written(told: dict[str, Any], plan: Plan, today: date) -> AnnualReport:
    """The twelve months that are over: a demo's year, since its plans are as old as the day asks."""
    last = today.replace(day=1) - timedelta(days=1)
    first = (last.replace(day=1) - timedelta(days=330)).replace(day=1)
    year = {"first": first, "last": last, "as_at": today}
    report = start_annual_report(by=DEMO, organisation=plan.organisation, plans=[plan], **year)
    for code, text in told["sections"].items():
        write_section(by=DEMO, report=report, code=code, text=text)
    for code, why in told["not_covered"].items():
        write_section(by=DEMO, report=report, code=code, text="", not_covered=why)
    for study in told["studies"]:
        action = Action.objects.get(plan=plan, carried_from__ref=study["action"])
        objectives = [action.objective] if action.objective else []
        add_case_study(
            by=DEMO, report=report, title=study["title"], text=study["text"], objectives=objectives
        )
    return report
