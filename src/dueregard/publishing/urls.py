"""Addresses of this room's pages, which come in each language; its files (`file_urls`) do not."""

from django.urls import path

from dueregard.publishing import views
from dueregard.publishing.translating import views as translating

_BODY = "organisations/<slug:organisation>"
_PLAN = f"{_BODY}/plans/<slug:plan>"

app_name = "publishing"
urlpatterns = [
    path(f"{_BODY}/publishing/", views.policy_page, name="policy"),
    path(f"{_BODY}/publishing/languages/", translating.scheme_page, name="language_scheme"),
    path(f"{_BODY}/publishing/site/", views.site_page, name="site"),
    path(f"{_PLAN}/publishing/", views.publishing_page, name="publishing"),
    path(f"{_PLAN}/publishing/choice/", views.choice_page, name="choice"),
    path(f"{_PLAN}/publishing/people/", views.settle_page, name="settle"),
    path(f"{_PLAN}/publishing/preview/", views.preview_page, name="preview"),
    path(f"{_PLAN}/publishing/translation/", translating.translation_page, name="translation"),
    path(f"{_PLAN}/publishing/translation/file/", translating.file_back_page, name="file_back"),
    path(f"{_PLAN}/publishing/propose/", views.propose_page, name="propose"),
    path(f"{_PLAN}/publishing/editions/<int:number>/withdraw/", views.withdraw_page, name="withdraw"),
    path(f"{_PLAN}/proposals/<slug:uid>/", views.proposal_page, name="proposal"),
    path(f"{_PLAN}/proposals/<slug:uid>/approve/", views.approve_page, name="approve"),
    path(f"{_PLAN}/proposals/<slug:uid>/refuse/", views.refuse_page, name="refuse"),
    path(f"{_PLAN}/proposals/<slug:uid>/take-back/", views.take_back_page, name="take_back"),
]
