"""Plan files on disk: read with every finding, written as the same bytes every time, whole or not at all."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from dueregard.planfile.model import PlanFile, to_data
from dueregard.planfile.validation import validate


def to_bytes(plan: PlanFile) -> bytes:
    """The plan as UTF-8 JSON: keys in the order of the format, two spaces deep, empty keys left out, one
    line end.

    Equal plans give equal bytes, so that files can be hashed, and compared line by line.
    """
    return (json.dumps(to_data(plan), ensure_ascii=False, indent=2) + "\n").encode()


def hash_of(content: str) -> str:
    """The SHA-256 of a plan file's text in UTF-8, which is how it is given out."""
    return hashlib.sha256(content.encode()).hexdigest()


def load_plan(path: str | os.PathLike[str]) -> PlanFile:
    """The plan in a file. Raises `OSError`, and `validation.InvalidPlan` with all that is wrong."""
    return validate(Path(path).read_bytes())


def save_plan(plan: PlanFile, path: str | os.PathLike[str]) -> None:
    """Write the plan to a file. Raises `OSError`."""
    replace_file(Path(path), to_bytes(plan))


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in a file in one step: a reader sees the old file or the new one, never a part of it.

    What is no ordinary file (a pipe, `/dev/stdout`) is written to directly. Raises `OSError`, leaving
    nothing.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:60]}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
