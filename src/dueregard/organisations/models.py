"""Public bodies, who belongs to them in which role, and the addresses that have ever been given."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.history.actor import Actor
from dueregard.history.fields import UidField
from dueregard.organisations.permissions import Viewed
from dueregard.organisations.posts.models import Holding, Post, PostAlias
from dueregard.organisations.words import Nation, Role, Sector
from dueregard.planfile.ids import new_id

__all__ = [
    "Address",
    "Holding",
    "Invitation",
    "Membership",
    "Nation",
    "Organisation",
    "Post",
    "PostAlias",
    "Role",
    "Sector",
]

SLUG_LENGTH = 80
LANGUAGES = [("en-GB", _("English")), ("cy", _("Welsh"))]
INVITATION_DAYS = 7
check_slug = RegexValidator(
    r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", _("Use small letters, digits and single hyphens between them.")
)


class Organisation(models.Model):
    """One public body."""

    uid = UidField()
    slug = models.CharField(_("address"), max_length=SLUG_LENGTH, unique=True, validators=[check_slug])
    name = models.CharField(_("name"), max_length=200)
    nation = models.CharField(_("nation"), max_length=20, choices=Nation.choices, default=Nation.ENGLAND)
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGES, default="en-GB")
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices, default=Sector.OTHER)
    headcount = models.PositiveIntegerField(
        _("head-count"),
        null=True,
        blank=True,
        help_text=_("How many people it employs: some duties begin at a number of employees."),
    )
    demonstration = models.BooleanField(
        _("demonstration"),
        default=False,
        help_text=_("Made up for trying things out: its pages ask search engines to leave them out."),
    )
    notice = models.TextField(_("notice"), blank=True, help_text=_("Shown at the head of each of its pages."))

    objects: ClassVar[Viewed["Organisation"]] = Viewed["Organisation"].as_manager()  # type: ignore[assignment]

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
                condition=Q(sector__in=Sector.values),
                name="organisation_sector_is_known",
                violation_error_message=_("There is no such sector."),
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


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Which invitations."""

    def open(self) -> "InvitationQuerySet":
        """Those that were neither accepted nor revoked; their link may still have run out."""
        return self.filter(accepted_at=None, revoked_at=None)


class Invitation(models.Model):
    """One invitation of one address to one body. `nonce` is in its link: a new one voids the old link."""

    uid = UidField()
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="invitations", verbose_name=_("organisation")
    )
    email = models.EmailField(_("e-mail address"), max_length=254)
    roles = models.JSONField(_("roles"), default=list)
    nonce = models.CharField(_("secret of the link"), max_length=10, default=new_id)
    sent_at = models.DateTimeField(_("sent"), default=clock.now)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects: ClassVar[InvitationQuerySet] = InvitationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """Newest first; an invitation is accepted or revoked, not both; an address has one open one."""

        ordering: ClassVar = ["-sent_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None),
                name="invitation_is_accepted_or_revoked",
                violation_error_message=_("An invitation is either accepted or revoked."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="invitation_is_open_once",
                violation_error_message=_("They have been invited already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.organisation}"

    @property
    def actor(self) -> Actor:
        """Whoever holds the link, as one that acts."""
        return Actor("link", self.uid, str(_("invitation of %(email)s") % {"email": self.email}))

    @property
    def role_names(self) -> list[str]:
        """The roles in words."""
        return [str(Role(role).label) for role in self.roles]

    def expires_at(self) -> datetime:
        """When its link runs out."""
        return self.sent_at + timedelta(days=INVITATION_DAYS)


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
