"""Forms about organisations and the people in them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from dueregard.accounts.forms import ADVICE
from dueregard.accounts.models import Account
from dueregard.organisations.models import Organisation, Role

ROLES = [(role.value, role.label) for role in Role if role is not Role.PUBLIC]


class RolesForm(forms.Form):
    """Which roles somebody has."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        help_text=_("Somebody may have several."),
        choices=ROLES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role.")},
    )


class InviteForm(RolesForm):
    """Whom to invite, as what."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    field_order: Sequence[str] = ("email", "roles")


class PersonForm(forms.Form):
    """A name and a password for a new account; `address` is whose it will be."""

    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=ADVICE,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.address = address

    def clean(self) -> dict[str, Any]:
        """Hold the password to the installation's rules, which know whose it is."""
        told: dict[str, Any] = super().clean() or {}
        if password := told.get("password"):
            account = Account(email=told.get("email", self.address), name=told.get("name", ""))
            try:
                validate_password(password, account)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return told


class FirstAdministratorForm(PersonForm):
    """Who runs the installation."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    field_order: Sequence[str] = ("name", "email", "password")


class NewOrganisationForm(forms.ModelForm[Organisation]):
    """A public body to take in."""

    class Meta:
        """What has to be known at first."""

        model = Organisation
        fields: ClassVar = ["name", "nation", "sector", "headcount", "language"]


class OrganisationForm(NewOrganisationForm):
    """What is known of a body."""

    class Meta(NewOrganisationForm.Meta):
        """The same and who may see it."""

        fields: ClassVar = [*NewOrganisationForm.Meta.fields, "notice"]
        widgets: ClassVar = {"notice": forms.Textarea(attrs={"rows": 3})}
