"""Addresses of keeping posts."""

from django.urls import path

from dueregard.organisations.posts import views

_BODY = "organisations/<slug:organisation>"
_POSTS = f"{_BODY}/posts"

app_name = "posts"
urlpatterns = [
    path(f"{_POSTS}.csv", views.sheet, name="sheet"),
    path(f"{_POSTS}/new/", views.new_post, name="new"),
    path(f"{_POSTS}/bring/", views.bring, name="bring"),
    path(f"{_POSTS}/<slug:uid>/change/", views.change_post, name="change"),
    path(f"{_POSTS}/<slug:uid>/holder/", views.change_holder, name="holder"),
    path(f"{_BODY}/holdings/<slug:uid>/", views.change_holding, name="holding"),
]
