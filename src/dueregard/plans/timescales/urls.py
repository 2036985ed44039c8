"""Addresses of the pages about dates, below the plan's own: (address, view, name)."""

from collections.abc import Callable

from django.http import HttpResponse

from dueregard.plans.progress.views import step_page
from dueregard.plans.timescales.api import dates_data
from dueregard.plans.timescales.steps import STEPS
from dueregard.plans.timescales.views import dates_page, decide_page

PAGES: tuple[tuple[str, Callable[..., HttpResponse], str], ...] = (
    ("dates/", dates_page, "dates"),
    ("dates.json", dates_data, "dates_data"),
    *((f"actions/<slug:uid>/{step.name}/", step_page(step), step.name.replace("-", "_")) for step in STEPS),
    ("actions/<slug:uid>/targets/<slug:revision>/", decide_page, "decide_target"),
)
