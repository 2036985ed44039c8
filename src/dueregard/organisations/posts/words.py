"""What a post can be: the plan format's kinds of lead, with words. A test holds them to the format's list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PostKind(models.TextChoices):
    """What stands behind a printed lead."""

    POST = "post", _("post")
    TEAM = "team", _("team")
    COLLECTIVE = "collective", _("everybody of a kind")
    OUTSIDE = "outside", _("another body")
    PERSON = "person", _("person")
