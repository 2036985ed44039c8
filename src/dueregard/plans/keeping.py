"""Pieces of a plan file kept as records: the way in, for imports and edits alike.

Only operations call this; it checks and writes, and leaves permission and history to them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from dueregard import clock
from dueregard.organisations.posts.models import Post
from dueregard.organisations.posts.queries import posts_by_name
from dueregard.planfile import edtf
from dueregard.planfile import model as planfile
from dueregard.planfile.ids import is_id, new_id
from dueregard.plans.dates import facts_of_piece, keep_dates, set_dates
from dueregard.plans.models import (
    Action,
    ActionAim,
    ActionCharacteristic,
    AlsoUnder,
    Lead,
    LeftOut,
    Link,
    Objective,
    Plan,
    PlanColumn,
    Remark,
    SourceDocument,
    TargetRevision,
    TimescaleEntry,
    Update,
)
from dueregard.plans.models.words import RevisionState, Status
from dueregard.plans.pieces import accepted_revisions, revision_piece
from dueregard.plans.translating.keeping import keep_translations

SHARED_PARTS: tuple[type[Model], ...] = (Lead, TimescaleEntry, Link)
ACTION_PARTS: tuple[type[Model], ...] = (ActionCharacteristic, ActionAim, AlsoUnder)
UPDATE_FIELDS: tuple[str, ...] = (
    "position",
    "date",
    "text",
    "author",
    "status",
    "rating",
    "occurrence",
    "evidence",
)

_FROM_A_FILE = "plan file"
"""Who decided what came decided: the file does not say."""


def fill_plan(plan: Plan, piece: planfile.Plan) -> None:
    """Give the plan what the piece says of the whole, without saving it."""
    plan.title = piece.title
    plan.printed_organisation = piece.organisation
    plan.period = piece.period or ""
    plan.as_of = piece.as_of or ""
    plan.status = piece.status
    plan.language = piece.language
    plan.introduction = piece.introduction
    plan.closing = piece.closing
    plan.glossary = piece.glossary
    plan.rating_key = piece.rating_key


def keep_columns(plan: Plan, columns: Sequence[planfile.Column]) -> None:
    """Replace the plan's columns by these."""
    plan.columns.all().delete()
    _create(
        PlanColumn(
            plan=plan,
            position=place,
            key=each.id,
            heading=each.heading,
            field=each.field or "",
            role=each.role,
        )
        for place, each in enumerate(columns)
    )


def keep_documents(plan: Plan, file: planfile.PlanFile) -> None:
    """Keep what came with the plan's document: its name and hash, the doubts, the words left out."""
    _create(
        SourceDocument(
            plan=plan, position=place, key=each.id, name=each.name, sha256=each.sha256, kind=each.kind
        )
        for place, each in enumerate(file.documents)
    )
    _create(
        Remark(
            plan=plan,
            position=place,
            key=each.id,
            code=each.code,
            text=each.text,
            where=planfile.to_data(each.where),
            choices=each.choices,
            answer=each.answer or "",
        )
        for place, each in enumerate(file.remarks)
    )
    _create(
        LeftOut(
            plan=plan,
            position=place,
            reason=each.reason,
            text=each.text,
            where=planfile.to_data(each.where),
        )
        for place, each in enumerate(file.left_out)
    )


def keep_objective(objective: Objective, piece: planfile.Objective, *, parent: Objective | None) -> Objective:
    """Save the objective as the piece says, with its parts; new or held."""
    _fill_item(objective, piece)
    objective.parent = parent
    objective.statement = piece.statement
    posts = posts_of_leads(objective, piece) if objective.pk else {}
    if objective.pk:
        _drop_parts({"objective": objective})
    _save(objective)
    _create(_shared_parts(piece, {"objective": objective}, posts))
    keep_translations(objective.plan, piece, objective=objective)
    return objective


def keep_levels_below(objective: Objective) -> None:
    """Give what stands under a moved objective its level. A circle ends in the refusal of a fourth level."""
    for child in objective.children.all():
        child.parent = objective
        _save(child)
        keep_levels_below(child)


def keep_action(
    action: Action,
    piece: planfile.Action,
    *,
    objective: Objective | None,
    also_under: Sequence[Objective],
    parent: Action | None,
) -> Action:
    """Save the action as the piece says, with its parts; new or held."""
    _fill_item(action, piece)
    action.objective, action.parent = objective, parent
    action.output = piece.output
    action.resources = piece.resources
    action.priority = piece.priority
    action.actual_outcome = piece.actual_outcome
    _fill_rating(action, piece)
    if action.status != Status.PAUSED:
        action.paused_until = None
    action.other_characteristics = piece.other_characteristics
    set_dates(action, facts_of_piece(action, piece))
    posts = posts_of_leads(action, piece) if action.pk else {}
    updates = {row.uid: row for row in action.updates.all()} if action.pk else {}
    if action.pk:
        _drop_parts({"action": action})
    _save(action)
    _create(_shared_parts(piece, {"action": action}, posts))
    _create(_action_parts(action, piece, also_under))
    _keep_updates(action, piece.updates, updates)
    keep_translations(action.plan, piece, action=action)
    if brought := _brought_revisions(action, piece):
        _create(brought)
        keep_dates(action)
    return action


def resolve_links(plan: Plan) -> None:
    """Find what each printed reference means: the objective, else the action, that alone bears it."""
    objectives = _bearing_alone(plan.objectives.all())
    actions = _bearing_alone(plan.actions.all())
    links = [*Link.objects.filter(objective__plan=plan), *Link.objects.filter(action__plan=plan)]
    for link in links:
        link.to_objective = objectives.get(link.ref)
        link.to_action = None if link.to_objective else actions.get(link.ref)
    Link.objects.bulk_update(links, ["to_objective", "to_action"])


def posts_of_leads(item: Objective | Action, piece: planfile.Item) -> dict[str, Post]:
    """Who the leads of a changed item are: as before; those newly named, as the body said of the name."""
    before = {lead.name: lead.post for lead in item.leads.select_related("post")}
    new = [lead.name for lead in piece.leads if lead.name not in before]
    bound = {name: post for name, post in before.items() if post}
    return bound | (posts_by_name(item.plan.organisation, new) if new else {})


def _bearing_alone(items: Iterable[Any]) -> dict[str, Any]:
    """Items by printed reference or key; a reference that two bear means neither."""
    bearers: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        for name in {item.ref, item.key} - {""}:
            bearers[name].append(item)
    return {name: found[0] for name, found in bearers.items() if len(found) == 1}


def _fill_item(item: Objective | Action, piece: planfile.Item) -> None:
    item.ref = piece.ref
    item.title = piece.title
    item.timescale_text = piece.timescale.text
    item.outcome = piece.outcome
    item.measure = piece.measure
    item.progress = piece.progress
    item.status = piece.status or ""
    item.cells = piece.cells
    item.source = planfile.to_data(piece).get("source", {})


def _shared_parts(piece: planfile.Item, owner: dict[str, Any], posts: Mapping[str, Post]) -> list[Model]:
    leads = [
        Lead(
            **owner,
            position=place,
            name=each.name,
            role=each.role,
            kind=each.kind or "",
            uncertain=each.uncertain,
            post=posts.get(each.name),
        )
        for place, each in enumerate(piece.leads)
    ]
    entries = [_entry(place, each, owner) for place, each in enumerate(piece.timescale.entries)]
    links = [Link(**owner, position=place, ref=ref) for place, ref in enumerate(piece.links)]
    return [*leads, *entries, *links]


def _entry(place: int, entry: planfile.Entry, owner: dict[str, Any]) -> TimescaleEntry:
    row = TimescaleEntry(
        **owner,
        position=place,
        kind=entry.kind,
        date=entry.date or "",
        rrule=entry.rrule or "",
        first=entry.first or "",
        text=entry.text,
    )
    if entry.date and edtf.is_valid(entry.date):
        span = edtf.parse(entry.date)
        row.earliest, row.latest = span.lower, span.upper
    return row


def _action_parts(action: Action, piece: planfile.Action, also_under: Sequence[Objective]) -> list[Model]:
    marks: list[tuple[Any, Sequence[str]]] = [
        (ActionCharacteristic, piece.characteristics),
        (ActionAim, piece.aims),
    ]
    marked = [
        kind(action=action, position=place, code=code)
        for kind, codes in marks
        for place, code in enumerate(dict.fromkeys(codes))
    ]
    under = [
        AlsoUnder(action=action, objective=each, position=place)
        for place, each in enumerate(dict.fromkeys(also_under))
    ]
    return [*marked, *under]


def _fill_rating(action: Action, piece: planfile.Action) -> None:
    """The rating as the piece states it. Why it was set by hand is forgotten once another one is printed."""
    if action.rating != (piece.rating or ""):
        action.rating, action.rating_reason = piece.rating or "", ""


def _keep_updates(action: Action, pieces: Sequence[planfile.Update], held: dict[str, Update]) -> None:
    """Make the action's updates those of the pieces; one that is held stays the row that others point to."""
    rows = [(held.pop(piece.id or "", None), place, piece) for place, piece in enumerate(pieces)]
    Update.objects.filter(pk__in=[gone.pk for gone in held.values()]).delete()
    kept = [_fill_update(row, place, piece) for row, place, piece in rows if row]
    for row in kept:
        _check(row)
    Update.objects.bulk_update(kept, UPDATE_FIELDS)
    _create(
        _fill_update(Update(action=action, uid=free_uid(Update, piece.id)), place, piece)
        for row, place, piece in rows
        if not row
    )


def _fill_update(row: Update, place: int, piece: planfile.Update) -> Update:
    row.position = place
    row.date = piece.date or ""
    row.text = piece.text
    row.author = piece.author
    row.status = piece.status or ""
    row.rating = piece.rating or ""
    row.occurrence = piece.occurrence
    row.evidence = piece.evidence
    return row


def free_uid(kind: type[Objective] | type[Action] | type[Update], wanted: str | None) -> str:
    """The id that the piece brings, if it is one and no record bears it yet; else a fresh one."""
    if wanted and is_id(wanted) and not kind._default_manager.filter(uid=wanted).exists():
        return wanted
    return new_id()


def _brought_revisions(action: Action, piece: planfile.Action) -> list[TargetRevision]:
    """The revisions that the piece brings and nobody decided here.

    Those that are held stay: a piece that does not mention them takes none away.
    """
    held = [revision_piece(row) for row in accepted_revisions(action)]
    return [
        TargetRevision(
            action=action,
            was=each.was,
            to=each.to,
            reason=each.reason,
            state=RevisionState.ACCEPTED,
            proposed_by=_FROM_A_FILE,
            proposed_at=_noon(each.date),
            decided_by=_FROM_A_FILE,
            decided_at=_noon(each.date),
        )
        for each in piece.timescale.revisions
        if each not in held
    ]


def _noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(12), clock.LONDON)


def _save(item: Objective | Action) -> None:
    """Save the item once its own words are checked.

    Not `full_clean()`: that asks the database six questions for each of a plan's hundreds of rows, to all of
    which the answers are known here. The database's own constraints still stand behind.
    """
    _check(item)
    item.save()


def _drop_parts(owner: dict[str, Any]) -> None:
    kinds = SHARED_PARTS if "objective" in owner else (*SHARED_PARTS, *ACTION_PARTS)
    for kind in kinds:
        kind._default_manager.filter(**owner).delete()


def _create(rows: Iterable[Model]) -> None:
    """Insert the rows, one statement a kind, each checked but for its keys, which we have just made."""
    kinds: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        _check(row)
        kinds[type(row)].append(row)
    for kind, found in kinds.items():
        kind._default_manager.bulk_create(found)


def _check(row: Model) -> None:
    keys = {field.name for field in row._meta.fields if field.is_relation}
    try:
        row.clean_fields(exclude=keys)
        row.clean()
    except ValidationError as error:
        owner = row if isinstance(row, (Objective, Action)) else _owner(row)
        raise _at(owner, error) from error


def _owner(row: Model) -> Any:
    return getattr(row, "action", None) or getattr(row, "objective", None) or row


def _at(record: Any, error: ValidationError) -> ValidationError:
    """The same error, saying where in the plan."""
    name = str(record)
    where = f"{name[:60]}…" if len(name) > 60 else name
    return ValidationError([f"{where}: {message}" for message in error.messages])
