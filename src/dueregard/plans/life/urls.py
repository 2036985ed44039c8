"""Addresses of the pages of a plan's life, below the plan's own: (address, view, name)."""

from dueregard.plans.life import views

PAGES = (
    ("life/", views.life_page, "life"),
    ("life/stage/", views.stage_page, "stage"),
    ("objectives/<slug:uid>/review/", views.review_page, "review_objective"),
)
