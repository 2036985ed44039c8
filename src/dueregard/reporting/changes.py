"""What changed since an earlier report, in the plan's language and under the plan's own headings."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from dueregard.planfile.differences import FieldChange, compare
from dueregard.planfile.model import Item, Objective, PlanFile, Revision, Update
from dueregard.planfile.timescales import revision_in_words
from dueregard.writing.values import headed, lines_of, update_line
from dueregard.writing.words import Words, tongue_of, words_of

LONGEST_NAME: Final = 100
"""Letters of a title that tell its action from others; the table below has the rest."""

_SAID: Final = frozenset({"title", "ref", "status", "rating", "priority", "period", "as_of"})
"""Fields short enough to be quoted before and after; of longer ones the table has the new words."""

_UNTOLD: Final = frozenset({"cells", "translations", "columns", "links", "also_under", "objective", "parent"})
"""What the table itself shows by its shape, or that only a program reads."""


def change_lines(earlier: PlanFile, plan: PlanFile, words: Words) -> Iterator[str]:
    """One line for each thing of the plan that changed, was added or removed, in the plan's order."""
    found = compare(earlier, plan)
    if told := _told(found.plan, plan, words):
        yield words["plan_changed"].format(changes=told)
    for changes in (found.objectives, found.actions):
        for item in changes.added:
            yield words["added"].format(item=name_of(item))
        for item in changes.removed:
            yield words["removed"].format(item=name_of(item))
        for change in changes.changed:
            if told := _told(change.fields, plan, words):
                yield words["changed"].format(item=name_of(change.new), changes=told)


def changes_by_action(earlier: PlanFile, plan: PlanFile, words: Words) -> dict[str, tuple[str, ...]]:
    """What changed in each action, by its key: a line for each field."""
    found = compare(earlier, plan).actions
    changes = {each.new.key: tuple(_told_each(each.fields, plan, words)) for each in found.changed}
    return changes | {each.key: (words["is_new"],) for each in found.added}


def name_of(item: Item) -> str:
    """The reference and the title, cut where it is long."""
    name = whole_name(item)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def whole_name(item: Item) -> str:
    """The reference and the title, or else the statement."""
    title = item.title or (item.statement if isinstance(item, Objective) else "") or item.key
    return headed(item.ref, " ".join(lines_of(title)))


def _told(fields: tuple[FieldChange, ...], plan: PlanFile, words: Words) -> str:
    return "; ".join(_told_each(fields, plan, words))


def _told_each(fields: tuple[FieldChange, ...], plan: PlanFile, words: Words) -> Iterator[str]:
    told = (_field(change, plan, words) for change in fields if change.field not in _UNTOLD)
    return (each for each in told if each)


def _field(change: FieldChange, plan: PlanFile, words: Words) -> str:
    name = _heading(plan, change.field) or words.get(change.field, change.field)
    if change.field == "updates":
        return f"{name}: {_new_updates(change, words_of(plan.plan.language))}"
    if change.field == "timescale" and (moves := _new_moves(change, plan)):
        return f"{name}: {moves}"
    old, new = _quoted(change.old, words), _quoted(change.new, words)
    if not new:
        return words["unstated"].format(field=name)
    if change.field not in _SAID and change.field not in ("timescale", "leads"):
        return words["rewritten"].format(field=name)
    return words["moved_on" if old else "stated"].format(field=name, old=old, new=new)


def _heading(plan: PlanFile, field: str) -> str:
    """The plan's own heading of a field, where it has just one."""
    headings = {column.heading for column in plan.plan.columns if column.field == field}
    return headings.pop() if len(headings) == 1 else ""


def _new_updates(change: FieldChange, words: Words) -> str:
    """The entries that came, as they stand in the table; of one that was only reworded, its new words."""
    before = change.old or []
    came = [each for each in change.new or [] if each not in before]
    return " ".join(update_line(Update.model_validate(each), words) for each in came)


def _new_moves(change: FieldChange, plan: PlanFile) -> str:
    """Where the target has moved since, for that is what counts even if the printed words changed too."""
    before = (change.old or {}).get("revisions", [])
    came = [each for each in (change.new or {}).get("revisions", []) if each not in before]
    tongue = tongue_of(plan.plan.language)
    return "; ".join(revision_in_words(Revision.model_validate(each), tongue) for each in came)


def _quoted(value: Any, words: Words) -> str:
    if isinstance(value, Mapping):
        return _quoted(value.get("text") or value.get("name"), words)
    if isinstance(value, list):
        return ", ".join(_quoted(each, words) for each in value)
    text = " ".join(str(value or "").split())
    return words.get(text, text)
