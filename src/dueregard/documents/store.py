"""The bytes on disk, each file under its own hash: written once, whole or not at all, never changed."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings


class Damaged(Exception):
    """What lies on the disk is not what was put there."""


def path_of(sha256: str) -> Path:
    """Where the bytes with this hash lie; the first two digits part them over folders."""
    return Path(settings.MEDIA_ROOT) / "documents" / sha256[:2] / sha256


def pictures_of(sha256: str) -> Path:
    """Where pages that were drawn from the file lie; they can be drawn again from it."""
    return Path(settings.MEDIA_ROOT) / "pages" / sha256


def put(content: bytes) -> str:
    """Write bytes that are not there yet; returns their SHA-256. They are on the disk when this returns."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(sha256)
    if path.exists():
        return sha256
    put_pieces(sha256, [content])
    return sha256


def put_pieces(sha256: str, pieces: Iterable[bytes]) -> None:
    """Write the bytes that a backup holds under this hash, piece by piece, over what lies there."""
    path = path_of(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def every_path() -> Iterator[Path]:
    """All kept files on the disk; the name of each is its hash."""
    return (Path(settings.MEDIA_ROOT) / "documents").glob(f"??/{'[0-9a-f]' * 64}")


def get(sha256: str) -> bytes:
    """The bytes with this hash. Raises FileNotFoundError, and Damaged where they have another hash now."""
    content = path_of(sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(f"The file {sha256} is damaged on the disk; restore it from the last backup.")
    return content


def is_whole(sha256: str) -> bool:
    """Whether the bytes with this hash are on the disk, unchanged; memory does not grow with the file."""
    try:
        with path_of(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
