"""Jobs of this room."""

from django_tasks import task

from dueregard import clock
from dueregard.findings.counting import count
from dueregard.plans.models import Plan


@task()
def count_findings(uid: str) -> None:
    """Count a plan's findings; a plan that is gone, or was counted meanwhile, is left alone."""
    plan = Plan.objects.filter(uid=uid).first()
    if plan is not None:
        count(plan, on=clock.today())
