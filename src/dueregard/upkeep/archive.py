"""A backup on disk: a ZIP file of members, and a manifest that states the SHA-256 of each of them.

The manifest is written last, so an archive that was cut off has none. Members are written and read piece by
piece: memory does not grow with the size of what is kept.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from pydantic import BaseModel, ConfigDict, ValidationError

FORM: Final = "dueregard backup 1"
MANIFEST: Final = "manifest.json"
SECRET_KEY: Final = "secret_key"  # noqa: S105 - the name of a member
_PIECE: Final = 1 << 20
_LARGEST_MANIFEST: Final = 1 << 28
_FOR_ITS_OWNER: Final = 0o600


class NoBackup(Exception):
    """A file that is no whole, unchanged backup. The message says in one line what is wrong with it."""


class Member(BaseModel):
    """One member of the archive; `rows` is 0 for a file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sha256: str
    size: int
    rows: int = 0


class Manifest(BaseModel):
    """What it holds. `migrations` are those that the records fit, `missing` the files that were gone."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    form: str
    version: str
    made_at: str
    database: str
    migrations: list[str]
    records: dict[str, Member]
    """By the model's label: `plans.action`."""
    files: dict[str, Member]
    """By the SHA-256 that the file had when it was brought."""
    missing: list[str]
    secret_key: Member | None = None


def record_member(label: str) -> str:
    """The name of the member with the rows of a model."""
    return f"records/{label}.jsonl"


def file_member(sha256: str) -> str:
    """The name of the member with a kept file."""
    return f"files/{sha256}"


class Writer:
    """An archive while it is made; it takes its name only once it is whole."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def add(self, name: str, pieces: Iterable[bytes]) -> Member:
        """Write a member, one piece after the other; a piece of records is a row."""
        digest, size, rows = hashlib.sha256(), 0, 0
        with self._archive.open(name, "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)
                digest.update(piece)
                size, rows = size + len(piece), rows + 1
        lines = rows if name.startswith("records/") else 0
        return Member(sha256=digest.hexdigest(), size=size, rows=lines)

    def close_with(self, manifest: Manifest) -> None:
        """Write the manifest: nothing comes after it."""
        self._archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))


@contextmanager
def written(path: Path) -> Iterator[Writer]:
    """A new archive at `path`, readable by its owner only; where something goes wrong, none is left."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, _FOR_ITS_OWNER), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                yield Writer(archive)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class Reader:
    """An archive that is there. Whatever is wrong with it is `NoBackup`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.manifest = self._read_manifest()

    def verify(self) -> None:
        """Compare every member with the manifest: none missing, none changed, none too many."""
        stated = self._stated()
        names = set(self._archive.namelist()) - {MANIFEST}
        if odd := sorted(names ^ set(stated)):
            raise NoBackup(f"it and its manifest do not agree about {odd[0]}")
        for name, member in stated.items():
            digest = hashlib.sha256()
            for piece in self.pieces(name):
                digest.update(piece)
            if digest.hexdigest() != member.sha256:
                raise NoBackup(f"{name} in it was changed after the backup")

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a member."""
        with self._member(name) as member:
            yield from iter(lambda: member.read(_PIECE), b"")

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a member."""
        with self._member(name) as member:
            yield from member

    @contextmanager
    def _member(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._archive.open(name) as member:
                yield member
        except (KeyError, zipfile.BadZipFile, EOFError, NotImplementedError) as error:
            raise NoBackup(f"{name} in it is missing or damaged") from error

    def _stated(self) -> dict[str, Member]:
        held = self.manifest
        return {
            **{record_member(label): member for label, member in held.records.items()},
            **{file_member(sha256): member for sha256, member in held.files.items()},
            **({SECRET_KEY: held.secret_key} if held.secret_key else {}),
        }

    def _read_manifest(self) -> Manifest:
        try:
            if self._archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
                raise NoBackup("its manifest is larger than any that dueregard writes")
            with self._member(MANIFEST) as member:
                said = json.loads(member.read())
            if said.get("form") != FORM:
                raise NoBackup(f"it is in another form than “{FORM}”, which is what this dueregard reads")
            return Manifest.model_validate(said)
        except (KeyError, AttributeError, ValueError, ValidationError) as error:
            raise NoBackup("it has no manifest, so it is no backup of dueregard") from error


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """The archive at `path`."""
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise NoBackup("it is cut off, or no backup of dueregard") from error
    with archive:
        yield Reader(archive)
