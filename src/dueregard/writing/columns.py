"""Which columns a written plan has: the plan's own, in its order, then whatever else any action states."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dueregard.planfile.model import Action, PlanFile
from dueregard.writing.values import (
    LISTED,
    Lines,
    field_lines,
    headed,
    lead_lines,
    lines_of,
    mentions,
    moved_lines,
    printed_lines,
)
from dueregard.writing.words import Words

USUAL: Final = (
    "ref",
    "title",
    "parent",
    "leads",
    "timescale",
    "output",
    "outcome",
    "measure",
    "resources",
    "priority",
    "characteristics",
    "aims",
    "links",
    "progress",
    "updates",
    "actual_outcome",
    "status",
    "rating",
    "also_under",
)
"""The order of columns that a plan has no order of its own for: what, who, when, what for, how it goes."""


@dataclass(slots=True, frozen=True)
class PlanColumn:
    """One column to write. `own` is the id of the plan's own column, None for one that the writer adds."""

    heading: str
    field: str | None
    own: str | None = None
    roles: frozenset[str] | None = None
    """Whose names a column of leads prints: those with these roles; None: all."""
    stated: Mapping[str, Lines] | None = None
    """What a column says that no field of the plan holds, by the action's key."""

    @property
    def name(self) -> str:
        """What tells it from the plan's other columns, also in later versions of the plan."""
        if self.own:
            return f"column:{self.own}"
        of = "".join(f":{role}" for role in sorted(self.roles or ()))
        return f"{'field' if self.stated is None else 'extra'}:{self.field}{of}"

    @property
    def listed(self) -> bool:
        """Whether the lines of a cell are items of a list."""
        return self.field in LISTED


@dataclass(slots=True, frozen=True)
class Place:
    """One column in an arrangement: under which heading ("": its own), and whether it is printed."""

    name: str
    heading: str = ""
    printed: bool = True


@dataclass(slots=True, frozen=True)
class Arrangement:
    """How a body orders the columns of a plan's table; a column of which it says nothing follows the others.

    Of `extras`, which are not the plan's, those alone are printed that have a place.
    """

    places: tuple[Place, ...] = ()
    extras: tuple[PlanColumn, ...] = ()

    def of(self, columns: Sequence[PlanColumn]) -> tuple[PlanColumn, ...]:
        """The columns that are printed, in their order."""
        found = {column.name: column for column in (*columns, *self.extras)}
        placed = [
            replace(found[place.name], heading=place.heading or found[place.name].heading)
            for place in self.places
            if place.printed and place.name in found
        ]
        named = {place.name for place in self.places}
        return (*placed, *(column for column in columns if column.name not in named))

    def left_out(self, columns: Sequence[PlanColumn]) -> tuple[PlanColumn, ...]:
        """The plan's columns that are not printed, in the plan's order."""
        unprinted = {place.name for place in self.places if not place.printed}
        return tuple(column for column in columns if column.name in unprinted)


AS_PLANNED: Final = Arrangement()


def columns_of(plan: PlanFile, words: Words) -> tuple[PlanColumn, ...]:
    """All columns of a plan's table but those for objectives: they depend on the layout.

    An own column of the field `objective` keeps its place; the layout decides what to do with it.
    """
    own = _own_columns(plan, words)
    added = _added_columns(plan, own, words)
    return (*own, *added) if own else added


def _own_columns(plan: PlanFile, words: Words) -> tuple[PlanColumn, ...]:
    named = _title_column(plan)
    roles = [column.role or "lead" for column in plan.plan.columns if column.field == "leads"]
    unclaimed = {lead.role for action in plan.actions for lead in action.leads} - set(roles)
    return tuple(
        PlanColumn(
            heading=column.heading or words.get(column.field or "", f"{words['column']} {place}"),
            field="title" if column.id == named else column.field,
            own=column.id,
            roles=_roles(column.role or "lead", roles, unclaimed) if column.field == "leads" else None,
        )
        for place, column in enumerate(plan.plan.columns, start=1)
        if column.heading or any(action.cells.get(column.id) for action in plan.actions)
    )


def _title_column(plan: PlanFile) -> str | None:
    """The column whose cells are the actions' titles, where none is named for them.

    A plan may print what is to be done under another name ("Expected outcome").
    """
    if any(column.field == "title" for column in plan.plan.columns):
        return None
    same = Counter(
        column.id
        for action in plan.actions
        for column in plan.plan.columns
        if action.title and action.title.split() == action.cells.get(column.id, "").split()
    )
    column, count = same.most_common(1)[0] if same else ("", 0)
    return column if count * 2 > len(plan.actions) else None


def _roles(role: str, all_roles: Sequence[str], unclaimed: Iterable[str]) -> frozenset[str] | None:
    """The one column of leads takes whoever has the general role; others get columns of their own."""
    return frozenset({role}) if role in all_roles else frozenset({role, *unclaimed})


def _added_columns(plan: PlanFile, own: Sequence[PlanColumn], words: Words) -> tuple[PlanColumn, ...]:
    covered = {column.field for column in own}
    added: list[PlanColumn] = []
    for field in USUAL:
        if field == "leads":
            added += _lead_columns(plan, own, words)
        elif field == "ref" and own:
            continue  # a plan with columns of its own prints references where it prints them: with the title
        elif field not in covered and _is_needed(plan, field, words, own):
            added.append(PlanColumn(words[field], field))
    if not own and not any(column.field == "title" for column in added):
        added.insert(0, PlanColumn(words["title"], "title"))
    return tuple(added)


def _lead_columns(plan: PlanFile, own: Sequence[PlanColumn], words: Words) -> list[PlanColumn]:
    claimed = {role for column in own for role in column.roles or ()}
    roles = dict.fromkeys(lead.role for action in plan.actions for lead in action.leads)
    return [
        PlanColumn(
            words["leads"] if role == "lead" else _sentence_case(role), "leads", roles=frozenset({role})
        )
        for role in roles
        if role not in claimed
    ]


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_needed(plan: PlanFile, field: str, words: Words, own: Sequence[PlanColumn]) -> bool:
    if field == "links" and own:
        return any(not _shows_links(action, words, own) for action in plan.actions)
    if field == "characteristics":
        return any(action.characteristics or action.other_characteristics for action in plan.actions)
    if field in ("parent", "also_under"):
        return any(getattr(action, field) for action in plan.actions)
    return any(field_lines(action, field, words) for action in plan.actions)


def _shows_links(action: Action, words: Words, own: Sequence[PlanColumn]) -> bool:
    """Whether the words of the row already name every reference that the action links to."""
    fields = ["title", "timescale", "output", "outcome", "measure", "resources", "progress", "actual_outcome"]
    texts = [line for field in fields for line in field_lines(action, field, words)]
    texts += [action.cells.get(column.own, "") for column in own if column.own and column.field is None]
    return all(any(mentions(text, link) for text in texts) for link in action.links)


class CellText:
    """Says what each column prints of each action; knows the whole plan, since cells point at other rows.

    `columns` are those of the table, `among` all that the plan has, printed or not.
    """

    def __init__(
        self,
        plan: PlanFile,
        columns: Sequence[PlanColumn],
        words: Words,
        among: Sequence[PlanColumn] | None = None,
    ):
        self.words = words
        self.columns = columns if among is None else among
        self.prints_refs = any(column.field == "ref" for column in columns)
        items = (*plan.objectives, *plan.actions)
        self.names = {item.key: item.ref or item.title for item in items if item.key}

    def lines(self, action: Action, column: PlanColumn) -> Lines:
        """The lines that a column prints of an action."""
        if column.stated is not None:
            return column.stated.get(action.key, ())
        if column.field is None:
            return lines_of(action.cells.get(column.own or "", ""))
        siblings = [other for other in self.columns if other.field == column.field and other.own]
        if column.own and len(siblings) > 1 and column.field != "leads":
            return self._shared_lines(action, column, siblings)
        return self._field_lines(action, column)

    def _field_lines(self, action: Action, column: PlanColumn) -> Lines:
        field = column.field or ""
        if field == "title":
            return self._title_lines(action)
        if field == "leads":
            return lead_lines(action.leads, column.roles)
        if field in ("parent", "also_under"):
            keys = [action.parent] if field == "parent" else action.also_under
            return tuple(self.names.get(key, key) for key in keys if key)
        if column.own:
            return printed_lines(action, field, column.own, self.words)
        return field_lines(action, field, self.words)

    def _title_lines(self, action: Action) -> Lines:
        lines = lines_of(action.title)
        if self.prints_refs or not action.ref:
            return lines
        return (headed(action.ref, lines[0] if lines else ""), *lines[1:])

    def _shared_lines(self, action: Action, column: PlanColumn, siblings: Sequence[PlanColumn]) -> Lines:
        """One field over several columns: each keeps its own cell while together they still say the field."""
        cells = {sibling.own: action.cells.get(sibling.own or "", "") for sibling in siblings}
        since = moved_lines(action, self.words) if column.field == "timescale" else ()
        stated = self._field_lines(action, siblings[0])
        printed = stated[: len(stated) - len(since)]
        if " ".join(cells.values()).split() == " ".join(printed).split():
            return (*lines_of(cells[column.own]), *(since if column.own == siblings[-1].own else ()))
        return stated if column.own == siblings[0].own else ()
