"""How editions come to be, and how they cease: released, withdrawn, redacted.

This room lies below those who may decide, so nothing here asks for permission or tells history: the
operations of publishing do, and call these within their transaction.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Final

from django.db import transaction

from dueregard import clock
from dueregard.editions.dates import facts_of, followed
from dueregard.editions.files import forget_files
from dueregard.editions.models import Edition, Mark, PublicAction, PublicObjective, PublicPlan, Site
from dueregard.editions.translating import listed_in, titles_of
from dueregard.planfile.differences import Changes, compare
from dueregard.planfile.files import hash_of, to_bytes
from dueregard.planfile.folding import folded
from dueregard.planfile.model import Action, Item, Objective, Plan, PlanFile, Source
from dueregard.standing.facts import Followed
from dueregard.standing.targets import due_on

CODE_LENGTH: Final = 200


class NotForThePublic(ValueError):
    """The plan file holds what no edition may, or lacks what each must: a fault of whoever reduced it."""


def release_edition(
    *, site: Site, uid: str, slug: str, plan: PlanFile, as_at: date, note: str = ""
) -> Edition:
    """Freeze the plan with the id `uid` as its next edition, which is public from then on.

    `plan` is already reduced to what the body makes public, and every item bears its id. `slug` counts for
    the first edition only: an address stays. Raises `NotForThePublic` for what can never be public, and
    `ValidationError` where the address belongs to another plan.
    """
    refuse_internal(plan)
    with transaction.atomic():
        public = PublicPlan.objects.select_for_update().filter(site=site, uid=uid).first()
        public = public or _with_address(PublicPlan(site=site, uid=uid, slug=slug))
        before = public.editions.standing().order_by("-number").first()
        last = public.editions.order_by("-number").first()
        edition = Edition(
            plan=public,
            number=last.number + 1 if last else 1,
            title=" ".join(plan.plan.title.split()),
            language=plan.plan.language or "en-GB",
            translated=titles_of(plan),
            as_at=as_at,
            note=note.strip(),
            since=before,
            **_content(plan),
            **_counted(before, plan),
        )
        edition.full_clean()
        edition.save()
        _write_rows(edition, plan)
        site.save(update_fields=["changed_at"])
    return edition


def withdraw_edition(*, edition: Edition, reason: str) -> Edition:
    """Take an edition back: its address stays, and says since when and why. Never undone: release another."""
    edition.withdrawn_at = clock.now()
    edition.withdrawn_reason = reason.strip()
    edition.full_clean()
    with transaction.atomic():
        edition.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        edition.plan.site.save(update_fields=["changed_at"])
    return edition


def redact_edition(*, edition: Edition, plan: PlanFile, note: str, reason: str) -> Edition:
    """Put in the place of the content one without the words that the law wants gone (docs/decisions/0006).

    The edition gets another hash, and says that words were removed, and why.
    """
    refuse_internal(plan)
    before = edition.sha256
    for field, value in _content(plan).items():
        setattr(edition, field, value)
    edition.title, edition.note = " ".join(plan.plan.title.split()), note
    edition.translated = titles_of(plan)
    edition.redacted_at, edition.redacted_reason = clock.now(), reason.strip()
    edition.full_clean()
    with transaction.atomic():
        edition.save()
        edition.actions.all().delete()
        edition.objectives.all().delete()
        _write_rows(edition, plan)
        edition.plan.site.save(update_fields=["changed_at"])
        transaction.on_commit(partial(forget_files, before))
    return edition


def refuse_internal(plan: PlanFile) -> None:
    """Raise `NotForThePublic` where a plan file tells of its making, or has an item without an id.

    The allow-list above leaves such things out. This is the second lock, on the inside of the door.
    """
    told = [name for name in ("documents", "remarks", "left_out") if getattr(plan, name)]
    items: list[Item] = [*plan.objectives, *plan.actions]
    told += [f"source of {item.key}" for item in items if item.source != Source()]
    told += [f"doubt about {lead.name}" for item in items for lead in item.leads if lead.uncertain]
    told += [f"draft of a translation of {item.key}" for item in items if any(_drafts(item))]
    told += ["draft of a translation of the plan"] if any(_drafts(plan.plan)) else []
    updates = [update for action in plan.actions for update in action.updates]
    told += [f"who wrote update {each.id}" for each in updates if each.author]
    told += [f"evidence for update {each.id}" for each in updates if each.evidence]
    told += [f"no id of {item.key}" for item in items if not item.id]
    told += ["no title"] if not plan.plan.title.strip() else []
    if told:
        raise NotForThePublic(", ".join(told))


def _drafts(part: Plan | Item) -> Iterator[bool]:
    """Of each translation, whether it is unchecked or stale."""
    texts = (each for texts in part.translations.values() for each in texts.values())
    return (each.state == "draft" or bool(each.of) for each in texts)


def _with_address(plan: PublicPlan) -> PublicPlan:
    plan.full_clean()
    plan.save()
    return plan


def _content(plan: PlanFile) -> dict[str, str]:
    content = to_bytes(plan).decode()
    return {"content": content, "sha256": hash_of(content)}


def _counted(before: Edition | None, plan: PlanFile) -> dict[str, int]:
    if before is None:
        return {}
    found = compare(before.file(), plan)
    kinds: tuple[Changes[Objective] | Changes[Action], ...] = (found.objectives, found.actions)
    return {
        "added": sum(len(each.added) for each in kinds),
        "changed": sum(len(each.changed) for each in kinds) + bool(found.plan),
        "removed": sum(len(each.removed) for each in kinds),
    }


def _write_rows(edition: Edition, plan: PlanFile) -> None:
    objectives = PublicObjective.objects.bulk_create(
        PublicObjective(edition=edition, uid=each.id or "", position=place, ref=each.ref, title=_name(each))
        for place, each in enumerate(plan.objectives)
    )
    by_key = dict(zip((each.key for each in plan.objectives), objectives, strict=True))
    over = followed(plan, as_at=edition.as_at)
    rows = PublicAction.objects.bulk_create(
        _row(edition, place, action, by_key.get(action.objective or ""), over)
        for place, action in enumerate(plan.actions)
    )
    Mark.objects.bulk_create(
        mark for row, action in zip(rows, plan.actions, strict=True) for mark in _marks(row, action)
    )


def _name(objective: Objective) -> str:
    return objective.title or objective.statement


def _row(
    edition: Edition, place: int, action: Action, objective: PublicObjective | None, over: Followed
) -> PublicAction:
    return PublicAction(
        edition=edition,
        uid=action.id or "",
        position=place,
        objective=objective,
        ref=action.ref,
        title=action.title,
        timescale=action.timescale.text,
        status=action.status or "",
        rating=action.rating or "",
        due_on=due_on(facts_of(action, over)),
        achieved=action.actual_outcome,
        folded=" ".join(folded(text) for text in words_of(action)),
        said={language: listed_in(action, language) for language in edition.translated},
    )


def words_of(action: Action) -> Iterator[str]:
    """All that an action says in words, and in its translations."""
    for field in (
        *("ref", "title", "output", "outcome", "measure", "resources", "priority", "progress"),
        *("actual_outcome",),
    ):
        yield getattr(action, field)
    yield action.timescale.text
    yield from (lead.name for lead in action.leads)
    yield from (update.text for update in action.updates)
    yield from action.cells.values()
    yield from action.other_characteristics
    yield from (each.text for texts in action.translations.values() for each in texts.values())


def _marks(row: PublicAction, action: Action) -> Iterator[Mark]:
    marked: tuple[tuple[str, Iterable[str]], ...] = (
        (Mark.Kind.CHARACTERISTIC, action.characteristics),
        (Mark.Kind.GROUP, (group[:CODE_LENGTH] for group in action.other_characteristics)),
        (Mark.Kind.AIM, action.aims),
    )
    for kind, codes in marked:
        yield from (Mark(action=row, kind=kind, code=code) for code in dict.fromkeys(codes))
