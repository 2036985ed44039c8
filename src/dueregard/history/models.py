"""Events and changes: the only history there is. No key leads from here to any other record."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.history.actor import KINDS, Actor, ActorKind
from dueregard.history.fields import UidField


class Event(models.Model):
    """One thing that somebody did: who, when, what, why. It names body and plan by their public words."""

    uid = UidField()
    at = models.DateTimeField(_("when"), default=clock.now, db_index=True)
    actor_kind = models.CharField(_("kind of actor"), max_length=10)
    actor_id = models.CharField(_("id of the actor"), max_length=64, blank=True)
    actor_label = models.CharField(_("who"), max_length=200)
    verb = models.CharField(_("what was done"), max_length=60)
    organisation = models.CharField(_("slug of the organisation"), max_length=80, blank=True)
    plan = models.CharField(_("id of the plan"), max_length=10, blank=True)
    reason = models.TextField(_("why"), blank=True)

    class Meta:
        """In the order in which things happened."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(actor_kind__in=KINDS),
                name="event_actor_kind_is_known",
                violation_error_message=_("Nobody of this kind acts."),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["plan", "id"], name="event_of_plan"),
            models.Index(fields=["organisation", "id"], name="event_of_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label}: {self.verb}"

    @property
    def actor(self) -> Actor:
        """Who did it."""
        kinds: dict[str, ActorKind] = {kind: kind for kind in KINDS}
        return Actor(kinds[self.actor_kind], self.actor_id, self.actor_label)


class Change(models.Model):
    """What one event changed in one record: the values that differ, before and after.

    `before` and `after` have the same keys; null means "not stated". A record's birth has nothing but null
    before, its end nothing but null after. Once redacted, the words are gone and the keys stay.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="changes", verbose_name=_("event"))
    kind = models.CharField(_("kind of record"), max_length=40)
    uid = models.CharField(_("id of the record"), max_length=10)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    redacted = models.BooleanField(_("words removed"), default=False)

    class Meta:
        """In the order in which things changed; one change a record and event."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "kind", "uid"],
                name="change_is_one_a_record_and_event",
                violation_error_message=_("An event changes a record once."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "uid", "id"], name="change_of_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}: {', '.join(self.after)}"
