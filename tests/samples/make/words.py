"""What a sample plan says: parsed from `words/<name>.txt`, turned into its truth in the plan format.

The file is made to be written by hand, one line a thing:

    title: …                     keys of the plan, and `origin:`, `exercises:` for the README
    fields: ref | title | …      what the cells of the action lines below are
    * 1 | Heading | Statement    an objective (`**` one that stands under the last `*`, and so on);
                                 two more cells may give its links and its measure
    - 1.1 | Do this | …          an action (`--` a milestone of the last `-`)
    between leads: _and_         how `One lead + Another lead` is printed (`_` a space), else by a comma

A cell is `what is printed => what it says`; without `=>` the printed words say it themselves. `\\n` parts
the items of a list. Fields that the plan format doesn't know are printed and are no part of the truth.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent / "words"
PLAN_KEYS = ("title", "organisation", "period", "as_of", "status", "language")
PROSE = ("title", "output", "outcome", "measure", "resources", "progress", "actual_outcome", "priority")
OWN_WORDS = (*PROSE, "ref")


@dataclass
class Cell:
    """One cell of an action line: the words printed and what they say."""

    printed: str = ""
    says: str = ""

    @property
    def date(self) -> str:
        """The one date that a timescale cell says, for spreadsheets that hold it as a date."""
        one = self.says.startswith(("due ", "start ")) and ";" not in self.says
        return self.says.split(" ", 1)[1] if one else ""


@dataclass
class Objective:
    ref: str
    title: str
    statement: str
    depth: int
    key: str = ""
    parent: "Objective | None" = None
    links: str = ""
    measure: str = ""
    actions: list["Action"] = field(default_factory=list)

    @property
    def above(self) -> list["Objective"]:
        return [*(self.parent.above if self.parent else []), *([self.parent] if self.parent else [])]


@dataclass
class Action:
    cells: dict[str, Cell]
    objective: Objective | None
    depth: int
    parent: "Action | None" = None

    def __getitem__(self, name: str) -> Cell:
        return self.cells.get(name) or Cell()


@dataclass
class Words:
    """A whole sample plan."""

    name: str
    plan: dict[str, str]
    objectives: list[Objective]
    actions: list[Action]

    @property
    def glossary(self) -> dict[str, str]:
        pairs = (pair.strip().split("=", 1) for pair in self.plan.get("glossary", "").split(" ; ") if pair)
        return dict(pairs)

    def under(self, parent: Objective | None = None) -> list[Objective]:
        """The objectives directly under `parent`, or those under no other."""
        return [o for o in self.objectives if o.parent is parent]


def read(name: str) -> Words:
    """The words of one sample."""
    plan: dict[str, str] = {}
    found = Words(name, plan, [], [])
    for line in (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if mark := re.match(r"(\*+|-+) ", line):
            parts = re.split(r"\s\|(?=\s|$)", f" {line[mark.end() :]}")
            cells = [part.strip().replace("\\n", "\n") for part in parts]
            add = _objective if mark[1][0] == "*" else _action
            add(found, len(mark[1]), cells)
        else:
            key, _, value = line.partition(":")
            plan[key.strip()] = value.strip().replace("\\n", "\n")
    _name(found.objectives)
    return found


def _objective(found: Words, depth: int, cells: list[str]) -> None:
    ref, title, statement, links, measure = [*cells, "", "", "", ""][:5]
    above = [o for o in found.objectives if o.depth < depth]
    parent = above[-1] if depth > 1 else None
    found.objectives.append(
        Objective(ref, title, statement, depth, parent=parent, links=links, measure=measure)
    )


def _action(found: Words, depth: int, cells: list[str]) -> None:
    names = [name.strip() for name in found.plan["fields"].split("|")]
    if len(cells) > len(names):
        raise ValueError(f"{found.name}: too many cells in {cells}")
    objective = found.objectives[-1] if found.objectives else None
    above = [a for a in found.actions if a.depth < depth]
    values = {}
    for name, cell in zip(names, cells, strict=False):
        printed, arrow, says = cell.partition("=>")
        says = says.strip() if arrow else printed.strip()
        between = (
            found.plan.get("between leads", ",_").replace("_", " ")
            if name.startswith("leads") and not arrow
            else " + "
        )
        values[name] = Cell(printed.strip().replace(" + ", between), says)
    made = Action(values, objective, depth, above[-1] if depth > 1 else None)
    found.actions.append(made)
    if objective:
        objective.actions.append(made)


def _name(objectives: list[Objective]) -> None:
    refs = [o.ref for o in objectives]
    for n, objective in enumerate(objectives, 1):
        slug = re.sub(r"\W+", "-", objective.title.lower()).strip("-")[:60]
        objective.key = objective.ref if objective.ref and refs.count(objective.ref) == 1 else f"{slug}-{n}"


def truth(words: Words) -> dict[str, Any]:
    """What a reader should find, as plan JSON data."""
    plan: dict[str, Any] = {k: words.plan[k] for k in PLAN_KEYS if words.plan.get(k)}
    if words.glossary:
        plan["glossary"] = words.glossary
    return {
        "format": "dueregard-plan",
        "version": 1,
        "plan": plan,
        "objectives": [_objective_truth(o) for o in words.objectives],
        "actions": [_action_truth(words, a) for a in words.actions],
    }


def _objective_truth(o: Objective) -> dict[str, Any]:
    made = {"key": o.key, "ref": o.ref, "title": o.title, "statement": o.statement}
    made |= {"parent": o.parent.key} if o.parent else {}
    return _stated(made | {"links": o.links.split(), "measure": o.measure})


def _action_truth(words: Words, action: Action) -> dict[str, Any]:
    made: dict[str, Any] = {name: action[name].says for name in OWN_WORDS}
    made["key"] = _key(words, action)
    made["objective"] = action.objective.key if action.objective else ""
    made["parent"] = _key(words, action.parent)
    made["leads"] = leads(action)
    made["timescale"] = _stated({"text": action["when"].printed, "entries": entries(action["when"].says)})
    for name in ("characteristics", "aims", "links"):
        made[name] = action[name].says.split()
    made["other_characteristics"] = _parts(action["other"].says)
    made["status"] = action["status"].says
    made["rating"] = action["rating"].says
    made["updates"] = [
        {"date": name.removeprefix("update "), "text": cell.says}
        for name, cell in action.cells.items()
        if name.startswith("update ") and cell.says
    ]
    return _stated(made)


def _key(words: Words, action: Action | None) -> str:
    """The printed reference where the document has it once, else what stands above it, else its place."""
    if action is None:
        return ""
    ref, refs = action["ref"].printed, [a["ref"].printed for a in words.actions]
    if ref and refs.count(ref) == 1:
        return ref
    above = _key(words, action.parent) if action.parent else action.objective.key if action.objective else ""
    return (
        f"{above}/{ref}"
        if ref
        else f"action-{1 + next(n for n, a in enumerate(words.actions) if a is action)}"
    )


def leads(action: Action) -> list[dict[str, str]]:
    """The leads of an action, from all cells that name some: `lead`, and `lead <role>`."""
    found = []
    for name, cell in action.cells.items():
        if name == "leads" or name.startswith("leads "):
            for part in cell.says.split(" + "):
                who, _, role = part.partition(" @")
                if who.strip():
                    found.append(
                        {"name": who.strip(), "role": role or name.removeprefix("leads").strip() or "lead"}
                    )
    return found


def entries(says: str) -> list[dict[str, str]]:
    """Timescale entries from notes such as `due 2024-03; recurring FREQ=YEARLY/BYMONTH=3; ongoing`."""
    found = []
    for note in _parts(says):
        kind, _, rest = note.partition(" ")
        slot = {"recurring": "rrule", "conditional": "text"}.get(kind, "date")
        value = rest.replace("/", ";") if kind == "recurring" else rest
        found.append({"kind": kind} | ({slot: value} if value else {}))
    return found


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


def _stated(value: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in value.items() if v not in ("", [], {}, None)}
