"""Is this text a plan file? Every finding at once, each with its place, what is wrong and the way out.

The types check the shape; the rules here check what no type can: that keys are unique, that what is
pointed to exists, that parents form no circle and no more than three levels, that dates are EDTF and
rules RRULE.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from dueregard.planfile import edtf
from dueregard.planfile.model import Action, Entry, Item, Objective, PlanFile
from dueregard.planfile.recurrence import InvalidRule, parse_rule

DEEPEST: Final = 3
"""Levels of objectives, and of actions under actions."""
OUTSIDE_TABLES: Final = frozenset({"heading", "statement"})
"""Cells that stand in no column: an objective's heading and statement printed outside the table."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: `path` is its JSON path (`$.actions[3].status`), `remedy` what to do about
    it."""

    path: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}; {self.remedy}"


class InvalidPlan(ValueError):
    """The text is no valid plan file; `findings` says all that is wrong, in the order of the file."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


def validate(content: str | bytes) -> PlanFile:
    """The plan that a plan file's text (UTF-8 where it is bytes) holds. Raises `InvalidPlan`."""
    return validate_data(parse_json(content))


def validate_data(data: object) -> PlanFile:
    """The plan in JSON data that is parsed already. Raises `InvalidPlan`."""
    stated = list(_format_findings(data))
    if stated:
        raise InvalidPlan(stated)
    try:
        plan = PlanFile.model_validate(data)
    except ValidationError as error:
        raise InvalidPlan(_in_plain_words(error)) from None
    findings = list(check(plan))
    if findings:
        raise InvalidPlan(findings)
    return plan


def parse_json(content: str | bytes) -> object:
    """JSON data; a key that is given twice in one object is an error too. Raises `InvalidPlan`."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        problem, remedy = f"byte {error.start + 1} is not UTF-8", "save the file as UTF-8"
    except json.JSONDecodeError as error:
        problem = f"it is no JSON: {error.msg} in line {error.lineno}, column {error.colno}"
        remedy = "mend it there, or write the plan anew with dueregard"
    except _Twice as error:
        problem, remedy = f"the key “{error}” is given twice in one object", "keep one of them"
    except (RecursionError, ValueError):
        problem, remedy = (
            "it nests too deep or holds a number that JSON has not",
            "write the plan anew with dueregard",
        )
    raise InvalidPlan([Finding("$", problem, remedy)])


def check(plan: PlanFile) -> Iterator[Finding]:
    """What is wrong in a plan of the right shape, in the order of the file."""
    yield from _dates((("plan", "period"), plan.plan.period), (("plan", "as_of"), plan.plan.as_of))
    yield from _twice(("plan", "columns"), "id", [column.id for column in plan.plan.columns])
    yield from _items("objectives", plan.objectives, plan)
    yield from _items("actions", plan.actions, plan)
    yield from _twice(("documents",), "id", [document.id for document in plan.documents])
    yield from _twice(("remarks",), "id", [remark.id for remark in plan.remarks])
    documents = {document.id for document in plan.documents}
    for index, remark in enumerate(plan.remarks):
        place = ("remarks", index, "where", "document")
        yield from _pointer(place, remark.where.document, documents, "document")
    for index, words in enumerate(plan.left_out):
        place = ("left_out", index, "where", "document")
        yield from _pointer(place, words.where.document, documents, "document")


class _Twice(ValueError):
    """The key is given twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _format_findings(data: object) -> Iterator[Finding]:
    if not isinstance(data, dict):
        yield Finding("$", "it is no JSON object", "a plan file is one object with “format” and “version”")
        return
    if data.get("format") != "dueregard-plan":
        yield Finding(
            "$.format",
            f"it must be “dueregard-plan”, not {_shown(data.get('format'))}",
            "is this a plan file?",
        )
    elif data.get("version") != 1 or isinstance(data.get("version"), bool):
        yield Finding(
            "$.version",
            f"it must be 1, not {_shown(data.get('version'))}",
            "a newer version needs a newer dueregard",
        )


def _shown(value: object) -> str:
    text = "nothing" if value is None else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"


def path_text(path: Path) -> str:
    """`("actions", 3, "status")` as `$.actions[3].status`, counted from 0 as JSON path does."""
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)


_REMEDIES: Final = {
    "extra_forbidden": ("the key is not part of the format", "take it out, or mend its spelling"),
    "missing": ("it is missing", "add it"),
    "string_type": ("it must be text", "put it in quotation marks, or leave it out"),
    "int_type": ("it must be a whole number", "write it without quotation marks"),
    "int_parsing": ("it must be a whole number", "write it in digits"),
    "float_type": ("it must be a number", "write it without quotation marks"),
    "bool_parsing": ("it must be true or false", "write one of the two"),
    "list_type": ("it must be a list", "put it in square brackets"),
    "dict_type": ("it must be an object", "put it in braces"),
    "model_type": ("it must be an object", "put it in braces"),
}


def _in_plain_words(error: ValidationError) -> Iterator[Finding]:
    for one in error.errors(include_url=False):
        path = path_text(tuple(one["loc"]))
        if one["type"] == "literal_error":
            expected = one.get("ctx", {}).get("expected", "")
            yield Finding(
                path, f"{_shown(one['input'])} is not a value it can have", f"use one of {expected}"
            )
            continue
        problem, remedy = _REMEDIES.get(one["type"], (one["msg"].lower(), "see the plan format"))
        yield Finding(path, problem, remedy)


def _items(name: str, items: list[Objective] | list[Action], plan: PlanFile) -> Iterator[Finding]:
    yield from _twice((name,), "id", [item.id or "" for item in items])
    yield from _twice((name,), "key", [item.key for item in items])
    keys = {item.key for item in items if item.key}
    objectives = {objective.key for objective in plan.objectives if objective.key}
    columns = {column.id for column in plan.plan.columns} | OUTSIDE_TABLES
    documents = {document.id for document in plan.documents}
    parents = {item.key: item.parent for item in items if item.key}
    for index, item in enumerate(items):
        where: Path = (name, index)
        yield from _pointer((*where, "parent"), item.parent, keys, "key")
        yield from _ancestry((*where, "parent"), item, parents)
        if isinstance(item, Action):
            yield from _pointer((*where, "objective"), item.objective, objectives, "objective")
            for number, key in enumerate(item.also_under):
                yield from _pointer((*where, "also_under", number), key, objectives, "objective")
            updates = (
                (("updates", number, "date"), update.date) for number, update in enumerate(item.updates)
            )
            yield from _dates(*(((*where, *path), value) for path, value in updates))
        yield from _timescale((*where, "timescale", "entries"), item.timescale.entries)
        yield from _revisions((*where, "timescale", "revisions"), item)
        for column in item.cells:
            yield from _pointer((*where, "cells", column), column, columns, "column id")
        yield from _pointer((*where, "source", "document"), item.source.document, documents, "document")


def _twice(where: Path, name: str, values: list[str]) -> Iterator[Finding]:
    """A name that is given to more than one thing; the first keeps it."""
    counts = Counter(value for value in values if value)
    seen: set[str] = set()
    for index, value in enumerate(values):
        if counts[value] > 1 and value in seen:
            yield Finding(path_text((*where, index, name)), f"“{value}” is given twice", "give each its own")
        seen.add(value)


def _pointer(where: Path, value: str | None, known: set[str], what: str) -> Iterator[Finding]:
    if value and value not in known:
        yield Finding(
            path_text(where), f"there is no {what} “{value}”", "mend the spelling, or add what it names"
        )


def _ancestry(where: Path, item: Item, parents: dict[str, str | None]) -> Iterator[Finding]:
    line = [item.key]
    above = item.parent
    while above and above not in line:
        line.append(above)
        above = parents.get(above)
    if above:
        yield Finding(path_text(where), f"“{item.key}” is its own ancestor", "part the circle")
    elif len(line) > DEEPEST:
        yield Finding(path_text(where), f"it is {len(line)} levels deep", f"use at most {DEEPEST} levels")


def _dates(*values: tuple[Path, str | None]) -> Iterator[Finding]:
    for where, value in values:
        if value and not edtf.is_valid(value):
            problem, _, remedy = str(edtf.InvalidEdtf(value)).partition(": ")
            yield Finding(path_text(where), problem, remedy)


def _timescale(where: Path, entries: list[Entry]) -> Iterator[Finding]:
    for index, entry in enumerate(entries):
        here = (*where, index)
        yield from _dates(((*here, "date"), entry.date), ((*here, "first"), entry.first))
        if entry.kind in ("due", "start") and not entry.date:
            yield Finding(path_text((*here, "date")), f"a “{entry.kind}” entry needs a date", "add it")
        if entry.kind == "conditional" and not entry.text:
            yield Finding(path_text((*here, "text")), "a condition needs words", "say what it waits for")
        if entry.rrule:
            yield from _rule((*here, "rrule"), entry)


def _revisions(where: Path, item: Item) -> Iterator[Finding]:
    revisions = item.timescale.revisions
    if revisions and not isinstance(item, Action):
        yield Finding(path_text(where), "only an action's target is moved", "take it out")
    for index, each in enumerate(revisions):
        here = (*where, index)
        yield from _dates(((*here, "was"), each.was), ((*here, "to"), each.to))
        if not each.to:
            yield Finding(path_text((*here, "to")), "a revision needs the new target", "add it")
        if not _is_day(each.date):
            problem = f"“{each.date}” is not the day of a decision"
            yield Finding(path_text((*here, "date")), problem, "write it as 2015-03-31")


def _is_day(text: str) -> bool:
    """Whether the text is one day of the calendar, `2015-03-31`."""
    return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None and edtf.is_valid(text)


def _rule(where: Path, entry: Entry) -> Iterator[Finding]:
    if entry.kind != "recurring":
        yield Finding(
            path_text(where), f"a “{entry.kind}” entry has no rule", "make it “recurring”, or take it out"
        )
    try:
        parse_rule(entry.rrule or "")
    except InvalidRule as error:
        yield Finding(path_text(where), str(error), "write a rule such as FREQ=YEARLY;BYMONTH=11")
