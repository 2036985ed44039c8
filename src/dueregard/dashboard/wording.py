"""Work lists and groups in words."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LISTS: Final[dict[str, str | Promise]] = {
    "late": _("Late"),
    "at-risk": _("At risk"),
    "next": _("Due in the next 60 days"),
    "to-review": _("To be looked at again"),
    "stale": _("Nothing recorded for 90 days"),
    "paused": _("Paused"),
    "open": _("Open"),
    "ownerless": _("Led by nobody"),
    "unbound": _("Lead not known as a post or person"),
    "vacant": _("Led by a vacant post"),
    "unreachable": _("Lead without an address"),
    "silent": _("Nothing ever recorded"),
}
"""What each list of actions holds."""

GROUPS: Final[dict[str, str | Promise]] = {
    "mine": _("My actions"),
    "teams": _("My teams’ actions"),
    "body": _("All actions"),
}
"""Whose actions they are."""
