"""The plan format's codes as choices with words; a test holds them to the format's own lists."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """How an action or objective stands, where somebody has stated it."""

    NOT_STARTED = "not-started", _("not started")
    IN_PROGRESS = "in-progress", _("in progress")
    DELAYED = "delayed", _("delayed")
    PAUSED = "paused", _("paused")
    COMPLETED = "completed", _("completed")
    WITHDRAWN = "withdrawn", _("withdrawn")
    NOT_APPLICABLE = "not-applicable", _("not applicable")


OVER: Final = (Status.COMPLETED, Status.WITHDRAWN, Status.NOT_APPLICABLE)
"""Nothing more is expected."""


class Rating(models.TextChoices):
    """The colour of a RAG or BRAG rating; what it means is in the plan's own key."""

    RED = "red", _("red")
    AMBER = "amber", _("amber")
    GREEN = "green", _("green")
    BLUE = "blue", _("blue")
    GREY = "grey", _("grey")


class LeadKind(models.TextChoices):
    """What a printed lead is."""

    PERSON = "person", _("person")
    POST = "post", _("post")
    TEAM = "team", _("team")
    COLLECTIVE = "collective", _("everybody of a kind")
    OUTSIDE = "outside", _("another body")


class EntryKind(models.TextChoices):
    """What one entry of a timescale says."""

    DUE = "due", _("due")
    START = "start", _("starts")
    ONGOING = "ongoing", _("ongoing")
    RECURRING = "recurring", _("recurring")
    CONDITIONAL = "conditional", _("waits for")
    COMPLETED = "completed", _("completed")
    UNSPECIFIED = "unspecified", _("not specified")


class Aim(models.TextChoices):
    """An aim of the general duty, Equality Act 2010 s.149(1)."""

    ELIMINATE = "eliminate", _("eliminate discrimination")
    ADVANCE = "advance", _("advance equality of opportunity")
    FOSTER = "foster", _("foster good relations")


class Characteristic(models.TextChoices):
    """A protected characteristic, Equality Act 2010 s.4."""

    AGE = "age", _("age")
    DISABILITY = "disability", _("disability")
    GENDER_REASSIGNMENT = "gender-reassignment", _("gender reassignment")
    MARRIAGE = "marriage-civil-partnership", _("marriage and civil partnership")
    PREGNANCY = "pregnancy-maternity", _("pregnancy and maternity")
    RACE = "race", _("race")
    RELIGION = "religion-belief", _("religion or belief")
    SEX = "sex", _("sex")
    ORIENTATION = "sexual-orientation", _("sexual orientation")


class RevisionState(models.TextChoices):
    """What has become of a proposal to move a target."""

    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")


class ExceptionKind(models.TextChoices):
    """What is done to the occurrences that a rule gives."""

    ADDED = "added", _("added")
    EXCLUDED = "excluded", _("left out")


class Stage(models.TextChoices):
    """How far a plan has come; its document's own words for it are `Plan.status`."""

    DRAFT = "draft", _("draft")
    CONSULTATION = "consultation", _("out for consultation")
    ADOPTED = "adopted", _("adopted")
    IN_FORCE = "in-force", _("in force")
    ANNUAL_REVIEW = "annual-review", _("under annual review")
    FINAL_REVIEW = "final-review", _("under final review")
    CLOSED = "closed", _("closed")
    REPLACED = "replaced", _("replaced")


ENDED: Final = (Stage.CLOSED, Stage.REPLACED)
"""The plan is over: it is read, and no longer edited."""


class FundingKind(models.TextChoices):
    """What an action takes."""

    MONEY = "money", _("money")
    TIME = "time", _("officers’ time")
    OTHER = "other", _("something else")
