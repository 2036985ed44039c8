"""Which questions the edit forms of a plan ask, in the order and the words of the plan's own columns."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.planfile.model import Entry, to_data
from dueregard.plans.editing.questions import (
    CellText,
    Choice,
    Leads,
    Lines,
    LongText,
    Pairs,
    Question,
    Rows,
    Several,
    Words,
)
from dueregard.plans.editing.timescale import TimescaleQuestion
from dueregard.plans.models import Action, Objective, Plan, PlanColumn
from dueregard.plans.models.words import Aim, Characteristic, Rating, Status
from dueregard.plans.pieces import action_piece, objective_piece
from dueregard.plans.queries import own_headings
from dueregard.plans.turns import TURNS, is_as_printed

FIELDS: Final[dict[str, Words]] = {
    "ref": gettext_lazy("Reference"),
    "title": gettext_lazy("What is to be done"),
    "objective": gettext_lazy("Objective"),
    "parent": gettext_lazy("Milestone of"),
    "leads": gettext_lazy("Lead"),
    "timescale": gettext_lazy("When"),
    "output": gettext_lazy("Output"),
    "outcome": gettext_lazy("Intended outcome"),
    "measure": gettext_lazy("Measure"),
    "resources": gettext_lazy("Resources"),
    "priority": gettext_lazy("Priority"),
    "characteristics": gettext_lazy("Characteristics"),
    "other_characteristics": gettext_lazy("Other groups"),
    "aims": gettext_lazy("Aims of the duty"),
    "links": gettext_lazy("Refers to"),
    "progress": gettext_lazy("Progress as reported"),
    "actual_outcome": gettext_lazy("What was achieved"),
    "status": gettext_lazy("Status"),
    "rating": gettext_lazy("Rating"),
    "also_under": gettext_lazy("Also under"),
}
"""What a plan can say of an action, in the order in which it is asked where the plan has no columns."""


def action_questions(plan: Plan, action: Action | None) -> list[Question]:
    """All that can be said of an action of the plan; `action` is None for a new one."""
    columns = list(plan.columns.all())
    asked = {**_shared(plan), **_of_actions(plan, action)}
    ordered = _in_columns(columns, {name: asked[name] for name in FIELDS})
    return [_worded(question, own_headings(columns)) for question in ordered]


def objective_questions(plan: Plan, objective: Objective | None) -> list[Question]:
    """All that can be said of an objective of the plan."""
    shared = _shared(plan)
    own = objective.key if objective else ""
    parent = Choice(
        "parent",
        _("Stands under"),
        choices=objective_choices(plan, but=own),
        empty=_("none: the first level"),
    )
    statement = LongText("statement", _("Statement"))
    title = Question("title", _("Title"), required=True)
    order = ["leads", "timescale", "outcome", "measure", "progress", "status", "links"]
    return [shared["ref"], title, statement, parent, *(shared[name] for name in order)]


def plan_questions() -> list[Question]:
    """All that a plan says of the whole but its columns, which have a page of their own."""
    edtf_hint = _("As an EDTF date: 2024-04/2028-03 is from April 2024 to March 2028.")
    return [
        LongText("title", _("Title"), required=True, rows=2),
        Question("organisation", _("Organisation, as the document states it")),
        Question("period", _("Period"), hint=edtf_hint),
        Question("as_of", _("As it stood in"), hint=_("As an EDTF date: 2026-03 is March 2026.")),
        Question("status", _("Status, as the document states it")),
        Question("language", _("Language"), hint=_("A code: en-GB for English, cy for Welsh.")),
        LongText("introduction", _("Introduction")),
        LongText("closing", _("Closing words")),
        Pairs("glossary", _("Abbreviations"), hint=_("One a line: EIO = Equality and Inclusion Officer")),
        Pairs("rating_key", _("Key to ratings"), hint=_("One a line: red = not on course")),
    ]


def objective_choices(plan: Plan, *, but: str = "") -> list[tuple[str, str]]:
    """The plan's objectives in its order, as (key, name); a lower level stands further in."""
    every = plan.objectives.only("key", "ref", "title", "level", "position", "plan_id")
    return [(each.key, f"{'– ' * (each.level - 1)}{short(each)}") for each in every if each.key != but]


def short(item: Objective | Action) -> str:
    """An item in a list of choices."""
    return Truncator(str(item)).words(14) or _("without a title")


def about(questions: Iterable[Question], values: dict[str, Any]) -> list[Question]:
    """The questions for somebody who has these values before them: a timescale is read only if it changes."""
    return [
        replace(
            question,
            held_text=values[question.name]["text"],
            held=tuple(Entry.model_validate(each) for each in values[question.name]["entries"]),
        )
        if isinstance(question, TimescaleQuestion)
        else question
        for question in questions
    ]


def held_values(questions: Iterable[Question], data: dict[str, Any]) -> dict[str, Any]:
    """What is held, in the shape in which the questions give it; `data` is a piece's JSON data."""
    cells = data.get("cells", {})
    values = {f"cells.{key}": text for key, text in cells.items()} | data
    return {question.name: question.settled(values.get(question.name)) for question in questions}


def as_changes(values: dict[str, Any], cells: dict[str, str]) -> dict[str, Any]:
    """Values by question as changes of a piece; cells are given as a whole, as the format has them."""
    changes = {name: value for name, value in values.items() if not name.startswith("cells.")}
    changed = {
        name.removeprefix("cells."): text for name, text in values.items() if name.startswith("cells.")
    }
    if changed:
        changes["cells"] = {key: text for key, text in {**cells, **changed}.items() if text}
    return changes


def _shared(plan: Plan) -> dict[str, Question]:
    roles = list(dict.fromkeys(column.role for column in plan.columns.all() if column.role))
    lead_hint = _("Leave the name empty to take somebody out.")
    return {
        "ref": Question("ref", FIELDS["ref"]),
        "leads": Leads("leads", FIELDS["leads"], hint=lead_hint, roles=roles),
        "timescale": TimescaleQuestion(
            "timescale",
            FIELDS["timescale"],
            hint=_("In the plan’s own words: March 2026, each November, after the inquiry."),
            period=plan.period or None,
        ),
        "outcome": LongText("outcome", FIELDS["outcome"]),
        "measure": LongText("measure", FIELDS["measure"]),
        "progress": LongText("progress", FIELDS["progress"]),
        "status": Choice("status", FIELDS["status"], choices=Status.choices),
        "links": Lines("links", FIELDS["links"], hint=_("References as printed, one a line."), rows=2),
    }


def _of_actions(plan: Plan, action: Action | None) -> dict[str, Question]:
    objectives = objective_choices(plan)
    others = plan.actions.only("key", "ref", "title", "position", "plan_id")
    parents = [(each.key, short(each)) for each in others if action is None or each.pk != action.pk]
    hint = _("One a line: groups that the law does not name but the plan does.")
    return {
        "title": LongText("title", FIELDS["title"], required=True, rows=3),
        "objective": Choice("objective", FIELDS["objective"], choices=objectives, empty=_("no heading")),
        "also_under": Rows("also_under", FIELDS["also_under"], choices=objectives),
        "parent": Choice("parent", FIELDS["parent"], choices=parents, empty=_("no other action")),
        "output": LongText("output", FIELDS["output"]),
        "resources": LongText("resources", FIELDS["resources"], rows=2),
        "priority": Question("priority", FIELDS["priority"]),
        "characteristics": Several(
            "characteristics", FIELDS["characteristics"], choices=Characteristic.choices
        ),
        "other_characteristics": Lines(
            "other_characteristics", FIELDS["other_characteristics"], hint=hint, rows=2
        ),
        "aims": Several("aims", FIELDS["aims"], choices=Aim.choices),
        "actual_outcome": LongText("actual_outcome", FIELDS["actual_outcome"]),
        "rating": Choice("rating", FIELDS["rating"], choices=Rating.choices),
        "status": _status(action),
    }


def _status(action: Action | None) -> Question:
    """Every status for a new action and where the printed one still holds; else those that need no deed."""
    if action is None or is_as_printed(action):
        hint = _("What the plan’s document prints. What happens today is told on the action’s page.")
        return Choice("status", FIELDS["status"], hint=hint, choices=Status.choices)
    codes = [code for code in Status if code == action.status or not TURNS & {action.status, code}]
    hint = _("To complete, pause, give up or take up again, use the links on the action’s page.")
    return Choice("status", FIELDS["status"], hint=hint, choices=[(code, code.label) for code in codes])


def _in_columns(columns: Sequence[PlanColumn], asked: dict[str, Question]) -> list[Question]:
    """The questions in the order of the plan's columns, then those for which it has none."""
    left, found = dict(asked), []
    for column in columns:
        if column.field in left:
            found.append(left.pop(column.field))
        elif not column.field:
            found.append(CellText(f"cells.{column.key}", column.heading or column.key, rows=2))
    return [*found, *left.values()]


def _worded(question: Question, headings: dict[str, str]) -> Question:
    """The question in the plan's words, where it has one heading for it."""
    heading = headings.get(question.name)
    if not heading:
        return question
    return replace(question, label=heading)


def data_of(item: Objective | Action) -> dict[str, Any]:
    """The JSON data of an item's piece."""
    return to_data(action_piece(item) if isinstance(item, Action) else objective_piece(item))
