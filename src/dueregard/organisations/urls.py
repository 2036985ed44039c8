"""Addresses of organisations' own pages, of invitations and of the first visit."""

from django.urls import path

from dueregard.organisations import views

_BODY = "organisations/<slug:slug>"
_MEMBER = f"{_BODY}/members/<slug:uid>"
_INVITATION = f"{_BODY}/invitations/<slug:uid>"

app_name = "organisations"
urlpatterns = [
    path("first-visit/<str:key>/", views.first_visit, name="first_visit"),
    path("new-organisation/", views.new_organisation, name="new"),
    path(f"{_BODY}/details/", views.details, name="details"),
    path(f"{_BODY}/members/", views.members, name="members"),
    path(f"{_BODY}/roles/", views.roles, name="roles"),
    path(f"{_BODY}/invite/", views.invite_somebody, name="invite"),
    path(f"{_MEMBER}/", views.member, name="member"),
    path(f"{_MEMBER}/remove/", views.remove, name="remove"),
    path(f"{_INVITATION}/send-again/", views.send_again, name="send_again"),
    path(f"{_INVITATION}/revoke/", views.revoke, name="revoke"),
    path("invitations/<str:key>/", views.accept, name="accept"),
]
