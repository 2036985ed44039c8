"""The fields, and what was found, in the words of the pages."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from dueregard.plans.past.wording import field_name
from dueregard.publishing.finding import EMAIL, NAME, TELEPHONE
from dueregard.publishing.queries import Offered
from dueregard.publishing.words import Part

_FIELDS: Final = {
    "reasons": _("Why targets were moved"),
    "updates": _("Dated updates, without their authors and evidence"),
    "rating": _("Ratings, and their key"),
    "characteristics": _("Characteristics and other groups"),
}
_FOUND: Final = {NAME: _("name"), EMAIL: _("e-mail address"), TELEPHONE: _("telephone number")}


def part_in_words(offered: Offered) -> str:
    """A column by its heading, a field by what it holds."""
    if offered.part == Part.COLUMN:
        return offered.heading
    return str(_FIELDS.get(offered.name) or field_name(offered.name, {}))


def kind_in_words(kind: str) -> str:
    """What was found."""
    return str(_FOUND[kind])
