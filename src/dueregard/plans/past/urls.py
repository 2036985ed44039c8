"""Addresses of the pages of history, below the plan's own: (address, view, name)."""

from dueregard.plans.past import views

PAGES = (
    ("history/", views.plan_history_page, "history"),
    ("objectives/<slug:uid>/history/", views.item_history_page, "objective_history"),
    ("actions/<slug:uid>/history/", views.item_history_page, "action_history"),
    ("redact/", views.redact_page, "redact"),
)
