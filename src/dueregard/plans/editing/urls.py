"""Addresses of the pages of editing, below the plan's own: (address, view, name)."""

from dueregard.plans.editing import bulk_views, structure, views

PAGES = (
    ("edit/", views.edit_plan_page, "edit_plan"),
    ("bulk/", bulk_views.bulk_page, "bulk"),
    ("columns/", structure.columns_page, "columns"),
    ("new-objective/", views.add_objective_page, "add_objective"),
    ("new-action/", views.add_action_page, "add_action"),
    ("objectives/<slug:uid>/edit/", views.edit_objective_page, "edit_objective"),
    ("objectives/<slug:uid>/move/", structure.move_objective_page, "move_objective"),
    ("objectives/<slug:uid>/remove/", structure.remove_objective_page, "remove_objective"),
    ("actions/<slug:uid>/edit/", views.edit_action_page, "edit_action"),
    ("actions/<slug:uid>/move/", structure.move_action_page, "move_action"),
    ("actions/<slug:uid>/remove/", structure.remove_action_page, "remove_action"),
)
