"""The committee appendix: a plan in its own columns and order, with what a committee asks of it first.

Its parts: the day of the position and the file reference; counts; what changed since the last report; what
needs attention, with who leads it; the whole plan as its body prints it; keys to ratings and initials.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dueregard.planfile.model import Action
from dueregard.reporting.as_at import AsAt, only
from dueregard.reporting.changes import change_lines, name_of
from dueregard.reporting.extras import extras
from dueregard.reporting.summary import standing_blocks
from dueregard.reporting.words import in_full, report_words
from dueregard.standing.judging import Standing
from dueregard.writing.columns import Arrangement, Place
from dueregard.writing.layout import sheet_of
from dueregard.writing.sheet import Block, BulletList, Heading, Paragraph, Sheet, Terms
from dueregard.writing.values import field_lines
from dueregard.writing.words import Words

STATUSES: Final = (
    "completed",
    "in-progress",
    "delayed",
    "not-started",
    "paused",
    "withdrawn",
    "not-applicable",
)
"""In the order in which a committee asks: what is done, what is in hand, what is not, what was given up."""

RATINGS: Final = ("blue", "green", "amber", "red", "grey")

STANDINGS: Final = (
    ("late", Standing.LATE),
    ("next", Standing.NEXT),
    ("to_review", Standing.TO_REVIEW),
    ("carried", Standing.CARRIED),
)
"""How actions may stand that no status tells, and under which word they are counted."""

EXCEPTIONS: Final = ("late", "red", "amber", "delayed", "paused", "withdrawn")
"""Why an action is an exception, the most pressing reason first."""


def appendix(about: AsAt, *, flat: bool = False, places: tuple[Place, ...] = ()) -> Sheet:
    """The appendix as a document or (`flat`) as a workbook, in the plan's language."""
    plan = about.plan
    words = report_words(plan.plan.language)
    sheet = sheet_of(plan, flat=flat, arrangement=Arrangement(places, extras(about, places)))
    blocks = (
        *_head(about, words),
        *_summary(about, words),
        *_changes(about, words),
        *_exceptions(about, words),
        Heading(words["actions"]),
        *sheet.blocks,
    )
    return replace(sheet, blocks=blocks)


def exceptions_report(about: AsAt, *, flat: bool = False, places: tuple[Place, ...] = ()) -> Sheet:
    """The counts and what changed, and of the plan those rows alone that a committee should hear of."""
    words = report_words(about.plan.plan.language)
    found = {action.key for actions in exceptions(about).values() for action in actions}
    arrangement = Arrangement(places, extras(about, places))
    sheet = sheet_of(only(about.plan, found), flat=flat, arrangement=arrangement)
    parts = (*_head(about, words), *_summary(about, words), *_changes(about, words))
    listed = (*_exceptions(about, words), *sheet.blocks) if found else _exceptions(about, words)
    return replace(sheet, title=f"{sheet.title}: {words['exceptions']}", blocks=(*parts, *listed))


def summary(about: AsAt, *, flat: bool = False, places: tuple[Place, ...] = ()) -> Sheet:
    """What fits on a page: the counts, how the headings stand, what changed; nothing of the plan's words."""
    words = report_words(about.plan.plan.language)
    sheet = sheet_of(only(about.plan, ()), flat=flat)
    parts = (*_head(about, words), *_summary(about, words), Heading(words["by_objective"]))
    blocks = (*parts, *standing_blocks(about, words), *_changes(about, words))
    return replace(sheet, title=words["one_page"].format(title=sheet.title), blocks=blocks)


def _head(about: AsAt, words: Words) -> Iterator[Block]:
    yield Paragraph(words["position"].format(day=in_full(about.day, words)))
    if about.reference:
        yield Paragraph(words["file_reference"].format(reference=about.reference))
    if about.judged_on:
        yield Paragraph(words["over"].format(day=in_full(about.judged_on, words)))
    if about.lead:
        yield Paragraph(words["only_of"].format(lead=about.lead))
    if about.kept_since:
        yield Paragraph(words["kept_since"].format(day=in_full(about.kept_since, words)))


def _summary(about: AsAt, words: Words) -> Iterator[Block]:
    """How many actions there are, in each status and rated how, and how many are late or next."""
    actions = about.plan.actions
    statuses = Counter(action.status or "" for action in actions)
    ratings = Counter(action.rating for action in actions if action.status == "in-progress" and action.rating)
    stands = Counter(about.standings.values())
    figures = [
        (words["all_actions"], len(actions)),
        *((words[status], statuses[status]) for status in STATUSES),
        (words["no_status"], statuses[""]),
        *((words["rated"].format(rating=words[rating].lower()), ratings[rating]) for rating in RATINGS),
        *((words[name], stands[stand]) for name, stand in STANDINGS),
    ]
    pairs = tuple((label, str(number)) for label, number in figures if number)
    yield Terms(words["summary"], (words["figure"], words["number"]), pairs, counts=True)


def _changes(about: AsAt, words: Words) -> Iterator[Block]:
    if about.earlier is None or about.earlier_at is None:
        return
    since = in_full(about.earlier_at, words)
    lines = tuple(change_lines(about.earlier, about.plan, words))
    yield Heading(words["changes"].format(day=since))
    yield BulletList(lines) if lines else Paragraph(words["no_changes"].format(day=since))


def _exceptions(about: AsAt, words: Words) -> Iterator[Block]:
    """What needs attention, each once under the most pressing reason."""
    yield Heading(words["exceptions"])
    groups = exceptions(about)
    if not any(groups.values()):
        yield Paragraph(words["no_exceptions"])
    for reason, actions in groups.items():
        if actions:
            yield Heading(f"{words[reason]} ({len(actions)})", level=3)
            yield BulletList(tuple(action_line(action, words) for action in actions))


def exceptions(about: AsAt) -> dict[str, list[Action]]:
    """Actions that a committee should hear of, by the first of the reasons that holds: see `EXCEPTIONS`."""
    groups: dict[str, list[Action]] = {reason: [] for reason in EXCEPTIONS}
    for action in about.plan.actions:
        late = about.standings[action.key] == Standing.LATE
        said = {"late" if late else "", action.status or "", action.rating or ""}
        reason = next((reason for reason in EXCEPTIONS if reason in said), None)
        if reason:
            groups[reason].append(action)
    return groups


def action_line(action: Action, words: Words) -> str:
    """The action, by when it is due in its own words and since moved to, and who leads it."""
    leads = ", ".join(lead.name for lead in action.leads)
    led = words["led_by"].format(leads=leads) if leads else words["led_by_nobody"]
    due = ", ".join(field_lines(action, "timescale", words))
    return "; ".join(part for part in (name_of(action), due, led) if part)
