"""Addresses of the pages of a plan's life, below the plan's own: (address, view, name)."""

from dueregard.plans.life import api, views

PAGES = (
    ("life/", views.life_page, "life"),
    ("life.json", api.life_data, "life_data"),
    ("life/stage/", views.stage_page, "stage"),
    ("objectives/<slug:uid>/review/", views.review_page, "review_objective"),
)
