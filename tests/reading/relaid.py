"""One plan in many layouts: the words of a sample, laid out as bodies lay out theirs.

A layout prints a plan's actions its own way and under headings of its own; what is read from it must be what
the sample's truth says. So a rule that only fits the document that it was made for is found out.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from tests import scoring

from dueregard.planfile.model import to_data
from dueregard.reading import UnreadableDocument, read_document
from dueregard.reading.accounting import Account
from dueregard.reading.document import Cell, Document, Place, Prose, Row, Table

OPEN = Path(__file__).parents[1] / "samples" / "open"
FIELDS = ("leads", "when", "outcome", "measure", "progress", "status")
_TRUTH_KEYS = {"leads": "leads", "when": "timescale"} | {name: name for name in FIELDS[2:]}
_STATUS_WORDS = {
    "not-started": "Not started", "in-progress": "In progress", "delayed": "Delayed", "paused": "Paused",
    "completed": "Completed", "withdrawn": "Withdrawn", "not-applicable": "N/A",
}  # fmt: skip

HEADINGS: dict[str, dict[str, str]] = {
    "usual": {
        "ref": "Ref", "title": "Action", "leads": "Lead", "when": "Deadline", "outcome": "Outcome",
        "measure": "Measure of success", "progress": "Progress", "status": "Status", "objective": "Objective",
    },
    "plain": {
        "ref": "No.", "title": "What we will do", "leads": "Who", "when": "By when",
        "outcome": "What difference will it make?", "measure": "How will we know?", "progress": "Update",
        "status": "Current status", "objective": "What we want to achieve",
    },
    "Welsh": {
        "ref": "Cyf", "title": "Cam gweithredu", "leads": "Arweinydd", "when": "Erbyn pryd",
        "outcome": "Canlyniad", "measure": "Mesur llwyddiant", "progress": "Cynnydd", "status": "Statws",
        "objective": "Amcan",
    },
    "unheard of": {
        "ref": "Index", "title": "Undertaking", "leads": "Custodian", "when": "Horizon",
        "objective": "Ambition",
    },
}  # fmt: skip
"""Words for the fields. Unheard-of words name only what can be known by what stands under them."""


@dataclass(frozen=True)
class Told:
    """One action as it is printed: words by field, `ref` and `title` among them."""

    words: Mapping[str, str]
    truth: Mapping[str, Any]

    def __getitem__(self, name: str) -> str:
        return self.words.get(name, "")


@dataclass(frozen=True)
class Heading:
    """An objective and its actions."""

    truth: Mapping[str, Any]
    actions: Sequence[Told]

    @property
    def text(self) -> str:
        ref, title = self.truth.get("ref", ""), self.truth["title"]
        return f"{ref}: {title}" if ref else str(title)


@dataclass(frozen=True)
class Source:
    """A sample's plan, to be laid out anew."""

    name: str
    plan: Mapping[str, Any]
    headings: Sequence[Heading]

    @property
    def actions(self) -> list[Told]:
        return [action for heading in self.headings for action in heading.actions]

    def stated(self, names: Sequence[str]) -> list[str]:
        """Those of the fields that some action states, in order."""
        return [name for name in names if any(action[name] for action in self.actions)]


def sources(names: Sequence[str] = ()) -> list[Source]:
    """The open samples that have one depth of objectives and of actions, and say what they say outright."""
    folders = sorted(path.parent for path in OPEN.glob("*/truth.json"))
    found = (_source(folder) for folder in folders if not names or folder.name in names)
    return [one for one in found if one is not None]


def _source(folder: Path) -> Source | None:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    actions, objectives = truth["actions"], truth["objectives"]
    texts = [action.get("timescale", {}).get("text", "").casefold() for action in actions]
    nested = any("parent" in one for one in [*actions, *objectives])
    keys = [one["key"] for one in objectives]
    if (
        nested
        or any("above" in text or "\n" in text for text in texts)
        or truth["plan"].get("language") == "cy"
    ):
        return None
    if any(action.get("objective") not in keys or not action.get("title") for action in actions):
        return None
    headings = [
        Heading(one, [_told(action) for action in actions if action["objective"] == one["key"]])
        for one in objectives
    ]
    return Source(folder.name, truth["plan"], [one for one in headings if one.actions])


def _told(action: Mapping[str, Any]) -> Told:
    words = {name: str(action.get(name, "")) for name in ("title", "outcome", "measure", "progress")}
    words["ref"] = action.get("ref", "")
    words["leads"] = "; ".join(lead["name"] for lead in action.get("leads", []))
    words["when"] = action.get("timescale", {}).get("text", "")
    words["status"] = _STATUS_WORDS.get(action.get("status", ""), "")
    return Told(words, action)


# ------------------------------------------------------------------ layouts
Words = Mapping[str, str]
Block = Prose | Table
Layout = Callable[[Source, Words], list[Block]]
LAYOUTS: dict[str, tuple[Layout, frozenset[str]]] = {}


def layout(*names: str) -> Callable[[Layout], Layout]:
    """Register a layout and the fields that it prints besides reference and title; all, if none is named."""

    def register(one: Layout) -> Layout:
        LAYOUTS[one.__name__.replace("_", " ")] = (one, frozenset(names or FIELDS))
        return one

    return register


def _table(
    rows: Sequence[Sequence[str | Cell]], *, sheet: str | None = None, page: int | None = None
) -> Table:
    made = [
        Row(
            [
                cell if isinstance(cell, Cell) else Cell(cell, Place(row=n, sheet=sheet, page=page))
                for cell in row
            ]
        )
        for n, row in enumerate(rows, 1)
    ]
    return Table(made, Place(sheet=sheet, page=page))


def _named(source: Source, words: Words, *names: str) -> list[str]:
    """The fields of a layout that have a word here and that the plan states."""
    return [name for name in source.stated(names) if name in words]


_ROW = ("ref", "title", *FIELDS)


def _heads(names: Sequence[str], words: Words) -> list[str]:
    return [words[name] for name in names]


def _cells(action: Told, names: Sequence[str]) -> list[str]:
    return [action[name] for name in names]


@layout()
def section_rows(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *_ROW)
    rows: list[list[str | Cell]] = [list(_heads(names, words))]
    for one in source.headings:
        rows.append([Cell(one.text, colspan=len(names), bold=True)])
        rows += [list(_cells(action, names)) for action in one.actions]
    return [_table(rows)]


@layout()
def objective_column(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *_ROW)
    rows: list[list[str | Cell]] = [[words["objective"], *_heads(names, words)]]
    for one in source.headings:
        for n, action in enumerate(one.actions):
            first = [Cell(one.text, rowspan=len(one.actions))] if n == 0 else []
            rows.append([*first, *_cells(action, names)])
    return [_table(rows)]


@layout()
def objective_repeated(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *_ROW)
    rows = [[one.text, *_cells(action, names)] for one in source.headings for action in one.actions]
    return [_table([[words["objective"], *_heads(names, words)], *rows], sheet="Plan")]


@layout()
def columns_in_another_order(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, "when", "ref", "title", "leads", "status", "progress", "measure", "outcome")
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        blocks.append(_table([_heads(names, words), *(_cells(action, names) for action in one.actions)]))
    return blocks


@layout()
def heading_rows_of_bold_words(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *_ROW)
    blocks: list[Block] = []
    for one in source.headings:
        head = [Cell(text, bold=True) for text in _heads(names, words)]
        title = [Cell(one.text, colspan=len(names), bold=True)]
        blocks.append(_table([title, head, *(_cells(action, names) for action in one.actions)]))
    return blocks


@layout()
def pages_that_repeat_heading_and_section(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *_ROW)
    blocks: list[Block] = []
    page = 0
    for one in source.headings:
        for n in range(0, len(one.actions), 2):
            page += 1
            rows: list[list[str | Cell]] = [list(_heads(names, words)), [Cell(one.text, colspan=len(names))]]
            rows += [list(_cells(action, names)) for action in one.actions[n : n + 2]]
            blocks += [_table(rows, page=page), Prose(f"Page {page}", place=Place(page=page))]
    return blocks


@layout("leads", "when")
def headings_only_in_prose(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, "ref", "title", "leads", "when")
    blocks: list[Block] = [Prose("The columns say: " + ", ".join(_heads(names, words)) + ".")]
    for one in source.headings:
        blocks += [Prose(one.text, level=2), _table([_cells(action, names) for action in one.actions])]
    return blocks


@layout()
def a_card_an_action(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *_ROW)
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        blocks += [_table([[words[name], action[name]] for name in names]) for action in one.actions]
    return blocks


@layout()
def cards_under_a_band(source: Source, words: Words) -> list[Block]:
    """`Action 3` and the title in a band over labels and words."""
    names = _named(source, words, *FIELDS)
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        for n, action in enumerate(one.actions, 1):
            band = Cell(f"{action['ref'] or n}. {action['title']}", colspan=2, bold=True, fill="#d9e2f3")
            blocks.append(_table([[band], *([words[name], action[name]] for name in names)]))
    return blocks


@layout()
def cards_named_action_and_number(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *FIELDS)
    blocks: list[Block] = []
    number = 0
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        for action in one.actions:
            number += 1
            first = [f"{words['title']} {number}", action["title"]]
            blocks.append(_table([first, *([words[name], action[name]] for name in names)]))
    return blocks


@layout()
def cards_of_two_pairs_a_row(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *FIELDS)
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        for action in one.actions:
            rows: list[list[str | Cell]] = [[words["title"], Cell(action["title"], colspan=3)]]
            pairs = [[words[name], action[name]] for name in names]
            rows += [
                [*left, *right] for left, right in zip_longest(pairs[::2], pairs[1::2], fillvalue=["", ""])
            ]
            blocks.append(_table(rows))
    return blocks


@layout()
def a_table_an_action(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *FIELDS)
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        for action in one.actions:
            top = Cell(f"{words['title']}: {action['title']}", colspan=len(names), bold=True)
            blocks.append(_table([[top], _heads(names, words), _cells(action, names)]))
    return blocks


@layout()
def transposed(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *_ROW)
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        for n in range(0, len(one.actions), 3):
            some = one.actions[n : n + 3]
            blocks.append(_table([[words[name], *(action[name] for action in some)] for name in names]))
    return blocks


@layout()
def progress_in_a_table_beside(source: Source, words: Words) -> list[Block]:
    """Two tables that the reference joins: the actions, and how they are going."""
    first = _named(source, words, "leads", "when", "outcome", "measure")
    second = _named(source, words, "progress", "status")
    rows: list[list[str | Cell]] = [[words["ref"], words["title"], *_heads(first, words)]]
    told: list[list[str]] = [[words["ref"], *_heads(second, words)]]
    number = 0
    for one in source.headings:
        rows.append([Cell(one.text, colspan=len(first) + 2, bold=True)])
        for action in one.actions:
            number += 1
            ref = f"A{number}"
            rows.append([ref, action["title"], *_cells(action, first)])
            told.append([ref, *_cells(action, second)])
    after: list[Block] = [Prose("How it is going", level=2), _table(told)] if second else []
    return [_table(rows), *after]


@layout()
def labelled_lines(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *FIELDS)
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        for action in one.actions:
            blocks.append(Prose(f"{action['ref']} {action['title']}".strip(), level=3))
            blocks += [Prose(f"{words[name]}: {action[name]}") for name in names if action[name]]
    return blocks


@layout()
def labelled_lines_with_the_action_among_them(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, "title", *FIELDS)
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, bold=True))
        for action in one.actions:
            blocks += [Prose(f"{words[name]}: {action[name]}") for name in names if action[name]]
    return blocks


@layout()
def labelled_lines_in_another_order(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, "when", "measure", "leads", "status", "outcome", "progress")
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        for action in one.actions:
            blocks.append(Prose(action["title"], bullet=True))
            blocks += [Prose(f"{words[name]} – {action[name]}") for name in names if action[name]]
    return blocks


@layout()
def labels_in_one_line(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, *FIELDS)
    blocks: list[Block] = []
    number = 0
    for one in source.headings:
        blocks.append(Prose(one.text, bold=True))
        for action in one.actions:
            number += 1
            told = " | ".join(f"{words[name]}: {action[name]}" for name in names if action[name])
            blocks += [Prose(f"{number}. {action['title']}"), Prose(told)]
    return blocks


@layout()
def definition_lists(source: Source, words: Words) -> list[Block]:
    """A bold label by itself, and the words below it."""
    names = _named(source, words, *FIELDS)
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        for action in one.actions:
            blocks.append(Prose(action["title"], level=3))
            for name in names:
                if action[name]:
                    blocks += [Prose(words[name], bold=True), Prose(action[name])]
    return blocks


@layout("leads", "when")
def brackets_in_prose(source: Source, words: Words) -> list[Block]:
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, level=2))
        for action in one.actions:
            told = [f"{words['leads']}: {action['leads']}"] if action["leads"] else []
            told += [action["when"]] if action["when"] else []
            bracket = f" ({', '.join(told)})" if told else ""
            blocks.append(Prose(f"{action['title'].rstrip('.')}{bracket}.", bullet=True))
    return blocks


@layout("leads", "when")
def bullets_parted_by_dashes(source: Source, words: Words) -> list[Block]:
    blocks: list[Block] = []
    for one in source.headings:
        blocks.append(Prose(one.text, bold=True))
        for action in one.actions:
            told = [action["title"], action["leads"], action["when"]]
            blocks.append(Prose(" – ".join(part for part in told if part), bullet=True))
    return blocks


@layout("leads", "when", "measure")
def labels_inside_the_cell(source: Source, words: Words) -> list[Block]:
    """Two columns: what to do, and everything else under labels in one cell."""
    names = _named(source, words, "leads", "when", "measure")
    blocks: list[Block] = []
    for one in source.headings:
        rows = [[words["title"], "Details"]]
        for action in one.actions:
            details = (f"{words[name]}: {action[name]}" for name in names if action[name])
            rows.append([action["title"], "\n".join(details)])
        blocks += [Prose(one.text, level=2), _table(rows)]
    return blocks


@layout("leads", "when", "measure")
def two_tables_side_by_side(source: Source, words: Words) -> list[Block]:
    names = _named(source, words, "title", "leads", "when", "measure")
    blocks: list[Block] = []
    for n, (left, right) in enumerate(zip_longest(source.headings[::2], source.headings[1::2])):
        halves = [one for one in (left, right) if one is not None]
        blank = [""] * len(names)
        rows = [_beside([[one.text, *blank[1:]] for one in halves])]
        rows.append(_beside([_heads(names, words) for _ in halves]))
        some = zip_longest(*(one.actions for one in halves))
        rows += [_beside([_cells(one, names) if one else blank for one in row]) for row in some]
        blocks.append(_table(rows, sheet=f"Sheet{n + 1}"))
    return blocks


def _beside(parts: Sequence[Sequence[str]]) -> list[str]:
    row: list[str] = []
    for n, part in enumerate(parts):
        row += ([""] if n else []) + list(part)
    return row


# ------------------------------------------------------------------ reading and scoring
def document(source: Source, name: str, words: str) -> Document:
    """The plan in a layout, below its title and its body's name."""
    return titled(source, LAYOUTS[name][0](source, HEADINGS[words]))


def titled(source: Source, printed: Sequence[Block]) -> Document:
    """A document that holds what is printed of a plan, below its title and its body's name."""
    blocks: list[Block] = [
        Prose(str(source.plan.get("title", "Action plan")), level=0),
        Prose(str(source.plan.get("organisation", ""))),
        *printed,
    ]
    return Document("plan", "docx", "", [one for one in blocks if isinstance(one, Table) or one.text])


def expected(source: Source, name: str, words: str) -> dict[str, Any]:
    """What the layout says: the sample's truth without the fields that it doesn't print."""
    printed = {_TRUTH_KEYS[field] for field in LAYOUTS[name][1] if field in HEADINGS[words]}
    keys = {"key", "ref", "title", "objective"} | printed
    actions = [{k: v for k, v in one.truth.items() if k in keys} for one in source.actions]
    return {"plan": source.plan, "objectives": [one.truth for one in source.headings], "actions": actions}


_PASSING = ("links", "aims", "characteristics", "other_characteristics", "resources", "output")
"""What words say in passing, which the truth counts from cells that a layout may not print."""


def field_f1(source: Source, name: str, words: str) -> float:
    """How right the reader is on a plan in a layout; 0 where it finds no plan."""
    return score(source, name, words)["field_f1"]


def read(source: Source, name: str, words: str) -> dict[str, Any]:
    """The plan as read, without what words say in passing."""
    try:
        plan = to_data(read_document(document(source, name, words)).plan)
    except UnreadableDocument:
        return {}
    kept = {_TRUTH_KEYS[field] for field in LAYOUTS[name][1] if field in HEADINGS[words]}
    for action in plan["actions"]:
        for key in _PASSING:
            action.pop(key, None)
        if "status" not in kept:
            action.pop("status", None)
    return plan


def score(source: Source, name: str, words: str) -> dict[str, Any]:
    """All figures of one plan in one layout."""
    return scoring.score(expected(source, name, words), read(source, name, words))


def account(source: Source, name: str, words: str) -> Account:
    """Who claims each word of a plan in a layout."""
    return read_document(document(source, name, words)).account


FEW = 3
"""Words that may find no place: marks such as a lone dash, headings of columns in prose."""
