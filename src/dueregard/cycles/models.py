"""Rhythms, cycles, what they ask and what is answered; and the links that are sent to those who are asked."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.cycles.permissions import in_force
from dueregard.cycles.windows import Pattern, Window
from dueregard.cycles.words import WAITING, AnswerKind, Often, State
from dueregard.exchange.models import Snapshot
from dueregard.history.actor import Actor
from dueregard.history.fields import UidField
from dueregard.organisations.models import Organisation
from dueregard.organisations.posts.models import Holding, Post
from dueregard.plans.models import Action, Lead, Plan, TargetRevision, Update
from dueregard.plans.models.facts import LABEL
from dueregard.plans.models.fields import EdtfField, code, known, words


class Rhythm(models.Model):
    """How often the leads of one plan are asked. A plan without one writes to nobody by itself."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="rhythm", verbose_name=_("plan"))
    often = code(_("how often"), Often)
    first = models.DateField(_("first day"))
    meetings = models.JSONField(_("days of meetings"), default=list, blank=True)
    days = models.PositiveSmallIntegerField(_("days to answer"), default=14)
    grace = models.PositiveSmallIntegerField(_("days of grace"), default=7)
    approval = models.BooleanField(_("answers are approved"), default=True)
    deadlines = models.BooleanField(_("deadlines are told between cycles"), default=True)

    class Meta:
        """One a plan."""

        constraints: ClassVar = [
            known("often", Often.values, name="rhythm_is_known", blank=False),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=90, grace__lte=60),
                name="rhythm_leaves_time_to_answer",
                violation_error_message=_("Leave 1 to 90 days to answer, and at most 60 days of grace."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.often}"

    def pattern(self) -> Pattern:
        """Its days, for the rules of windows."""
        meetings = tuple(sorted(date.fromisoformat(day) for day in self.meetings))
        return Pattern(self.often, self.first, meetings, self.days, self.grace)


class CycleQuerySet(models.QuerySet["Cycle"]):
    """Which cycles."""

    def open(self) -> "CycleQuerySet":
        """Those that nobody has closed."""
        return self.filter(closed_at__isnull=True)


class Cycle(models.Model):
    """One round in which the leads of a plan are asked for updates; closed, it keeps the plan as it stood."""

    uid = UidField()
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="cycles", verbose_name=_("plan"))
    title = models.CharField(_("name"), max_length=200)
    opens_on = models.DateField(_("opens"))
    due_on = models.DateField(_("answers by"))
    until = models.DateField(_("last day of grace"))
    approval = models.BooleanField(_("answers are approved"), default=True)
    started_by = models.CharField(_("started by"), max_length=LABEL)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.CharField(_("closed by"), max_length=LABEL, blank=True)
    snapshot = models.ForeignKey(
        Snapshot, models.PROTECT, null=True, blank=True, related_name="cycles", verbose_name=_("snapshot")
    )
    signed_at = models.DateTimeField(_("signed off"), null=True, blank=True)
    signed_by = models.CharField(_("signed off by"), max_length=LABEL, blank=True)
    note = words(_("note"))

    objects: ClassVar[CycleQuerySet] = CycleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-opens_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "opens_on"],
                name="cycle_of_a_plan_opens_once_a_day",
                violation_error_message=_("A cycle of this plan opened on that day already."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on"), until__gte=F("due_on")),
                name="cycle_days_follow_each_other",
                violation_error_message=_("A cycle opens, then answers are due, then grace ends."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, snapshot__isnull=True, signed_at__isnull=True)
                | Q(closed_at__isnull=False, snapshot__isnull=False),
                name="cycle_closes_with_a_snapshot",
                violation_error_message=_("A closed cycle keeps a snapshot; only then is it signed off."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def window(self) -> Window:
        """Its days, for the rules of windows."""
        return Window(self.opens_on, self.due_on, self.until)

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"{self.plan.get_absolute_url()}cycles/{self.uid}/"


class RequestQuerySet(models.QuerySet["Request"]):
    """Which requests."""

    def open(self) -> "RequestQuerySet":
        """Those of cycles that go on, and of none, in plans that have not ended."""
        goes_on = Q(cycle__isnull=True) | Q(cycle__closed_at__isnull=True)
        return self.filter(goes_on, action__plan__ended_on__isnull=True)

    def waiting(self) -> "RequestQuerySet":
        """Those of them to which an answer is expected."""
        return self.open().filter(state__in=WAITING)


class Request(models.Model):
    """One action of which one cycle asks how it stands; without a cycle, because its own deadline is near.

    `occurrence` is the EDTF name of the one that is asked for, "" where the action does not come again.
    """

    uid = UidField()
    cycle = models.ForeignKey(
        Cycle, models.CASCADE, null=True, blank=True, related_name="requests", verbose_name=_("cycle")
    )
    action = models.ForeignKey(Action, models.CASCADE, related_name="requests", verbose_name=_("action"))
    occurrence = EdtfField(_("occurrence"))
    state = code(_("state"), State)
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    answered_at = models.DateTimeField(_("answered first"), null=True, blank=True)
    returned_at = models.DateTimeField(_("returned last"), null=True, blank=True)

    objects: ClassVar[RequestQuerySet] = RequestQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """In the document's order."""

        ordering: ClassVar = ["action__position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "action"],
                name="cycle_asks_for_an_action_once",
                violation_error_message=_("The cycle asks for this action already."),
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(cycle__isnull=True, state__in=WAITING),
                name="action_is_asked_for_once_outside_cycles",
                violation_error_message=_("It is asked how this action stands already."),
            ),
            known("state", State.values, name="request_state_is_known", blank=False),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.state}"

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is expected."""
        return self.state in WAITING


class Answer(models.Model):
    """One answer to a request, with what was recorded by it; answered anew after a return, it has another."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="answers", verbose_name=_("request"))
    kind = code(_("answer"), AnswerKind)
    text = words(_("words"))
    by = models.CharField(_("answered by"), max_length=LABEL)
    at = models.DateTimeField(_("when"), default=clock.now)
    update = models.ForeignKey(
        Update,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("progress entry"),
    )
    revision = models.ForeignKey(
        TargetRevision,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("proposed target"),
    )
    decided_by = models.CharField(_("looked at by"), max_length=LABEL, blank=True)
    returned_because = words(_("why it was returned"))

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            known("kind", AnswerKind.values, name="answer_kind_is_known", blank=False),
            models.CheckConstraint(
                condition=Q(returned_because="") | ~Q(decided_by=""),
                name="answer_is_returned_by_somebody",
                violation_error_message=_("An answer is returned by somebody."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.kind}"


class UpdateLink(models.Model):
    """What one person is written to about on one day: what they are asked, what they hear of as a sponsor.

    Its secrets, minted when the mail leaves, open a page with just those actions. `address` is where it went.
    """

    uid = UidField()
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="update_links", verbose_name=_("organisation")
    )
    name = models.CharField(_("to"), max_length=300)
    address = models.EmailField(_("e-mail address"), max_length=254)
    on = models.DateField(_("day"))
    made_at = models.DateTimeField(_("made"), default=clock.now)
    expires_on = models.DateField(_("last day"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    requests = models.ManyToManyField(Request, related_name="links", verbose_name=_("requests"), blank=True)
    escalates = models.ManyToManyField(
        Cycle, related_name="escalations", verbose_name=_("cycles without an answer"), blank=True
    )

    class Meta:
        """The latest first; at most one a person and day."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "address", "on"],
                name="person_is_written_to_once_a_day",
                violation_error_message=_("They have been written to on this day already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.on}"

    @property
    def actor(self) -> Actor:
        """Whoever holds it, as one that acts: named by posts, since people’s names would become public."""
        return Actor("link", self.uid, str(_("link sent to %(to)s") % {"to": self.name})[:LABEL])

    def requests_on(self, day: date) -> RequestQuerySet:
        """What it may be used for on that day, answered or not: nothing once it is no longer in force."""
        seats = self.seats.filter(in_force(day))
        of_them = Lead.objects.filter(post__in=seats.values("post"), action__isnull=False)
        return Request.objects.open().filter(links=self, action__in=of_them.values("action"))


class Seat(models.Model):
    """One post by which somebody is written to, with its holder just then, if it had one."""

    link = models.ForeignKey(UpdateLink, models.CASCADE, related_name="seats", verbose_name=_("link"))
    post = models.ForeignKey(Post, models.CASCADE, related_name="update_seats", verbose_name=_("post"))
    holding = models.ForeignKey(
        Holding, models.CASCADE, null=True, blank=True, related_name="update_seats", verbose_name=_("holder")
    )

    class Meta:
        """Each once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["link", "post", "holding"],
                name="seat_is_taken_once",
                violation_error_message=_("The link is bound to this holder already."),
            ),
            models.UniqueConstraint(
                fields=["link", "post"],
                condition=Q(holding__isnull=True),
                name="empty_seat_is_taken_once",
                violation_error_message=_("The link is bound to this post already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.holding or self.post)


class LinkSecret(models.Model):
    """The hash of one secret that opens a link: one a mail, so that of a mail sent twice both work."""

    link = models.ForeignKey(UpdateLink, models.CASCADE, related_name="secrets", verbose_name=_("link"))
    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"), default=clock.now)

    def __str__(self) -> str:
        return f"{self.link}: {self.made_at:%Y-%m-%d}"
