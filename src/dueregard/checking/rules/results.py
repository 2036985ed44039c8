"""What came of it: outcomes, reasons and figures."""

import re
from collections.abc import Iterator
from typing import Final

from dueregard.checking import words
from dueregard.checking.rule import ABANDONED, PlanInHand, Rule, Spot, is_over
from dueregard.checking.rule import gettext_noop as _
from dueregard.planfile.model import Action, Item, Objective

_APART: Final = "Good practice: what was done, what came of it and how it was measured are kept apart"
_ONLY_DONE: Final = re.compile(
    r"(?:now |action |work |task |fully |wedi'i )*(?:completed?|done|achieved|closed|cwblhau|gorffen)",
    re.IGNORECASE,
)


def _completed_without_outcome(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.actions:
        completed = each.status == "completed" or (not each.status and is_over(each))
        if completed and not _says_what_was_achieved(each):
            yield Spot(each, each.actual_outcome or each.title)


def _says_what_was_achieved(action: Action) -> bool:
    """Whether some words say more of the result than that it is there."""
    said = [action.actual_outcome, action.progress, *(update.text for update in action.updates)]
    return any(text and not _ONLY_DONE.fullmatch(text.strip(" .:-–\n")) for text in said)


def _given_up_without_reason(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.items:
        if each.status in ABANDONED and not _says_why(each):
            yield Spot(each, each.title)


def _delayed_without_reason(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.items:
        if each.status in ("delayed", "paused") and not _says_why(each):
            yield Spot(each, each.title)


def _figure_in_prose(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.items:
        shares = [share for text in _told(each) for share in words.shares_in(text)]
        if shares:
            yield Spot(each, ", ".join(dict.fromkeys(shares)))


def _told(item: Objective | Action) -> list[str]:
    if isinstance(item, Objective):
        return [item.progress]
    return [item.progress, item.actual_outcome, *(update.text for update in item.updates)]


def _says_why(item: Item) -> bool:
    """Whether any words beside the item's own could be a reason."""
    updates = [update.text for update in item.updates] if isinstance(item, Action) else []
    outcome = item.actual_outcome if isinstance(item, Action) else ""
    said = [item.progress, outcome, *updates]
    return any(len(words.stems(text)) > 1 for text in said)


RULES: Final = (
    Rule(
        "completed-without-outcome",
        _("The action is completed, and nothing says what was achieved"),
        _("That it was done is not yet what came of it."),
        "Equality and Human Rights Commission, guidance on objectives: report what changed",
        _completed_without_outcome,
    ),
    Rule(
        "given-up-without-reason",
        _("It was withdrawn or found not applicable, and nothing says why"),
        _("Who reads the plan later cannot tell whether it was weighed or forgotten."),
        "Equality Act 2010, section 149: due regard is shown by reasons on record",
        _given_up_without_reason,
    ),
    Rule(
        "delayed-without-reason",
        _("It is delayed or paused, and nothing says why"),
        _("A reason tells those who wait whether it is still coming."),
        _APART,
        _delayed_without_reason,
    ),
    Rule(
        "figure-in-prose",
        _("A figure stands in the middle of a text"),
        _("A percentage in prose cannot be compared with last year’s: a measure of its own can."),
        _APART,
        _figure_in_prose,
    ),
)
