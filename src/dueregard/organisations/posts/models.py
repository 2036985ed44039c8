"""Posts, the other names that they are printed by, and who holds them when."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dueregard.history.fields import UidField
from dueregard.organisations.permissions import Viewed
from dueregard.organisations.posts.names import key
from dueregard.organisations.posts.words import PostKind

NAME_LENGTH = 300


class PostQuerySet(Viewed["Post"]):
    """Which posts."""

    def going_on(self, day: date) -> "PostQuerySet":
        """Those that are not closed on that day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day))

    def with_people(self) -> "PostQuerySet":
        """The same with all that their holders and addresses need. 2 queries more."""
        return self.prefetch_related("holdings__account", "aliases")


class Post(models.Model):
    """One post, team, collective, other body or person to whom actions of a body are given.

    A post outlives its holders: actions are bound to it, and its holders come and go with dates.
    """

    uid = UidField()
    organisation = models.ForeignKey(
        "organisations.Organisation", models.CASCADE, related_name="posts", verbose_name=_("organisation")
    )
    title = models.CharField(_("name"), max_length=NAME_LENGTH)
    key = models.CharField(_("name as compared"), max_length=NAME_LENGTH, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=PostKind.choices, default=PostKind.POST)
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    until = models.DateField(_("last day"), null=True, blank=True)
    """Once it is closed."""

    objects: ClassVar[PostQuerySet] = PostQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """By name."""

        ordering: ClassVar = ["title", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "key"],
                name="post_name_is_unique",
                violation_error_message=_("The organisation has a post of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PostKind.values),
                name="post_kind_is_known",
                violation_error_message=_("There is no such kind of post."),
            ),
            models.CheckConstraint(
                condition=~Q(key=""),
                name="post_has_a_name",
                violation_error_message=_("A name has at least one letter or digit."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Keep the name as it is compared."""
        self.key = key(self.title)

    def save(self, *args: object, **options: object) -> None:
        """Keep the name as it is compared, whoever saves."""
        self.key = key(self.title)
        super().save(*args, **options)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"/organisations/{self.organisation.slug}/posts/{self.uid}/"

    def holdings_on(self, day: date) -> "list[Holding]":
        """Who holds it on that day, longest first. No query after `with_people()`."""
        held = [each for each in self.holdings.all() if each.covers(day)]
        return sorted(held, key=lambda each: (each.since or date.min, each.pk))

    def is_vacant(self, day: date) -> bool:
        """Whether it is a post that nobody is known to hold; other kinds, and closed ones, miss none."""
        if self.until and self.until < day:
            return False
        return self.kind == PostKind.POST and not self.holdings_on(day)

    def addresses_on(self, day: date) -> list[str]:
        """Where it is written to on that day: its own address, else those of its holders."""
        return [self.email] if self.email else list(_stated(each.address for each in self.holdings_on(day)))


class PostAlias(models.Model):
    """One other name that plans print for a post: an abbreviation, a spelling, a former title."""

    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.CASCADE,
        related_name="post_aliases",
        verbose_name=_("organisation"),
    )
    post = models.ForeignKey(Post, models.CASCADE, related_name="aliases", verbose_name=_("post"))
    text = models.CharField(_("name as printed"), max_length=NAME_LENGTH)
    key = models.CharField(_("name as compared"), max_length=NAME_LENGTH)

    class Meta:
        """By name; each means one post."""

        ordering: ClassVar = ["text", "id"]
        verbose_name_plural = "post aliases"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "key"],
                name="post_alias_means_one_post",
                violation_error_message=_("This name is known for a post already."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """A name belongs to a post of the same body."""
        if self.post.organisation_id != self.organisation_id:
            raise ValidationError({"post": _("The post belongs to another organisation.")})


class Holding(models.Model):
    """One person's time in a post, both days included; no day where it is not known or not over.

    Of the person there is no more than a name, an address to write to, and the account if they have one.
    """

    uid = UidField()
    post = models.ForeignKey(Post, models.CASCADE, related_name="holdings", verbose_name=_("post"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="holdings",
        verbose_name=_("account"),
    )
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    language = models.CharField(
        _("language of letters"), max_length=10, choices=settings.LANGUAGES, blank=True
    )
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = [F("since").asc(nulls_first=True), "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="holding_names_somebody",
                violation_error_message=_("Say who holds the post."),
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="holding_ends_after_it_begins",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def covers(self, day: date) -> bool:
        """Whether it holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def address(self) -> str:
        """Where the person is written to: what was entered for the post, else the account's own."""
        return self.email or (self.account.email if self.account else "")

    @property
    def writes_in(self) -> str:
        """The language in which the person is written to: their choice, else what was entered, or ""."""
        return (self.account.language if self.account else "") or self.language


def held_on(day: date, prefix: str = "") -> Q:
    """The filter of `Holding.covers`, for holdings or, with a prefix, for what leads to them."""
    begun = Q(**{f"{prefix}since__isnull": True}) | Q(**{f"{prefix}since__lte": day})
    going_on = Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": day})
    return begun & going_on


def _stated(words: Iterable[str]) -> dict[str, None]:
    """Those that are not empty, each once, in their order."""
    return dict.fromkeys(word for word in words if word)
