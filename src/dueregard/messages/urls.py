"""Addresses of the outbox."""

from django.urls import path

from dueregard.messages import views

_OUTBOX = "organisations/<slug:organisation>/messages"

app_name = "outbox"
urlpatterns = [
    path(f"{_OUTBOX}/", views.outbox, name="all"),
    path(f"{_OUTBOX}.json", views.outbox_data, name="data"),
    path(f"{_OUTBOX}/again/", views.all_again, name="all_again"),
    path(f"{_OUTBOX}/kinds/", views.kinds, name="kinds"),
    path(f"{_OUTBOX}/kinds/<str:letter>/", views.kind_page, name="kind"),
    path(f"{_OUTBOX}/<slug:uid>/", views.message_page, name="message"),
    path(f"{_OUTBOX}/<slug:uid>/again/", views.again, name="again"),
    path(f"{_OUTBOX}/<slug:uid>/returned/", views.returned, name="returned"),
]
