"""Addresses of sign-in and of one's own account. Names without a prefix are those that allauth looks up."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.urls.converters import StringConverter

from dueregard.accounts import views
from dueregard.design.pages import account_page, open_page


class Key(StringConverter):
    """A signed key in a link."""

    regex = "[-:\\w]+"


class Base36(StringConverter):
    """A number in 36 digits: the account that a link is for."""

    regex = "[0-9A-Za-z]+"


register_converter(Key, "key")
register_converter(Base36, "base36")

_ours: list[URLPattern | URLResolver] = [
    path("account/", account_page(views.account), name="account"),
    path("account/language/", account_page(views.language), name="language"),
    path("account/kept/", account_page(views.kept), name="kept"),
    path("account/sessions/<int:number>/end/", account_page(views.end_session), name="end_session"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((_ours, "accounts"))),
    path("sign-in/", open_page(views.SignInView.as_view()), name="account_login"),
    path("sign-in/code/", open_page(second.authenticate), name="mfa_authenticate"),
    path("sign-out/", open_page(account.logout), name="account_logout"),
    path("sign-up/", open_page(views.sign_up), name="account_signup"),
    path("sign-in/inactive/", open_page(account.account_inactive), name="account_inactive"),
    path("forgotten-password/", open_page(account.password_reset), name="account_reset_password"),
    path(
        "forgotten-password/sent/", open_page(account.password_reset_done), name="account_reset_password_done"
    ),
    path(
        "forgotten-password/done/",
        open_page(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path(
        "forgotten-password/<base36:uidb36>-<key:key>/",
        open_page(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("account/password/", account_page(account.password_change), name="account_change_password"),
    path("account/password/first/", account_page(account.password_set), name="account_set_password"),
    path("account/address/", account_page(account.email), name="account_email"),
    path("account/address/<key:key>/", open_page(account.confirm_email), name="account_confirm_email"),
    path("account/again/", account_page(account.reauthenticate), name="account_reauthenticate"),
    path("account/again/code/", account_page(second.reauthenticate), name="mfa_reauthenticate"),
    path("account/second-factor/", account_page(second.index), name="mfa_index"),
    path("account/second-factor/on/", account_page(totp.activate_totp), name="mfa_activate_totp"),
    path("account/second-factor/off/", account_page(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/recovery-codes/", account_page(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/recovery-codes/new/",
        account_page(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("account/sessions/", account_page(sessions.list_usersessions), name="usersessions_list"),
]
