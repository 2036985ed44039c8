"""Addresses of this room: what update links open, and the pages of those who ask."""

from django.urls import path

from dueregard.cycles import request_views, response_views, update_views, views

_BODY = "organisations/<slug:organisation>"
_CYCLES = f"{_BODY}/plans/<slug:plan>/cycles"
_CYCLE = f"{_CYCLES}/<slug:uid>"

app_name = "cycles"
urlpatterns = [
    path("updates/<str:key>/", update_views.exchange, name="exchange"),
    path("updates/of/<slug:uid>/", update_views.update_page, name="update"),
    path(f"{_BODY}/response-rates/", response_views.responses_page, name="responses"),
    path(f"{_BODY}/response-rates.json", response_views.responses_data, name="responses_data"),
    path(f"{_CYCLES}/", views.cycles_page, name="cycles"),
    path(f"{_CYCLES}.json", views.cycles_data, name="cycles_data"),
    path(f"{_CYCLES}/rhythm/", views.rhythm_page, name="rhythm"),
    path(f"{_CYCLES}/start/", views.start_page, name="start"),
    path(f"{_CYCLES}/requests/<slug:uid>/answer/", request_views.answer_page, name="answer"),
    path(f"{_CYCLES}/requests/<slug:uid>/return/", request_views.return_page, name="return"),
    path(f"{_CYCLES}/links/<slug:uid>/revoke/", request_views.revoke_page, name="revoke"),
    path(f"{_CYCLE}/", views.cycle_page, name="cycle"),
    path(f"{_CYCLE}.json", views.cycle_data, name="cycle_data"),
    path(f"{_CYCLE}/approve/", views.approve_page, name="approve"),
    path(f"{_CYCLE}/remind/", views.remind_page, name="remind"),
    path(f"{_CYCLE}/close/", views.close_page, name="close"),
    path(f"{_CYCLE}/sign-off/", views.sign_off_page, name="sign_off"),
]
