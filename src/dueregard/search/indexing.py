"""Keeping the index: it follows history, so whatever door a change came through, it is found at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, Final

from django.db import transaction

from dueregard.history.models import Event
from dueregard.history.operation import Difference
from dueregard.planfile.folding import folded
from dueregard.search.backends import forget_what_is_gone
from dueregard.search.models import Entry
from dueregard.search.sources import Source, source_of, sources

BATCH: Final = 500
MOST: Final = 200_000
"""Letters of one record that are looked at; PostgreSQL refuses an index row of more than a million bytes."""


def follow(event: Event, changed: Iterable[Difference]) -> None:
    """Bring up to date what the event changed.

    A plan's own title stands beside everything in it, and a redaction says nothing of what it changed: then
    all of the plan is looked at again.
    """
    of_kind: dict[str, set[str]] = defaultdict(set)
    for each in changed:
        of_kind[each.kind].add(each.uid)
    redacted = event.plan and not of_kind
    renamed = any(each.kind == "plan" and "title" in each.after for each in changed)
    if redacted or renamed:
        index_plan(event.plan)
    if redacted:
        forget_what_is_gone()
    for kind, uids in of_kind.items():
        source = source_of(kind)
        if source is not None and not (renamed and source.of_plan):
            _index(source, uids)


def index_plan(plan: str) -> None:
    """Write the entries of everything in the plan with this id anew."""
    for source in sources():
        if source.of_plan:
            _index(source, set(source.rows().filter(**{source.of_plan: plan}).values_list("uid", flat=True)))


def rebuild() -> int:
    """Write the whole index anew; gives the number of entries."""
    with transaction.atomic():
        Entry.objects.all().delete()
        for source in sources():
            for batch in _batches(source.rows().order_by("pk").iterator(chunk_size=BATCH)):
                Entry.objects.bulk_create(_entry(source, record) for record in batch)
    return Entry.objects.count()


def _index(source: Source, uids: Collection[str]) -> None:
    """Entries keep their number when their words change: the newest record stays the newest."""
    held = {
        uid: number
        for number, uid in Entry.objects.filter(kind=source.model, uid__in=uids).values_list("id", "uid")
    }
    entries = [_entry(source, record) for record in source.rows().filter(uid__in=uids).order_by("pk")]
    for entry in entries:
        entry.pk = held.pop(entry.uid, None)
    Entry.objects.filter(pk__in=held.values()).delete()
    Entry.objects.bulk_create([entry for entry in entries if entry.pk is None])
    Entry.objects.bulk_update([entry for entry in entries if entry.pk is not None], _WRITTEN)


_WRITTEN: Final = ["place", "address", "title", "text", "heading", "words"]


def _entry(source: Source, record: Any) -> Entry:
    found = source.describe(record)
    return Entry(
        kind=source.model,
        uid=record.uid,
        record=record.pk,
        organisation=found.organisation,
        plan=found.plan,
        place=found.place,
        address=found.address,
        title=found.title,
        text=found.text,
        heading=folded(found.title),
        words=folded(f"{found.title} {found.text}")[:MOST],
    )


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
