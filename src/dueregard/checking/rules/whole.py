"""The plan as a whole: whom it covers, what points nowhere, what nobody outside can read."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from dueregard import law
from dueregard.checking import words
from dueregard.checking.rule import ABANDONED, PlanInHand, Rule, Spot
from dueregard.checking.rule import gettext_noop as _
from dueregard.planfile import edtf
from dueregard.planfile.model import Action, Objective

_PLAIN: Final = "GOV.UK style: explain an abbreviation where it is first used"
MANY: Final = 3
"""So many abbreviations deserve a key."""


def _aim_without_action(plan: PlanInHand) -> Iterator[Spot]:
    marked = {aim for each in plan.actions if each.status not in ABANDONED for aim in each.aims}
    if any(each.aims for each in plan.actions):
        yield from (Spot(None, aim.en) for aim in law.aims(on=_day(plan)) if aim.code not in marked)


def _characteristic_without_action(plan: PlanInHand) -> Iterator[Spot]:
    lasting = [each for each in plan.actions if each.status not in ABANDONED]
    marked = {code for each in lasting for code in each.characteristics}
    if any(each.characteristics for each in plan.actions):
        yield from (
            Spot(None, one.en) for one in law.characteristics(on=_day(plan)) if one.code not in marked
        )


def _beyond_its_aims(plan: PlanInHand) -> Iterator[Spot]:
    labels = {one.code: one.en for one in law.characteristics()}
    for each in plan.actions:
        for code in law.aims_beyond(each.characteristics, each.aims):
            yield Spot(each, labels[code])


def _leads_nowhere(plan: PlanInHand) -> Iterator[Spot]:
    borne = {name for each in plan.items for name in (each.ref, each.key) if name}
    return (Spot(each, ref) for each in plan.items for ref in each.links if ref not in borne)


def _said_twice(plan: PlanInHand) -> Iterator[Spot]:
    same: dict[str, list[Action]] = defaultdict(list)
    for each in plan.live_actions:
        if len(words.stems(each.title)) >= MANY and not each.links:
            same[" ".join(each.title.casefold().split())].append(each)
    return (Spot(twins[1], twins[1].title) for twins in same.values() if len(twins) > 1)


def _unexplained(plan: PlanInHand) -> Iterator[Spot]:
    """With a key, each abbreviation that it lacks, where it is first used; without one, all at once."""
    known = {_bare(short) for short in plan.plan.glossary} | {
        _bare(short) for short in words.listed("well_known")
    }
    known |= _explained(plan)
    first: dict[str, Spot] = {}
    for each in plan.items:
        for short in words.short_forms(_text(each)):
            if _bare(short) not in known:
                first.setdefault(_bare(short), Spot(each, short))
    if plan.plan.glossary:
        yield from first.values()
    elif len(first) >= MANY:
        yield Spot(None, ", ".join(spot.words for spot in first.values()))


def _explained(plan: PlanInHand) -> set[str]:
    """What stands in brackets after words, or has words in brackets after it, in its bare form."""
    text = "\n".join([plan.plan.introduction, plan.plan.closing, *map(_text, plan.items)])
    inside = set(re.findall(r"[a-z]\w*\s*\(\s*([A-Z][\w&]{1,9})\s*\)", text))
    before = set(re.findall(r"\b([A-Z][\w&]{1,9})\s*\(\s*[A-Z][a-z]+\s+\w+", text))
    return {_bare(short) for short in inside | before}


def _text(item: Objective | Action) -> str:
    fields = [item.title, item.outcome, item.measure, *(lead.name for lead in item.leads)]
    if isinstance(item, Action):
        return "\n".join([*fields, item.output, item.resources, item.actual_outcome, item.progress])
    return "\n".join([*fields, item.statement, item.progress])


def _bare(short: str) -> str:
    return re.sub(r"[^a-z0-9]", "", short.casefold()).removesuffix("s")


def _day(plan: PlanInHand) -> date | None:
    """A day on which the plan stood, to ask for the law of its time; None, which asks for today's."""
    stated = plan.plan.period or plan.plan.as_of
    return edtf.parse(stated).upper if stated else None


RULES: Final = (
    Rule(
        "aim-without-action",
        _("No action serves this aim of the duty"),
        _("The plan marks which aim an action serves, and marks this one nowhere."),
        "Equality Act 2010, section 149(1)",
        _aim_without_action,
    ),
    Rule(
        "characteristic-without-action",
        _("No action is for people who share this characteristic"),
        _("The plan marks whom an action is for, and this characteristic nowhere: it may have its reasons."),
        "Equality Act 2010, sections 4 and 149; in Wales the reason is published"
        " (Statutory Duties (Wales) Regulations 2011)",
        _characteristic_without_action,
    ),
    Rule(
        "beyond-its-aims",
        _("The characteristic is not one that the marked aims are about"),
        _("Marriage and civil partnership counts for the first aim of the duty only."),
        "Equality Act 2010, section 149(7)",
        _beyond_its_aims,
    ),
    Rule(
        "leads-nowhere",
        _("A reference leads nowhere"),
        _("The plan points to something that is not in it, or not by that number."),
        "Good practice: what is pointed to can be found",
        _leads_nowhere,
    ),
    Rule(
        "said-twice",
        _("Two actions say the same"),
        _("Progress on one of them is easily reported as progress on the other."),
        "Good practice: an action is followed in one place",
        _said_twice,
    ),
    Rule(
        "not-in-the-key",
        _("An abbreviation is not explained"),
        _("Neither the plan’s key nor its text says what it stands for."),
        _PLAIN,
        _unexplained,
    ),
)
