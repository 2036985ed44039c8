"""A report as it is asked for, made of a held plan."""

from dataclasses import dataclass
from datetime import date

from dueregard.plans.models import Plan
from dueregard.reporting.looks.queries import look_of_plan
from dueregard.reporting.outputs import report_bytes
from dueregard.reporting.queries import as_at


@dataclass(frozen=True, slots=True)
class Request:
    """Which report, of which day, in which format; `lead` narrows it to the actions of one printed lead."""

    report: str
    as_at: date
    format: str
    since: date | None = None
    lead: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report: the name of its file, the file, and the day by whose records it is told."""

    name: str
    content: bytes
    as_at: date


def make(plan: Plan, request: Request) -> Made:
    """The report that is asked for. Permission is the caller's to ask. Raises `CannotWrite`."""
    about = as_at(plan, day=request.as_at, since=request.since, reference=request.reference)
    about = about.of_lead(request.lead) if request.lead else about
    name = f"{plan.slug}-{request.report}-{request.as_at.isoformat()}.{request.format}"
    content = report_bytes(request.report, about, request.format, look_of_plan(plan))
    return Made(name, content, request.as_at)
