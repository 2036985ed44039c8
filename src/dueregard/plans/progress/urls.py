"""Addresses of the pages on which an action is kept up, below the plan's own: (address, view, name)."""

from dueregard.plans.progress.steps import STEPS
from dueregard.plans.progress.views import correct_page, retire_page, step_page

PAGES = (
    *((f"actions/<slug:uid>/{step.name}/", step_page(step), step.name.replace("-", "_")) for step in STEPS),
    ("actions/<slug:uid>/progress/<slug:entry>/correct/", correct_page, "correct_progress"),
    ("actions/<slug:uid>/evidence/<slug:evidence>/retire/", retire_page, "retire_evidence"),
)
