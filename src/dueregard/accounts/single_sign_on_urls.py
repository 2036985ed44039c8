"""Addresses that a provider of single sign-on knows: the same in every language."""

from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.urls import path

from dueregard.design.pages import open_page

urlpatterns = [
    path(
        "accounts/<slug:provider_id>/sign-in/", open_page(openid_connect.login), name="openid_connect_login"
    ),
    path(
        "accounts/<slug:provider_id>/sign-in/callback/",
        open_page(openid_connect.callback),
        name="openid_connect_callback",
    ),
    path(
        "accounts/single-sign-on/cancelled/",
        open_page(social.login_cancelled),
        name="socialaccount_login_cancelled",
    ),
    path(
        "accounts/single-sign-on/failed/",
        open_page(social.login_error),
        name="socialaccount_login_error",
    ),
]
