"""The pages of an objective and of an action: at one address for good, whatever later editions leave out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest

from dueregard.editions.answering import Page, public_page
from dueregard.editions.models import Edition, Site
from dueregard.editions.queries import Editions, content_of, edition_with
from dueregard.editions.translating import Speaker
from dueregard.editions.views.plans import crumbs, speaker_of, taken_back, the_editions
from dueregard.planfile.model import Action, Item, Objective, PlanFile
from dueregard.writing.values import CODED, field_lines, headed, lead_lines, lines_of

FIELDS: Final = (
    "timescale",
    "output",
    "outcome",
    "measure",
    "resources",
    "priority",
    "progress",
    "updates",
    "actual_outcome",
    "status",
    "rating",
)
"""What a page tells of an item after who leads it, in this order; columns of the plan's own come last."""


@dataclass(frozen=True, slots=True)
class FactShown:
    """One thing that the edition states of an item, under the plan's own heading where it has one."""

    name: str
    lines: tuple[str, ...]
    lang: str
    field: str = ""
    only: bool = False
    """Whether it is told to be in another language than the page."""


@dataclass(frozen=True, slots=True)
class Link:
    """The name of another item and where its page is, from the plan's."""

    name: str
    address: str
    lang: str
    status: str = ""


@public_page
def objective(_request: HttpRequest, site: Site, plan: str, uid: str) -> Page:
    """One objective and what stands under it."""
    editions, edition = _found(site, plan, "objectives", uid)
    if edition.is_withdrawn:
        return taken_back(editions, edition)
    file, speaker = content_of(edition), speaker_of(edition)
    item = next(each for each in file.objectives if each.id == uid)
    below = [each for each in file.objectives if item.key and each.parent == item.key]
    actions = [each for each in file.actions if item.key and item.key in (each.objective, *each.also_under)]
    context = _context(editions, edition, file, item, speaker)
    context |= {
        "statement": lines_of(speaker.said(item).statement),
        "statement_lang": speaker.lang_of(item, "statement"),
        "below": [_link(each, "objectives", speaker) for each in below],
        "actions": [_link(each, "actions", speaker) for each in actions],
    }
    return Page("editions/objective.html", context)


@public_page
def action(_request: HttpRequest, site: Site, plan: str, uid: str) -> Page:
    """One action with all that the edition states of it."""
    editions, edition = _found(site, plan, "actions", uid)
    if edition.is_withdrawn:
        return taken_back(editions, edition)
    file, speaker = content_of(edition), speaker_of(edition)
    item = next(each for each in file.actions if each.id == uid)
    above = [each for each in file.objectives if each.key and each.key in (item.objective, *item.also_under)]
    whole = [each for each in file.actions if each.key and each.key == item.parent]
    parts = [each for each in file.actions if item.key and each.parent == item.key]
    linked = [each for each in (*file.objectives, *file.actions) if each.ref and each.ref in item.links]
    context = _context(editions, edition, file, item, speaker)
    context |= {
        "above": [_link(each, "objectives", speaker) for each in above],
        "whole": [_link(each, "actions", speaker) for each in whole],
        "parts": [_link(each, "actions", speaker) for each in parts],
        "linked": [_link(each, _kind(each), speaker) for each in linked],
        "characteristics": [(code, speaker.words[code]) for code in item.characteristics],
        "groups": item.other_characteristics,
        "aims": [(code, speaker.words[code]) for code in item.aims],
    }
    return Page("editions/action.html", context)


def _found(site: Site, plan: str, kind: str, uid: str) -> tuple[Editions, Edition]:
    editions = the_editions(site, plan)
    edition = edition_with(editions, kind, uid)
    if edition is None:
        raise Http404
    return editions, edition


def _context(
    editions: Editions, edition: Edition, file: PlanFile, item: Item, speaker: Speaker
) -> dict[str, Any]:
    return {
        "editions": editions,
        "edition": edition,
        "is_current": edition == editions.current,
        "item": item,
        "title": _named(item, speaker),
        "title_lang": speaker.lang_of(item, "title"),
        "facts_shown": list(_facts(file, item, speaker)),
        "crumbs": crumbs(editions, within=True),
    }


def _facts(file: PlanFile, item: Item, speaker: Speaker) -> Iterator[FactShown]:
    said: Any = _said(item, speaker)
    own_words = {each.id: each.heading for each in speaker.said_head(file.plan).columns}
    for role in dict.fromkeys(lead.role for lead in item.leads):
        lines = lead_lines(item.leads, frozenset({role}))
        own = [each for each in file.plan.columns if each.field == "leads" and (each.role or "lead") == role]
        usual = speaker.words["leads"] if role == "lead" else role[:1].upper() + role[1:]
        there = own and not speaker.lang_of(file.plan, f"columns.{own[0].id}")
        heading = own_words[own[0].id] if there else ""
        yield FactShown(heading or usual, lines, speaker.lang)
    for field in FIELDS:
        if not hasattr(said, field):
            continue  # an objective states less than an action
        if lines := field_lines(said, field, speaker.words):
            lang = "" if field in CODED else speaker.lang_of(item, field)
            only = bool(lang) and speaker.is_only(item, field)
            yield FactShown(_heading(file, field, speaker), lines, lang, field, only)
    for column in file.plan.columns:
        if column.field is None and (lines := lines_of(said.cells.get(column.id, ""))):
            name = f"cells.{column.id}"
            lang, only = speaker.lang_of(item, name), speaker.is_only(item, name)
            yield FactShown(own_words[column.id] or column.id, lines, lang, only=only)


def _heading(file: PlanFile, field: str, speaker: Speaker) -> str:
    """The plan's own heading where it has just one and the page is in its language; else the usual word."""
    headings = {
        said.heading
        for column, said in zip(file.plan.columns, speaker.said_head(file.plan).columns, strict=True)
        if column.field == field and column.heading and not speaker.lang_of(file.plan, f"columns.{column.id}")
    }
    return headings.pop() if len(headings) == 1 else speaker.words[field]


def _said(item: Item, speaker: Speaker) -> Item:
    if isinstance(item, Action):
        return speaker.said(item)
    return speaker.said(item) if isinstance(item, Objective) else item


def _named(item: Item, speaker: Speaker) -> str:
    said = _said(item, speaker)
    title = said.title or (said.statement if isinstance(said, Objective) else "")
    return headed(said.ref, " ".join(lines_of(title))) or said.key


def _link(item: Item, kind: str, speaker: Speaker) -> Link:
    status = speaker.words.get(item.status or "", "")
    return Link(_named(item, speaker), f"{kind}/{item.id}/", speaker.lang_of(item, "title"), status)


def _kind(item: Item) -> str:
    return "actions" if isinstance(item, Action) else "objectives"
