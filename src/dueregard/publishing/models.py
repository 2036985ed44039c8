"""What is decided before an edition: what is public of a plan, whose words are settled, who approves."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.editions.models import Edition
from dueregard.history.fields import UidField
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import Viewed
from dueregard.planfile.files import hash_of
from dueregard.planfile.model import PlanFile
from dueregard.plans.models import Plan
from dueregard.plans.models.fields import code, known
from dueregard.publishing.words import How, Part, State


class Policy(models.Model):
    """How one body publishes. A body without a row asks for a second person."""

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, related_name="publishing_policy", verbose_name=_("organisation")
    )
    second_person = models.BooleanField(
        _("editions are approved by somebody other than who proposes them"), default=True
    )

    class Meta:
        """One a body."""

        verbose_name_plural = "policies"

    def __str__(self) -> str:
        return str(self.organisation)


class Decided(models.Model):
    """One column or field of a plan of which somebody has said whether it is public."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="publicity", verbose_name=_("plan"))
    part = code(_("part"), Part)
    name = models.CharField(_("name"), max_length=60)
    public = models.BooleanField(_("public"))

    class Meta:
        """Each once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "part", "name"],
                name="publicity_is_decided_once",
                violation_error_message=_("This is decided already."),
            ),
            known("part", Part.values, name="publicity_is_of_a_known_part", blank=False),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.name}: {self.public}"


class Settlement(models.Model):
    """What is done in a plan's editions about words that may tell of a person."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="settlements", verbose_name=_("plan"))
    words = models.TextField(_("words"))
    how = code(_("how"), How)
    put = models.CharField(_("words put for them"), max_length=300, blank=True)

    class Meta:
        """Each once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "words"],
                name="words_are_settled_once",
                violation_error_message=_("These words are settled already."),
            ),
            known("how", How.values, name="words_are_settled_in_a_known_way", blank=False),
            models.CheckConstraint(
                condition=Q(how=How.PUT) & ~Q(put="") | ~Q(how=How.PUT) & Q(put=""),
                name="words_are_put_for_words",
                violation_error_message=_("Say which words are put for them."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.how}"


class ProposalQuerySet(Viewed["Proposal"]):
    """Which proposals."""

    def open(self) -> "ProposalQuerySet":
        """Those that wait for their approver."""
        return self.filter(state=State.PROPOSED)


class Proposal(models.Model):
    """One edition that was proposed, frozen under its hash: that and nothing else is approved."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="proposals", verbose_name=_("plan"))
    uid = UidField()
    content = models.TextField(_("public plan file"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    as_at = models.DateField(_("as at"))
    note = models.TextField(_("what changed, in the body's words"), blank=True)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="asked_to_approve", verbose_name=_("approver")
    )
    state = code(_("state"), State)
    proposed_by = models.CharField(_("proposed by"), max_length=200)
    proposer_id = models.CharField(_("id of the proposer"), max_length=64, blank=True)
    proposed_at = models.DateTimeField(_("proposed"), default=clock.now)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    reason = models.TextField(_("why"), blank=True)
    edition = models.OneToOneField(
        Edition, models.PROTECT, null=True, blank=True, related_name="proposal", verbose_name=_("edition")
    )

    objects: ClassVar[ProposalQuerySet] = ProposalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """The latest first; one at a time."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state=State.PROPOSED),
                name="proposal_is_one_at_a_time",
                violation_error_message=_("An edition of this plan waits for approval already."),
            ),
            known("state", State.values, name="proposal_state_is_known", blank=False),
            models.CheckConstraint(
                condition=Q(state=State.PROPOSED, decided_at=None, decided_by="")
                | ~Q(state=State.PROPOSED) & Q(decided_at__isnull=False) & ~Q(decided_by=""),
                name="proposal_is_decided_by_somebody",
                violation_error_message=_("A decision has a day and somebody who made it."),
            ),
            models.CheckConstraint(
                condition=Q(state=State.APPROVED, edition__isnull=False)
                | ~Q(state=State.APPROVED) & Q(edition=None),
                name="proposal_is_published_once_approved",
                violation_error_message=_("What is approved is published, and nothing else is."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.as_at}"

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.plan.organisation

    def file(self) -> PlanFile:
        """The public plan file."""
        return PlanFile.model_validate_json(self.content)

    def is_whole(self) -> bool:
        """Whether the content is that of the hash."""
        return hash_of(self.content) == self.sha256

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"{self.plan.get_absolute_url()}proposals/{self.uid}/"
