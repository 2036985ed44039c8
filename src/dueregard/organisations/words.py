"""Nations, sectors and roles: the codes of this room with their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Nation(models.TextChoices):
    """Where a body is: the specific duties differ."""

    ENGLAND = "england", _("England")
    WALES = "wales", _("Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern-ireland", _("Northern Ireland")


class Sector(models.TextChoices):
    """What kind of body it is: who regulates it, and which duties name it, differ."""

    LOCAL_GOVERNMENT = "local-government", _("local government")
    HEALTH = "health", _("health and care")
    EDUCATION = "education", _("education")
    POLICE_AND_JUSTICE = "police-and-justice", _("police and justice")
    FIRE = "fire", _("fire and rescue")
    HOUSING = "housing", _("housing")
    TRANSPORT = "transport", _("transport")
    CENTRAL_GOVERNMENT = "central-government", _("central or devolved government")
    OTHER = "other", _("other")


class Role(models.TextChoices):
    """What somebody is to an organisation (docs/reference/roles.md)."""

    ADMINISTRATOR = "administrator", _("administrator")
    OFFICER = "equality-officer", _("equality officer")
    LEAD = "lead", _("lead")
    APPROVER = "approver", _("approver")
    REVIEWER = "reviewer", _("reviewer")
    VIEWER = "viewer", _("viewer")
    AUDITOR = "auditor", _("auditor")
    PUBLIC = "public", _("the public")
