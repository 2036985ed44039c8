"""Ratings in the plan's own words, and in ours where it has none."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.plans.models.words import Rating

RULES: Final[dict[str, str | Promise]] = {
    "completed": gettext_lazy("completed"),
    "withdrawn": gettext_lazy("withdrawn"),
    "not-applicable": gettext_lazy("not applicable"),
    "paused": gettext_lazy("paused"),
    "overdue": gettext_lazy("overdue"),
    "delayed": gettext_lazy("delayed, as was reported"),
    "not-started": gettext_lazy("due soon and not started"),
    "nothing-said": gettext_lazy("due soon, and nobody has said how it stands"),
    "moved": gettext_lazy("its target has moved"),
    "to-review": gettext_lazy("to be looked at again"),
    "no-date": gettext_lazy("no date to measure by"),
    "on-track": gettext_lazy("in progress and on time"),
    "carried": gettext_lazy("it goes on in another plan"),
    "not-under-way": gettext_lazy("nobody has said that it is under way"),
}
"""The names of the rules in `dueregard.standing.judging`."""


def meaning_of_rating(rating: str, key: Mapping[str, str]) -> str:
    """What the plan's own key says of a rating, by its name or its first letter ("R", "Red"); else ""."""
    names = {rating.casefold(), str(Rating(rating).label).casefold(), rating[:1].casefold()}
    return next((meaning for name, meaning in key.items() if name.strip().casefold() in names), "")


def rating_in_words(rating: str, key: Mapping[str, str]) -> str:
    """A rating with what it means in this plan."""
    meaning, label = meaning_of_rating(rating, key), str(Rating(rating).label)
    return _("%(rating)s: %(meaning)s") % {"rating": label, "meaning": meaning} if meaning else label


def rating_name(rating: str) -> str:
    """The rating's own word."""
    return str(Rating(rating).label)


def rule_in_words(rule: str) -> str:
    """Why the rule gives the rating that it gives."""
    return str(RULES[rule])


RATING_WORDS: Final = {
    "meaning_of_rating": meaning_of_rating,
    "rating_name": rating_name,
    "rule_in_words": rule_in_words,
}
"""What templates that show ratings call."""
