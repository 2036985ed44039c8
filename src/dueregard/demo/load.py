"""Loading the demo: bodies and plans that are not held yet, each in a transaction of its own."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from importlib import resources

import yaml
from django.core.management import call_command

from dueregard import clock
from dueregard.demo.leads import bind_by_key
from dueregard.exchange.operations import import_plan
from dueregard.history.actor import system
from dueregard.organisations.models import Organisation
from dueregard.organisations.operations import create_organisation
from dueregard.plans.models import Plan
from dueregard.plans.operations import edit_plan
from dueregard.reading import read_file

DEMO = system("demo")
NOTICE = (
    "This is a demonstration, made of a council's public, historical plan with invented updates. "
    "It is not run by that council."
)
STATED = "As the document's cover or file name says"
BROUGHT = -420
"""Days from today on which the plans were brought in, so that what is told of them since has had its time."""


class NotOnlyDemo(Exception):
    """The database holds bodies that are not the demo's, so it will not be emptied."""


@dataclass(frozen=True, slots=True)
class Body:
    """One row of `bodies.yaml`: a body, its document, what is known of the plan beside its text."""

    document: str
    organisation: str
    slug: str
    plan: str
    stated: dict[str, str] = field(default_factory=dict)


def bodies() -> list[Body]:
    """The demo's bodies."""
    text = resources.files(__package__).joinpath("bodies.yaml").read_text(encoding="utf-8")
    return [Body(**row) for row in yaml.safe_load(text)]


def load() -> Iterator[Plan]:
    """Bring in what is missing, giving each new plan as it is held. What is there stays as it is."""
    today = clock.today()
    for body in bodies():
        if not Plan.objects.filter(organisation__slug=body.slug, slug=body.plan).exists():
            with at_noon(today, BROUGHT):
                organisation = Organisation.objects.filter(slug=body.slug).first() or _take_in(body)
                plan = _bring(body, organisation)
                bind_by_key(plan, by=DEMO)
            yield plan


def clear() -> None:
    """Empty the database. Raises `NotOnlyDemo` where it holds anything but the demo."""
    ours = [body.slug for body in bodies()]
    others = Organisation.objects.exclude(slug__in=ours)
    if others.exists():
        raise NotOnlyDemo(", ".join(organisation.name for organisation in others[:5]))
    call_command("flush", interactive=False, verbosity=0)


def at_noon(today: date, days: int) -> AbstractContextManager[None]:
    """The clock at noon so many days from today."""
    return clock.stopped_at(datetime.combine(today + timedelta(days=days), time(12), clock.LONDON))


def _take_in(body: Body) -> Organisation:
    return create_organisation(
        by=DEMO,
        name=body.organisation,
        slug=body.slug,
        notice=NOTICE,
        demonstration=True,
    )


def _bring(body: Body, organisation: Organisation) -> Plan:
    content = resources.files(__package__).joinpath("documents", body.document).read_bytes()
    file = read_file(content, body.document).plan
    plan = import_plan(by=DEMO, organisation=organisation, file=file, slug=body.plan)
    return edit_plan(by=DEMO, plan=plan, changes=body.stated, reason=STATED) if body.stated else plan
