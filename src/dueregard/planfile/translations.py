"""A plan's own words in another language: which words there are, how far each has come, the plan said in it.

A piece of words is named by its part of the plan and its name there: a field (`title`), or one of many in a
field (`cells.notes`, `columns.lead`, `glossary.EIA`, `updates.0a1b2c3d4e`). Names of leads and codes are no
pieces: who leads is known by one name, and codes have their words in every language.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from dueregard.planfile.model import Action, Item, Objective, Plan, PlanFile, Translation, Update

HowFar = Literal["missing", "stale", "unchecked", "checked"]
STATES: Final[tuple[HowFar, ...]] = ("missing", "stale", "unchecked", "checked")
"""How far a piece has come. Stale: the words have changed since they were translated."""

Texts = Mapping[str, str]
PartT = TypeVar("PartT", Plan, Objective, Action)

_OF_PLAN: Final = ("title", "organisation", "status", "introduction", "closing")
_OF_ITEM: Final = (
    *("title", "statement", "timescale", "output", "outcome", "measure", "resources", "priority"),
    *("progress", "actual_outcome"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a plan with their translation. `part` is the plan or the item that they stand in."""

    part: Plan | Item
    name: str
    text: str
    said: Translation | None

    @property
    def id(self) -> str:
        """The id of its objective or action; "" for the plan."""
        return (self.part.id or "") if isinstance(self.part, Item) else ""

    @property
    def state(self) -> HowFar:
        """How far it has come."""
        if self.said is None:
            return "missing"
        if self.said.of:
            return "stale"
        return "checked" if self.said.state == "checked" else "unchecked"

    @property
    def version(self) -> str:
        """What tells these words and this translation of them from others: two digests."""
        return f"{digest(self.text)}-{digest(self.said.text if self.said else '')}"


def digest(text: str) -> str:
    """A short digest of words, whatever the white space at the ends of their lines."""
    return hashlib.sha256(tidy(text).encode()).hexdigest()[:16]


def tidy(text: str) -> str:
    """The words as they are kept: without white space at the ends of lines, whichever way a line ends."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def tongue_of(language: str) -> Literal["en", "cy"]:
    """The language that words are taken from: Welsh where the BCP 47 tag says so, else English."""
    return "cy" if language.lower().split("-")[0] == "cy" else "en"


def other_language(language: str) -> str:
    """The language that stands beside a plan's own."""
    return "en-GB" if tongue_of(language) == "cy" else "cy"


def words_of(part: Plan | Item) -> dict[str, str]:
    """All words of the plan as a whole, or of an item, that can be translated, by their names."""
    found = _words_of_plan(part) if isinstance(part, Plan) else _words_of_item(part)
    return {name: text for name, text in found if text.strip()}


def _words_of_plan(plan: Plan) -> Iterator[tuple[str, str]]:
    yield from ((name, getattr(plan, name)) for name in _OF_PLAN)
    yield from ((f"columns.{column.id}", column.heading) for column in plan.columns)
    yield from ((f"glossary.{term}", meaning) for term, meaning in plan.glossary.items())
    yield from ((f"rating_key.{term}", meaning) for term, meaning in plan.rating_key.items())


def _words_of_item(item: Item) -> Iterator[tuple[str, str]]:
    for name in _OF_ITEM:
        text = item.timescale.text if name == "timescale" else getattr(item, name, "")
        yield name, text
    yield from ((f"cells.{column}", text) for column, text in item.cells.items())
    if isinstance(item, Action):
        yield from ((f"updates.{each.id}", each.text) for each in item.updates if each.id)


def pieces(file: PlanFile, language: str) -> list[Piece]:
    """All pieces of a plan in its order, each objective before its actions, with what is said in `language`.

    Cells of columns that stand for a field say what the field says, and are no pieces.
    """
    own = {column.id for column in file.plan.columns if column.field is None}
    parts: list[Plan | Item] = [file.plan, *items_in_order(file)]
    return [
        Piece(part, name, text, said.get(name))
        for part in parts
        for said in (texts_in(part, language),)
        for name, text in words_of(part).items()
        if not name.startswith("cells.") or name.removeprefix("cells.") in own
    ]


def public_pieces(whole: PlanFile, public: PlanFile, language: str) -> list[Piece]:
    """Those pieces of the whole plan whose words are in what is public of it."""
    held = {(each.id, each.name) for each in pieces(public, language)}
    return [each for each in pieces(whole, language) if (each.id, each.name) in held]


def items_in_order(file: PlanFile) -> Iterator[Item]:
    """The plan's objectives, each before its actions; first the actions that stand under none."""
    held = {each.key for each in file.objectives}
    yield from (action for action in file.actions if action.objective not in held)
    for objective in file.objectives:
        yield objective
        yield from (action for action in file.actions if action.objective == objective.key)


def counted(found: Collection[Piece]) -> dict[HowFar, int]:
    """How many pieces have come how far."""
    numbers = Counter(each.state for each in found)
    return {state: numbers[state] for state in STATES}


def texts_in(part: Plan | Item, language: str) -> Mapping[str, Translation]:
    """What is said of a part in `language`, by the names of its words."""
    wanted = tongue_of(language)
    return next((texts for each, texts in part.translations.items() if tongue_of(each) == wanted), {})


def up_to_date(part: Plan | Item, language: str) -> Texts:
    """The same without what is stale, and without what translates words that are no longer there."""
    found = texts_in(part, language)
    held = words_of(part) if found else {}
    return {name: each.text for name, each in found.items() if name in held and not each.of}


def said_in(file: PlanFile, language: str) -> PlanFile:
    """The plan in `language`: its own words where there are no others that are up to date."""
    return file.model_copy(
        update={
            "plan": part_in(file.plan, language),
            "objectives": [part_in(each, language) for each in file.objectives],
            "actions": [part_in(each, language) for each in file.actions],
        }
    )


def part_in(part: PartT, language: str) -> PartT:
    """One part of it so."""
    texts = up_to_date(part, language)
    if not texts:
        return part
    changes: dict[str, Any] = {name: text for name, text in texts.items() if name in type(part).model_fields}
    if isinstance(part, Plan):
        changes["glossary"] = _put(part.glossary, texts, "glossary")
        changes["rating_key"] = _put(part.rating_key, texts, "rating_key")
        changes["columns"] = [
            each.model_copy(update={"heading": texts.get(f"columns.{each.id}", each.heading)})
            for each in part.columns
        ]
    else:
        if "timescale" in texts:
            changes["timescale"] = part.timescale.model_copy(update={"text": texts["timescale"]})
        changes["cells"] = _cells_in(part, texts)
        if isinstance(part, Action):
            changes["updates"] = [_update_in(each, texts) for each in part.updates]
    return part.model_copy(update=changes)


def _put(held: Texts, texts: Texts, field: str) -> dict[str, str]:
    return {name: texts.get(f"{field}.{name}", text) for name, text in held.items()}


def _cells_in(item: Item, texts: Texts) -> dict[str, str]:
    """The cells. One of a column that stands for a field, and says what the field says, goes with it."""
    words = words_of(item)
    said = {" ".join(words[name].split()): text for name, text in texts.items()}
    return {
        name: texts.get(f"cells.{name}") or said.get(" ".join(text.split()), text)
        for name, text in item.cells.items()
    }


def _update_in(update: Update, texts: Texts) -> Update:
    return update.model_copy(update={"text": texts.get(f"updates.{update.id}", update.text)})
