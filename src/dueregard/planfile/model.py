"""The plan format, version 1, as types: what a reading gives, what every export and edition carries.

A `PlanFile` is one action plan. Words as printed are primary; normalised values (dates, codes, names) stand
beside them. Absent, null and empty all mean "not stated", so a written file leaves empty keys out.

The format itself is described in `docs/reference/plan-format.md`; its JSON Schema comes from these types.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

LeadKind = Literal["person", "post", "team", "collective", "outside"]
EntryKind = Literal["due", "start", "ongoing", "recurring", "conditional", "completed", "unspecified"]
Status = Literal[
    "not-started", "in-progress", "delayed", "paused", "completed", "withdrawn", "not-applicable"
]
Rating = Literal["red", "amber", "green", "blue", "grey"]
Aim = Literal["eliminate", "advance", "foster"]
Characteristic = Literal[
    "age",
    "disability",
    "gender-reassignment",
    "marriage-civil-partnership",
    "pregnancy-maternity",
    "race",
    "religion-belief",
    "sex",
    "sexual-orientation",
]


def _blank(value: object) -> object:
    return "" if value is None else value


def _none(value: object) -> object:
    return None if value == "" else value


def _nothing(value: object) -> object:
    return [] if value is None else value


def _empty(value: object) -> object:
    return {} if value is None else value


Text = Annotated[str, BeforeValidator(_blank)]
"""Words as printed; "" where nothing is stated (null is read as "")."""


class Part(BaseModel):
    """What all pieces of a plan file share: unknown keys are errors, so that a slip is seen and not lost."""

    model_config = ConfigDict(extra="forbid", validate_assignment=False)


class FieldSource(Part):
    """Where one value was printed. `box` is (x0, top, x1, bottom) in points from the page's top left
    corner."""

    page: int | None = None
    row: int | None = None
    column: str | None = None
    box: tuple[float, float, float, float] | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)


class Source(Part):
    """Where a thing stands in its document; counts start at 1, `document` is the id of one of `documents`."""

    document: str | None = None
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    line: int | None = None
    fields: Annotated[dict[str, FieldSource], BeforeValidator(_empty)] = {}


class Lead(Part):
    """One person, post or body that a plan prints as responsible. `role` is as the column says."""

    name: str
    role: str = "lead"
    kind: LeadKind | None = None
    uncertain: bool = False


class Entry(Part):
    """One thing that a timescale cell says; dates are EDTF, rules RFC 5545 RRULE values without the
    prefix."""

    kind: EntryKind
    date: Annotated[str | None, BeforeValidator(_none)] = None
    rrule: Annotated[str | None, BeforeValidator(_none)] = None
    first: Annotated[str | None, BeforeValidator(_none)] = None
    text: Text = ""


class Revision(Part):
    """One decision to move a target: on which day, from what (EDTF, empty where nothing was printed) to what,
    and why."""

    date: Text = ""
    was: Text = ""
    to: Text = ""
    reason: Text = ""


class Timescale(Part):
    """A timescale cell: `text` as printed, `entries` what it says, in its order; `revisions` what was decided
    since, the latest last."""

    text: Text = ""
    entries: Annotated[list[Entry], BeforeValidator(_nothing)] = []
    revisions: Annotated[list[Revision], BeforeValidator(_nothing)] = []


class Update(Part):
    """One dated progress entry."""

    id: Annotated[str | None, BeforeValidator(_none)] = None
    date: Annotated[str | None, BeforeValidator(_none)] = None
    text: Text = ""
    author: Text = ""
    status: Annotated[Status | None, BeforeValidator(_none)] = None
    rating: Annotated[Rating | None, BeforeValidator(_none)] = None
    occurrence: Text = ""
    evidence: Annotated[list[str], BeforeValidator(_nothing)] = []


class Translation(Part):
    """Words in another language, and whether somebody has checked them.

    `of` are the words that they were made from, where those are no longer the plan's: they are stale.
    """

    text: str
    state: Literal["draft", "checked"] = "draft"
    of: Text = ""


Translations = Annotated[dict[str, dict[str, Translation]], BeforeValidator(_empty)]
"""By language, by name: `planfile.translations` says how words are named."""


class Item(Part):
    """What objectives and actions share."""

    id: Annotated[str | None, BeforeValidator(_none)] = None
    key: Text = ""
    ref: Text = ""
    title: Text = ""
    parent: Annotated[str | None, BeforeValidator(_none)] = None
    links: Annotated[list[str], BeforeValidator(_nothing)] = []
    leads: Annotated[list[Lead], BeforeValidator(_nothing)] = []
    timescale: Annotated[Timescale, BeforeValidator(_empty)] = Field(default_factory=Timescale)
    outcome: Text = ""
    measure: Text = ""
    progress: Text = ""
    status: Annotated[Status | None, BeforeValidator(_none)] = None
    cells: Annotated[dict[str, str], BeforeValidator(_empty)] = {}
    source: Annotated[Source, BeforeValidator(_empty)] = Field(default_factory=Source)
    translations: Translations = {}


class Objective(Item):
    """What actions stand under: a theme, aim, objective, key task, improvement or framework criterion."""

    statement: Text = ""


class Action(Item):
    """The smallest thing with an owner or a date of its own: a milestone, an action, a numbered item."""

    objective: Annotated[str | None, BeforeValidator(_none)] = None
    also_under: Annotated[list[str], BeforeValidator(_nothing)] = []
    characteristics: Annotated[list[Characteristic], BeforeValidator(_nothing)] = []
    other_characteristics: Annotated[list[str], BeforeValidator(_nothing)] = []
    aims: Annotated[list[Aim], BeforeValidator(_nothing)] = []
    output: Text = ""
    resources: Text = ""
    priority: Text = ""
    updates: Annotated[list[Update], BeforeValidator(_nothing)] = []
    actual_outcome: Text = ""
    rating: Annotated[Rating | None, BeforeValidator(_none)] = None


class Column(Part):
    """One column of the plan's own table: `heading` as printed, `field` what it was taken for (None: no
    field)."""

    id: str
    heading: Text = ""
    field: Annotated[str | None, BeforeValidator(_none)] = None
    role: Text = ""


class Plan(Part):
    """The plan itself: what the document says of the whole."""

    title: Text = ""
    organisation: Text = ""
    period: Annotated[str | None, BeforeValidator(_none)] = None
    as_of: Annotated[str | None, BeforeValidator(_none)] = None
    status: Text = ""
    language: Text = ""
    introduction: Text = ""
    closing: Text = ""
    glossary: Annotated[dict[str, str], BeforeValidator(_empty)] = {}
    rating_key: Annotated[dict[str, str], BeforeValidator(_empty)] = {}
    columns: Annotated[list[Column], BeforeValidator(_nothing)] = []
    translations: Translations = {}


class SourceDocument(Part):
    """A document that the plan was read from."""

    id: str
    name: Text = ""
    sha256: Text = ""
    kind: Text = ""


class Remark(Part):
    """A doubt that a person should settle."""

    id: str
    code: str
    text: str
    where: Annotated[Source, BeforeValidator(_empty)] = Field(default_factory=Source)
    choices: Annotated[list[str], BeforeValidator(_nothing)] = []
    answer: Annotated[str | None, BeforeValidator(_none)] = None


class LeftOut(Part):
    """Words of the document that are no part of the plan, and why."""

    reason: str
    text: str
    where: Annotated[Source, BeforeValidator(_empty)] = Field(default_factory=Source)


class PlanFile(Part):
    """One action plan in the interchange format: the root object."""

    format: Literal["dueregard-plan"] = "dueregard-plan"
    version: Literal[1] = 1
    plan: Annotated[Plan, BeforeValidator(_empty)] = Field(default_factory=Plan)
    objectives: Annotated[list[Objective], BeforeValidator(_nothing)] = []
    actions: Annotated[list[Action], BeforeValidator(_nothing)] = []
    documents: Annotated[list[SourceDocument], BeforeValidator(_nothing)] = []
    remarks: Annotated[list[Remark], BeforeValidator(_nothing)] = []
    left_out: Annotated[list[LeftOut], BeforeValidator(_nothing)] = []


def to_data(part: Part) -> dict[str, Any]:
    """Plain JSON data of a part; empty keys are left out, since empty means not stated."""
    stated = _stated(part.model_dump(mode="json", exclude_none=True))
    return stated if isinstance(stated, dict) else {}


def _stated(value: object) -> object:
    """The value without the keys that state nothing; the root's `format` and `version` always state
    something."""
    if isinstance(value, dict):
        kept = {key: _stated(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in ("", [], {}, False)}
    if isinstance(value, list):
        return [_stated(item) for item in value]
    return value
