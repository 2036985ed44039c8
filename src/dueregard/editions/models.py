"""What the public sees: a body's site, its plans' editions, and the rows by which editions are searched.

Nothing here points to a record of another room. What is not in these tables can't be shown by mistake.
"""

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.planfile.files import hash_of
from dueregard.planfile.ids import LENGTH, is_id, new_id
from dueregard.planfile.model import PlanFile
from dueregard.planfile.translations import tongue_of
from dueregard.writing.livery import HOUSE_COLOUR, LEAST_CONTRAST, contrast_with_white

SLUG_LENGTH = 80


def check_uid(text: str) -> None:
    """Refuse what has not the shape of a public id."""
    if not is_id(text):
        raise ValidationError(_("“%(text)s” is no id: ten digits and letters are."), params={"text": text})


def check_colour(text: str) -> None:
    """Refuse a colour on which white words can't be read; whether it is a colour, another validator says."""
    if re.fullmatch("#[0-9a-f]{6}", text) and contrast_with_white(text) < LEAST_CONTRAST:
        raise ValidationError(_("White words can't be read well on this colour: choose a darker one."))


def _uid(label: Any, **options: Any) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=LENGTH, editable=False, validators=[check_uid], **options)


class Site(models.Model):
    """The public face of one body: how its pages are named, coloured and signed.

    Each text has a Welsh one beside it; where that is empty, Welsh pages show the other. An empty
    accessibility statement or privacy notice stands for the usual one, which is true of the software.
    """

    uid = _uid(_("id of the body"), unique=True)
    slug = models.SlugField(_("address"), max_length=SLUG_LENGTH, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_cy = models.CharField(_("name in Welsh"), max_length=200, blank=True)
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default=HOUSE_COLOUR,
        validators=[
            RegexValidator(r"\A#[0-9a-f]{6}\Z", _("Write the colour as #1d3c5a.")),
            check_colour,
        ],
        help_text=_("Behind the name, in white words: dark enough for them to be read."),
    )
    contact = models.TextField(_("contact"), blank=True)
    contact_cy = models.TextField(_("contact in Welsh"), blank=True)
    accessibility = models.TextField(_("accessibility statement"), blank=True)
    accessibility_cy = models.TextField(_("accessibility statement in Welsh"), blank=True)
    privacy = models.TextField(_("privacy notice"), blank=True)
    privacy_cy = models.TextField(_("privacy notice in Welsh"), blank=True)
    demonstration = models.BooleanField(
        _("demonstration"), default=False, help_text=_("Search engines are asked to leave its pages out.")
    )
    changed_at = models.DateTimeField(_("changed"), default=clock.now)

    class Meta:
        """By name."""

        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="site_has_a_name",
                violation_error_message=_("A public site bears the body's name."),
            ),
        ]

    def __str__(self) -> str:
        return self.said("name")

    def save(self, *arguments: Any, **options: Any) -> None:
        """Keep it, and say when: whoever holds an older copy of one of its pages is told by that."""
        self.changed_at = clock.now()
        if fields := options.get("update_fields"):
            options["update_fields"] = {*fields, "changed_at"}
        super().save(*arguments, **options)

    def said(self, field: str) -> str:
        """The text `field` in the language of the page, in English where there is no Welsh one."""
        welsh = str(getattr(self, f"{field}_cy")) if get_language() == "cy" else ""
        return welsh or str(getattr(self, field))

    def get_absolute_url(self) -> str:
        """Its first page."""
        return f"/published/{self.slug}/"


class PublicPlan(models.Model):
    """One plan's public address, given with its first edition for good."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="plans", verbose_name=_("site"))
    uid = _uid(_("id of the plan"), unique=True)
    slug = models.SlugField(_("address"), max_length=SLUG_LENGTH)

    class Meta:
        """In the order in which they were first published."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["site", "slug"],
                name="public_plan_has_its_own_address",
                violation_error_message=_("Another plan of this body has this address."),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        """Where its current edition is read."""
        return f"{self.site.get_absolute_url()}plans/{self.slug}/"


class EditionQuerySet(models.QuerySet["Edition"]):
    """Which editions."""

    def standing(self) -> "EditionQuerySet":
        """Those that have not been withdrawn."""
        return self.filter(withdrawn_at=None)

    def current(self) -> "EditionQuerySet":
        """Of each plan the latest that stands."""
        later = Edition.objects.standing().filter(plan=OuterRef("plan"), number__gt=OuterRef("number"))
        return self.standing().filter(~Exists(later))

    def without_content(self) -> "EditionQuerySet":
        """The same, with plan and site, leaving the long text in the database."""
        return self.select_related("plan__site", "since").defer("content", "since__content")


class Edition(models.Model):
    """One frozen, numbered copy of a plan as it was published: a plan file by an allow-list, under its hash.

    The database itself refuses to change it, but for words that the law wants gone: then it has another hash
    and says so. Who decided is known to those who publish, and stands in the history, not here.
    """

    plan = models.ForeignKey(PublicPlan, models.PROTECT, related_name="editions", verbose_name=_("plan"))
    uid = _uid(_("id"), unique=True, default=new_id)
    number = models.PositiveIntegerField(_("number"))
    title = models.TextField(_("title"))
    language = models.CharField(_("language"), max_length=35)
    translated = models.JSONField(_("titles in the languages of its translations"), default=dict, blank=True)
    as_at = models.DateField(_("as at"))
    published_at = models.DateTimeField(_("published"), default=clock.now)
    content = models.TextField(_("plan file"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    note = models.TextField(_("what changed, in the body's words"), blank=True)
    since = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        verbose_name=_("edition before"),
    )
    added = models.PositiveIntegerField(_("items added"), default=0)
    changed = models.PositiveIntegerField(_("items changed"), default=0)
    removed = models.PositiveIntegerField(_("items removed"), default=0)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("why it was withdrawn"), blank=True)
    redacted_at = models.DateTimeField(_("words removed"), null=True, blank=True)
    redacted_reason = models.TextField(_("why words were removed"), blank=True)

    objects: ClassVar[EditionQuerySet] = EditionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """The latest first. That the content stays is held by a trigger: migration 0002."""

        ordering: ClassVar = ["-published_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="edition_has_its_own_number",
                violation_error_message=_("The plan has an edition of this number."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1) & ~Q(content="") & ~Q(sha256="") & ~Q(title=""),
                name="edition_holds_a_plan_file_and_its_hash",
                violation_error_message=_("An edition has a number, a title, a plan file and its hash."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="edition_is_withdrawn_for_a_reason",
                violation_error_message=_("Say why the edition is withdrawn."),
            ),
            models.CheckConstraint(
                condition=Q(redacted_at=None, redacted_reason="")
                | (Q(redacted_at__isnull=False) & ~Q(redacted_reason="")),
                name="edition_is_redacted_for_a_reason",
                violation_error_message=_("Say why words are removed."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(title)s, edition %(number)s") % {"title": self.title, "number": self.number})

    @property
    def named(self) -> str:
        """Its title in the language of the page, where it has one in that."""
        return self._title_there or self.title

    @property
    def named_lang(self) -> str:
        """What that is marked with; "" where it is in the language of the page."""
        return "" if self._title_there else self.foreign

    @property
    def foreign(self) -> str:
        """What its own words are marked with on the page; "" where they are in the page's language."""
        return "" if tongue_of(self.language) == tongue_of(get_language() or "en") else self.language

    @property
    def _title_there(self) -> str:
        return str(self.translated.get(tongue_of(get_language() or "en"), ""))

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is no longer shown."""
        return self.withdrawn_at is not None

    def file(self) -> PlanFile:
        """The plan file."""
        return PlanFile.model_validate_json(self.content)

    def is_whole(self) -> bool:
        """Whether the content is that of the hash."""
        return hash_of(self.content) == self.sha256

    def get_absolute_url(self) -> str:
        """Where this very edition is read, for good."""
        return f"{self.plan.get_absolute_url()}editions/{self.number}/"


class PublicObjective(models.Model):
    """One objective of an edition, as lists need it; its words are in the edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="objectives", verbose_name=_("edition"))
    uid = _uid(_("id"))
    position = models.PositiveIntegerField(_("place"))
    ref = models.TextField(_("reference"), blank=True)
    title = models.TextField(_("title"), blank=True)

    class Meta:
        """In the plan's order."""

        ordering: ClassVar = ["edition_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "uid"],
                name="public_objective_is_in_an_edition_once",
                violation_error_message=_("An edition has each objective once."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["uid"], name="public_objective_uid")]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}".strip() or self.uid


class PublicAction(models.Model):
    """One action of an edition, as lists, filters and the search need it; its words are in the edition.

    `due_on` is the last day on which it is not late; `folded` are its words as they are looked for.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="actions", verbose_name=_("edition"))
    uid = _uid(_("id"))
    position = models.PositiveIntegerField(_("place"))
    objective = models.ForeignKey(
        PublicObjective,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("objective"),
    )
    ref = models.TextField(_("reference"), blank=True)
    title = models.TextField(_("title"), blank=True)
    timescale = models.TextField(_("timescale"), blank=True)
    status = models.CharField(_("status"), max_length=30, blank=True)
    rating = models.CharField(_("rating"), max_length=30, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    achieved = models.TextField(_("what was achieved"), blank=True)
    folded = models.TextField(_("words as looked for"), blank=True)
    said = models.JSONField(_("what lists show, by language"), default=dict, blank=True)

    class Meta:
        """In the plan's order."""

        ordering: ClassVar = ["edition_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "uid"],
                name="public_action_is_in_an_edition_once",
                violation_error_message=_("An edition has each action once."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["uid"], name="public_action_uid")]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}".strip() or self.uid


class Mark(models.Model):
    """One characteristic, other group or aim that an action of an edition is marked with."""

    class Kind(models.TextChoices):
        """What an action may be marked with."""

        CHARACTERISTIC = "characteristic", _("characteristic")
        GROUP = "group", _("group")
        AIM = "aim", _("aim")

    action = models.ForeignKey(PublicAction, models.CASCADE, related_name="marks", verbose_name=_("action"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    code = models.CharField(_("code, or the group as printed"), max_length=200)

    class Meta:
        """Each once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "kind", "code"],
                name="public_action_is_marked_once",
                violation_error_message=_("An action is marked with each once."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["characteristic", "group", "aim"]),
                name="public_mark_is_of_a_known_kind",
                violation_error_message=_("An action is marked with a characteristic, a group or an aim."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "code"], name="public_mark_code")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.code}"
