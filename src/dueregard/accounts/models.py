"""Accounts: who can sign in. The e-mail address is the name that one signs in with."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from dueregard.history.actor import Actor
from dueregard.history.fields import UidField


class AccountManager(BaseUserManager["Account"]):
    """Makes and finds accounts."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """A new account; without a password nobody can sign in with one (an invitation, single sign-on)."""
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)
        account.full_clean()
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account with this address; capitals do not matter."""
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """One person who can sign in. Roles belong to memberships, so an account by itself may do nothing."""

    uid = UidField()
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=200)
    is_active = models.BooleanField(_("may sign in"), default=True)
    runs_installation = models.BooleanField(
        _("runs the installation"),
        default=False,
        help_text=_("May take in organisations; sees none by that."),
    )
    language = models.CharField(
        _("language of letters"), max_length=10, choices=settings.LANGUAGES, blank=True
    )
    """Empty where they have not chosen: that of the body that writes."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[AccountManager] = AccountManager()

    held: tuple[tuple[int, str], ...] | None = None
    """The roles that were read along with it (`organisations.coming_in`); kept with no record."""

    class Meta:
        """One address, one account, however somebody capitalises it."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="account_email_is_in_small_letters",
                violation_error_message=_("E-mail addresses are kept in small letters."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def actor(self) -> Actor:
        """This account as one that acts."""
        return Actor("account", self.uid, self.name or self.email, self.held)
