"""Public bodies, who belongs to them in which role, and the addresses that have ever been given."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard.history.actor import Actor
from dueregard.history.fields import UidField
from dueregard.organisations.permissions import visible
from dueregard.organisations.words import Nation, Role, Visibility

__all__ = ["Address", "Membership", "Nation", "Organisation", "Role", "Visibility"]

SLUG_LENGTH = 80
check_slug = RegexValidator(
    r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", _("Use small letters, digits and single hyphens between them.")
)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Which organisations."""

    def visible_to(self, who: Actor) -> "OrganisationQuerySet":
        """Those that `who` may look at."""
        return self.filter(visible(who, self.model))


class Organisation(models.Model):
    """One public body."""

    uid = UidField()
    slug = models.CharField(_("address"), max_length=SLUG_LENGTH, unique=True, validators=[check_slug])
    name = models.CharField(_("name"), max_length=200)
    nation = models.CharField(_("nation"), max_length=20, choices=Nation.choices, default=Nation.ENGLAND)
    language = models.CharField(_("language"), max_length=10, default="en-GB")
    visibility = models.CharField(
        _("who may see it"), max_length=10, choices=Visibility.choices, default=Visibility.MEMBERS
    )
    notice = models.TextField(_("notice"), blank=True, help_text=_("Shown at the head of each of its pages."))

    objects: ClassVar[OrganisationQuerySet] = OrganisationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """By name."""

        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(nation__in=Nation.values),
                name="organisation_nation_is_known",
                violation_error_message=_("An organisation is in one of the four nations."),
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values),
                name="organisation_visibility_is_known",
                violation_error_message=_("An organisation is seen by its members or by everybody."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def organisation(self) -> "Organisation":
        """Itself: whatever is governed says whose it is."""
        return self

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"/organisations/{self.slug}/"


class Membership(models.Model):
    """One role that one account has in one organisation; somebody with two roles has two rows."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="memberships", verbose_name=_("organisation")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("account")
    )
    role = models.CharField(
        _("role"), max_length=20, choices=[choice for choice in Role.choices if choice[0] != Role.PUBLIC]
    )

    class Meta:
        """Each role once; nobody is made a member as "the public"."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "account", "role"],
                name="membership_is_given_once",
                violation_error_message=_("They already have this role."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role for role in Role.values if role != Role.PUBLIC]),
                name="membership_role_is_known",
                violation_error_message=_("There is no such role."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.role}, {self.organisation}"


class Address(models.Model):
    """One slug that was given to one record, and so is never given to another, whatever becomes of it.

    `scope` is the part of the address above it: "organisations", or "organisations/<id of the body>/plans".
    """

    scope = models.CharField(_("scope"), max_length=60)
    slug = models.CharField(_("slug"), max_length=SLUG_LENGTH, validators=[check_slug])
    uid = models.CharField(_("id of the record"), max_length=10)

    class Meta:
        """Never twice."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scope", "slug"],
                name="address_is_never_given_twice",
                violation_error_message=_(
                    "This address has been given before; addresses are never given again."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"/{self.scope}/{self.slug}/"
