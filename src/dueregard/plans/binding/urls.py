"""Addresses of the pages about leads and posts."""

from django.urls import path

from dueregard.plans.binding import views

_BODY = "organisations/<slug:organisation>"

app_name = "binding"
urlpatterns = [
    path(f"{_BODY}/plans/<slug:plan>/leads/", views.binding_page, name="leads"),
    path(f"{_BODY}/posts/", views.posts_page, name="posts"),
    path(f"{_BODY}/posts/<slug:uid>/", views.post_page, name="post"),
    path(f"{_BODY}/posts/<slug:uid>/close/", views.close_page, name="close"),
    path(f"{_BODY}/posts/<slug:uid>/hand-over/", views.hand_over_page, name="hand_over"),
]
