"""Making a backup, while the site runs."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection

from dueregard import clock
from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.upkeep import records
from dueregard.upkeep.archive import (
    FORM,
    SECRET_KEY,
    Manifest,
    Member,
    Writer,
    file_member,
    record_member,
    written,
)

_PIECE = 1 << 20


def make_backup(path: Path, *, with_secret_key: bool = False) -> Manifest:
    """Write the records and the kept files, as they are at one moment, to a new archive at `path`.

    A kept file that is gone from the disk is named in the manifest: one lost file must not prevent every
    backup after it. A damaged one is kept as it is; its hash tells.
    """
    with written(path) as archive, records.at_one_moment():
        rows = {
            label: archive.add(record_member(label), records.rows_of(model))
            for label, model in records.models().items()
        }
        files, missing = _keep_files(archive)
        manifest = Manifest(
            form=FORM,
            version=version("dueregard"),
            made_at=clock.now().isoformat(timespec="seconds"),
            database=connection.vendor,
            migrations=records.migrations(),
            records=rows,
            files=files,
            missing=missing,
            secret_key=archive.add(SECRET_KEY, [settings.SECRET_KEY.encode()]) if with_secret_key else None,
        )
        archive.close_with(manifest)
    return manifest


def _keep_files(archive: Writer) -> tuple[dict[str, Member], list[str]]:
    held: dict[str, Member] = {}
    missing: list[str] = []
    hashes = Document.objects.kept().order_by("sha256").values_list("sha256", flat=True).distinct()
    for sha256 in hashes.iterator(chunk_size=500):
        path = store.path_of(sha256)
        if path.is_file():
            held[sha256] = archive.add(file_member(sha256), _pieces(path))
        else:
            missing.append(sha256)
    return held, missing


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(_PIECE), b"")
