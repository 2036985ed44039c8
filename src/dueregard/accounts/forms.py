"""allauth's forms with our labels, and without placeholders, which vanish when one begins to type."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.recovery_codes import forms as codes
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ADVICE = _(
    "At least 12 characters. Three random words are easy to remember and hard to guess. "
    "You may paste it, and a password manager may keep it."
)


class _Relabelled:
    """Gives fields our labels and hints, and takes the placeholders away."""

    LABELS: ClassVar[dict[str, Any]] = {}
    HINTS: ClassVar[dict[str, Any]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.LABELS.get(name, field.label)
            field.help_text = self.HINTS.get(name, "")
            field.widget.attrs.pop("placeholder", None)


_TWICE: dict[str, Promise] = {"password1": _("New password"), "password2": _("New password again")}
_CODE: dict[str, Promise] = {"code": _("Code")}
_CODE_HINT: dict[str, Promise] = {
    "code": _("The six digits that your authenticator app shows, or one of your recovery codes.")
}


class SignInForm(_Relabelled, account.LoginForm):  # type: ignore[misc]  # allauth has no types
    """E-mail address and password."""

    LABELS: ClassVar = {"login": _("E-mail address"), "password": _("Password")}


class ResetForm(_Relabelled, account.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""

    LABELS: ClassVar = {"email": _("E-mail address")}


class NewPasswordForm(_Relabelled, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by link."""

    LABELS: ClassVar = _TWICE
    HINTS: ClassVar = {"password1": ADVICE}


class ChangePasswordForm(_Relabelled, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password, knowing the old one."""

    LABELS: ClassVar = {"oldpassword": _("Current password"), **_TWICE}
    HINTS: ClassVar = {"password1": ADVICE}


class SetPasswordForm(_Relabelled, account.SetPasswordForm):  # type: ignore[misc]
    """A first password, for who came by single sign-on."""

    LABELS: ClassVar = _TWICE
    HINTS: ClassVar = {"password1": ADVICE}


class ChangeAddressForm(_Relabelled, account.AddEmailForm):  # type: ignore[misc]
    """Another e-mail address."""

    LABELS: ClassVar = {"email": _("New e-mail address")}


class AgainForm(_Relabelled, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something weighty."""

    LABELS: ClassVar = {"password": _("Password")}


class CodeForm(_Relabelled, second.AuthenticateForm):  # type: ignore[misc]
    """The second factor when signing in."""

    LABELS: ClassVar = _CODE
    HINTS: ClassVar = _CODE_HINT


class CodeAgainForm(_Relabelled, second.ReauthenticateForm):  # type: ignore[misc]
    """The second factor once more."""

    LABELS: ClassVar = _CODE
    HINTS: ClassVar = _CODE_HINT


class TurnOnForm(_Relabelled, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code that the app shows."""

    LABELS: ClassVar = _CODE
    HINTS: ClassVar = {"code": _("The six digits that the app shows now.")}


class TurnOffForm(_Relabelled, totp.DeactivateTOTPForm):  # type: ignore[misc]
    """Nothing to fill in."""


class NewCodesForm(_Relabelled, codes.GenerateRecoveryCodesForm):  # type: ignore[misc]
    """Nothing to fill in."""


class LanguageForm(forms.Form):
    """In which language one is written to."""

    language = forms.ChoiceField(
        label=_("Language of letters to you"),
        choices=[("", _("the language of the organisation that writes")), *settings.LANGUAGES],
        widget=forms.RadioSelect,
        required=False,
    )
