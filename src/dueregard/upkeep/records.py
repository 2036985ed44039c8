"""The rows of every table, out of one database and into another of either kind.

A row is a JSON array of the values of its columns, in the model's order. Values are those of Python, not of a
database, so that SQLite's rows fit PostgreSQL and back.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Field, Model

LEFT_BEHIND: Final = frozenset({"sessions.session", "usersessions.usersession"})
"""Who is signed in at the moment: after a restore, everybody signs in again."""

_BATCH: Final = 500
Row = list[Any]


def models() -> dict[str, type[Model]]:
    """The models whose rows make up an installation, by label."""
    labelled = {model._meta.label_lower: model for model in apps.get_models(include_auto_created=True)}
    return {
        label: model
        for label, model in labelled.items()
        if model._meta.managed and not model._meta.proxy and label not in LEFT_BEHIND
    }


def migrations() -> list[str]:
    """The migrations that the database has gone through, as `app.name`."""
    return sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Everything read within is of one moment, however long it takes; nobody who writes has to wait."""
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        # On SQLite `transaction.atomic()` would take the write lock (IMMEDIATE); a plain BEGIN of the
        # write-ahead log only pins what is read.
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if postgresql else "BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def rows_of(model: type[Model]) -> Iterator[bytes]:
    """The rows of a table, a line each, by their key."""
    names = (field.attname for field in model._meta.concrete_fields)
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=_BATCH):
        yield json.dumps(row, default=_plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@contextmanager
def replaced() -> Iterator[None]:
    """Empty every table; what is put in within stays only if it all holds together.

    Raises `django.db.IntegrityError` where a row points to none.
    """
    with transaction.atomic():
        tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
        with connection.cursor() as cursor:
            for statement in connection.ops.sql_flush(no_style(), sorted(set(tables))):
                cursor.execute(statement)
        yield
        connection.check_constraints()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(models().values())):
                cursor.execute(statement)


def put_in(model: type[Model], lines: Iterable[bytes]) -> int:
    """Write the rows as they are: no default, no `auto_now`, no signal. Returns their number."""
    fields: list[Field[Any, Any]] = list(model._meta.concrete_fields)
    rows = (json.loads(line) for line in lines)
    number = 0
    while batch := list(islice(rows, _BATCH)):
        records = [_record(model, fields, row) for row in batch]
        for part in _parts(records, fields):
            model._base_manager.all()._insert(part, fields=fields, using="default", raw=True)  # type: ignore[attr-defined]
        number += len(batch)
    return number


def _record(model: type[Model], fields: list[Field[Any, Any]], row: Row) -> Model:
    pairs = zip(fields, row, strict=True)
    return model(**{field.attname: field.to_python(value) for field, value in pairs})


def _parts(records: list[Model], fields: list[Field[Any, Any]]) -> Iterator[list[Model]]:
    """As many at once as the database takes in one statement."""
    size = max(1, connection.ops.bulk_batch_size(fields, records))
    for start in range(0, len(records), size):
        yield records[start : start + size]


def _plain(value: object) -> object:
    """What JSON has no word for, so that the field's own `to_python` takes it back."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"a backup cannot hold {type(value).__name__}")
