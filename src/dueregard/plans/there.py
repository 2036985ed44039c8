"""Which kinds of parts a record has, so that nobody asks for those that it has not.

An action may have a dozen kinds of parts and mostly has two or three; every kind that is not there would cost
its page a query that finds nothing.
"""

from collections.abc import Collection
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import BooleanField, Model, QuerySet
from django.db.models.expressions import RawSQL

Record = TypeVar("Record", bound=Model)
ACTION = (
    *("also_under", "milestones", "leads", "timescale_entries", "links", "linked_from", "updates"),
    *("evidence", "comments", "revisions", "conditions_met"),
    *("occurrence_exceptions", "carried_to", "funding"),
)
OBJECTIVE = ("leads", "links")
PLAN = ("stages", "replaces")


def noting(records: "QuerySet[Record]", parts: Collection[str]) -> "QuerySet[Record]":
    """The same records, each with a note which of these relations lead anywhere. No query of its own."""
    noted: QuerySet[Record] = records.annotate(**{f"has_{name}": _any(records.model, name) for name in parts})
    return noted


def without_absent(record: Record, parts: Collection[str]) -> Record:
    """A record that `noting` noted: relations that lead nowhere are empty without being asked."""
    fetched: dict[str, QuerySet[Any]] = record.__dict__.setdefault("_prefetched_objects_cache", {})
    for name in parts:
        if not getattr(record, f"has_{name}"):
            fetched[name] = _none(type(record), name)
    return record


@cache
def _any(model: type[Model], name: str) -> RawSQL:
    """Written out: sixteen of Django's own `Exists` take longer to put into words than all the rest."""
    relation: Any = model._meta.get_field(name)
    if relation.many_to_many:
        table, column = relation.m2m_db_table(), relation.m2m_column_name()
    else:
        table, column = relation.related_model._meta.db_table, relation.field.column
    quoted = connection.ops.quote_name
    key = f"{quoted(model._meta.db_table)}.{quoted('id')}"
    text = f"EXISTS(SELECT 1 FROM {quoted(table)} part WHERE part.{quoted(column)} = {key})"  # noqa: S608
    return RawSQL(text, [], BooleanField())  # noqa: S611 - names of our own tables alone


@cache
def _none(model: type[Model], name: str) -> "QuerySet[Any]":
    related: Any = model._meta.get_field(name).related_model
    nothing: QuerySet[Any] = related._default_manager.none()
    return nothing
