"""The codes of this room with their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class How(models.TextChoices):
    """How words that may tell of a person are settled."""

    LEAVE = "leave", _("Leave them as they stand")
    PUT = "put", _("Put other words for them, such as the post")
    OUT = "out", _("Take them out of the edition")


class State(models.TextChoices):
    """What became of a proposal."""

    PROPOSED = "proposed", _("proposed")
    APPROVED = "approved", _("approved and published")
    REFUSED = "refused", _("refused")
    TAKEN_BACK = "taken-back", _("taken back")


class Part(models.TextChoices):
    """What of a plan is public or internal."""

    COLUMN = "column", _("column")
    FIELD = "field", _("field")
