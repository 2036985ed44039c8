"""Bringing a backup back: looked over first, then put in place as a whole or not at all."""

import os
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError

from dueregard.accounts.models import Account
from dueregard.documents import store
from dueregard.jobs.surveying import survey_tables
from dueregard.messages.sending import doubt_what_waits
from dueregard.organisations.models import Organisation
from dueregard.upkeep import records
from dueregard.upkeep.archive import (
    SECRET_KEY,
    Manifest,
    NoBackup,
    Reader,
    file_member,
    opened,
    record_member,
)

NAMED: Final = 3
"""So many migrations are named that one of the two has and the other has not."""


class NotEmpty(Exception):
    """The installation holds something already."""


def look_over(path: Path) -> Manifest:
    """Read a backup from end to end and compare it with its manifest. Raises `NoBackup`."""
    with opened(path) as archive:
        archive.verify()
        return archive.manifest


def restore_backup(path: Path, *, replace: bool = False) -> Manifest:
    """Make this installation, whose database has been migrated, the one that was backed up.

    Raises `NoBackup`, and `NotEmpty` where there is something and `replace` was not said. The database
    changes in one transaction: whoever stops the work in the middle finds everything as it was.
    """
    with opened(path) as archive:
        archive.verify()
        _require_same_state(archive.manifest)
        if not replace and (Organisation.objects.exists() or Account.objects.exists()):
            raise NotEmpty
        _bring_files(archive)  # each under its own hash, and so beside those of the old installation
        _bring_records(archive)
        _forget_other_files(archive.manifest)
        if archive.manifest.secret_key:
            _keep_secret(b"".join(archive.pieces(SECRET_KEY)))
        survey_tables()
        return archive.manifest


def _require_same_state(manifest: Manifest) -> None:
    here, there = set(records.migrations()), set(manifest.migrations)
    if there == here and set(manifest.records) == set(records.models()):
        return
    differing = ", ".join(sorted(here ^ there)[:NAMED]) or "tables of its own"
    older = there < here
    way_out = "restore it with that version, then upgrade" if older else "upgrade this installation first"
    raise NoBackup(
        f"it was made by dueregard {manifest.version}, whose tables differ from this one's "
        f"(by {differing}): {way_out}"
    )


def _bring_records(archive: Reader) -> None:
    try:
        with records.replaced():
            for label, model in records.models().items():
                number = records.put_in(model, archive.lines(record_member(label)))
                if number != archive.manifest.records[label].rows:
                    raise NoBackup(f"it states another number of rows of {label} than it holds")
            doubt_what_waits()
    except (DatabaseError, ValueError) as error:
        raise NoBackup(f"its records do not hold together ({error})") from error


def _bring_files(archive: Reader) -> None:
    for sha256, member in archive.manifest.files.items():
        if member.sha256 != sha256 and store.is_whole(sha256):
            continue  # it was damaged when it was backed up, and here it is not
        store.put_pieces(sha256, archive.pieces(file_member(sha256)))


def _forget_other_files(manifest: Manifest) -> None:
    """What no record names any more must not lie on the disk for ever."""
    for path in store.every_path():
        if path.name not in manifest.files:
            path.unlink(missing_ok=True)


def _keep_secret(key: bytes) -> None:
    file = Path(settings.DATA) / "secret_key"
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(key + b"\n")
    draft.replace(file)
