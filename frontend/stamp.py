"""Ties the committed stylesheet to what it was built from, so that neither changes without the other.

`make assets` writes `frontend/assets.json`; a test compares it with the files as they are.
"""

import hashlib
import json
from pathlib import Path

FRONTEND = Path(__file__).parent
BUILT = FRONTEND.parent / "src/dueregard/design/static/design/dueregard.css"
RECORD = FRONTEND / "assets.json"


def inputs() -> list[Path]:
    """What the stylesheet is built from: our SCSS and the pinned versions of library and compiler."""
    return [FRONTEND / "package.json", *sorted(FRONTEND.glob("*.scss"))]


def digests() -> dict[str, str]:
    """SHA-256 of every input and of the result, by its path in the repository."""
    root = FRONTEND.parent
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in [*inputs(), BUILT]
    }


if __name__ == "__main__":
    RECORD.write_text(json.dumps(digests(), indent=2) + "\n")
