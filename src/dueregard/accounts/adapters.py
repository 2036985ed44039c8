"""How django-allauth is fitted to this house: who is let in, what it says, how it writes mail."""

from typing import Any, ClassVar, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from dueregard.accounts import mail
from dueregard.accounts.models import Account
from dueregard.design.languages import home

SAID: Final = {
    "account/messages/password_changed.txt": _("Your password has been changed."),
    "account/messages/email_confirmation_sent.txt": _("A message with a link has been sent to that address."),
    "account/messages/email_confirmed.txt": _("Your e-mail address has been confirmed."),
    "mfa/messages/totp_activated.txt": _("Signing in now asks for a code as well."),
    "mfa/messages/totp_deactivated.txt": _("Signing in no longer asks for a code."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "These are your recovery codes. Any that you had before are void."
    ),
    "usersessions/messages/sessions_logged_out.txt": _("You are signed out everywhere else."),
}
"""What is told after something was done; of the rest (“you have signed in”) nothing need be said."""

WRITTEN: Final = {
    "account/email/password_reset_key": ("reset", "password_reset_url"),
    "account/email/email_confirmation": ("confirm_address", "activate_url"),
}
"""Our own letter for one of allauth's, and under which name it gives the link."""

CHANGES: Final = {
    "account/email/password_changed": _("the password was changed"),
    "account/email/password_reset": _("the password was reset by a link sent to you"),
    "account/email/password_set": _("a password was set"),
    "account/email/email_changed": _("the e-mail address was changed"),
    "account/email/email_confirmed": _("an e-mail address was confirmed"),
    "account/email/email_deleted": _("an e-mail address was removed"),
    "mfa/email/totp_activated": _("the second factor was turned on"),
    "mfa/email/totp_deactivated": _("the second factor was turned off"),
    "mfa/email/recovery_codes_generated": _("new recovery codes were made"),
    "socialaccount/email/account_connected": _("single sign-on was connected"),
}
"""Changes of which the owner of an account is told by mail, in case it was somebody else."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts come by invitation; messages and mail are in our words, in both languages."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account may no longer sign in."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "email_taken": _("Another account has this address."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is not right, or has run out. Enter the one shown now."),
        "incorrect_password": _("The password is not right."),
        "invalid_password_reset": _("This link is no longer valid."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
        "same_as_current": _("The new value must differ from the current one."),
        "too_many_login_attempts": _("Too many wrong tries. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers: accounts come by invitation."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str = "", *_: Any, **_more: Any
    ) -> None:
        """Say on the next page what is worth saying."""
        if words := SAID.get(message_template):
            messages.add_message(request, level, str(words))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write our own letter instead of allauth's; of a mere change, say what changed."""
        if template_prefix in WRITTEN:
            name, link = WRITTEN[template_prefix]
            mail.send(name, email, link=context[link])
        elif what := CHANGES.get(template_prefix):
            mail.send("changed", email, what=what, link=self.request.build_absolute_uri(home()))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """The second factor, in our words."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def get_totp_issuer(self) -> str:
        """What an authenticator app shows beside the address."""
        return "dueregard"


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Single sign-on proves who somebody is; it lets in only whom somebody here has invited."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody registers this way either."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Bind the first sign-in of a known address to its account, and turn everybody else away.

        The provider is one that the installation chose for its own people, so its word for their address
        is taken, unless it says itself that it has not verified the address.
        """
        if sociallogin.is_existing:
            return
        account = _known(sociallogin)
        if account is None:
            page = render(request, "socialaccount/unknown.html", status=403)
            raise ImmediateHttpResponse(page)
        sociallogin.connect(request, account)


def _known(sociallogin: Any) -> Account | None:
    claims = sociallogin.account.extra_data
    told = claims.get("userinfo") or claims.get("id_token") or claims
    address = str(told.get("email") or "").strip().lower()
    if not address or told.get("email_verified") is False:
        return None
    return Account.objects.filter(email=address, is_active=True).first()
