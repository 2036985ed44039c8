"""Addresses of this room's data."""

from django.urls import path

from dueregard.publishing import views
from dueregard.publishing.translating import views as translating

_PLAN = "organisations/<slug:organisation>/plans/<slug:plan>"

app_name = "publishing_files"
urlpatterns = [
    path(f"{_PLAN}/publishing.json", views.publishing_file, name="publishing"),
    path(f"{_PLAN}/publishing/preview.json", views.preview_file, name="preview"),
    *(
        path(
            f"{_PLAN}/publishing/translation.{kind}",
            translating.translation_file,
            {"kind": kind},
            name=f"translation_{kind}",
        )
        for kind in ("xlsx", "csv")
    ),
    path(f"{_PLAN}/proposals/<slug:uid>.json", views.proposal_file, name="proposal"),
]
