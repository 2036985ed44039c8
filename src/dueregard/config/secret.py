"""The secret key of an installation that was given none: made once, kept where only its owner can read it."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def kept_secret(file: Path) -> str:
    """The key in `file`; the first process to ask makes it, others that start with it read the same."""
    if not file.exists():
        _make(file)
    return file.read_text(encoding="ascii").strip()


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(get_random_secret_key() + "\n")
    try:
        os.link(draft, file)  # whole or not at all, and never over a key that another process has just made
    except FileExistsError:
        pass
    finally:
        draft.unlink()
