"""Removing words from snapshots when the law asks: they are frozen against everything else."""

import json
from typing import Any, Final

from dueregard.exchange.models import Snapshot, hash_of
from dueregard.history.redaction import struck

KEPT: Final = frozenset(
    {
        *("id", "key", "ref", "parent", "objective", "also_under", "document", "sha256"),
        *("kind", "status", "rating", "aims", "characteristics"),
        *("date", "rrule", "first", "was", "to", "occurrence", "period", "as_of", "language"),
    }
)
"""Ids, references, codes and dates are no words: without them it would be no plan file any more."""


def strike_from_snapshots(*, plan: str, words: str, **_told: object) -> int:
    """Strike `words` out of the snapshots of the plan with this id; gives how many held them."""
    changed = []
    for snapshot in Snapshot.objects.filter(plan__uid=plan):
        before = json.loads(snapshot.content)
        after = _struck(before, words)
        if after != before:
            snapshot.content = json.dumps(after, ensure_ascii=False, indent=2) + "\n"
            snapshot.sha256 = hash_of(snapshot.content)
            snapshot.redacted = True
            changed.append(snapshot)
    Snapshot.objects.bulk_update(changed, ["content", "sha256", "redacted"])
    return len(changed)


def _struck(value: Any, words: str, kept: frozenset[str] = KEPT) -> Any:
    if isinstance(value, dict):
        return {
            name: item if name in kept else _struck(item, words, _kept_within(name, kept))
            for name, item in value.items()
        }
    return [_struck(item, words, kept) for item in value] if isinstance(value, list) else struck(value, words)


def _kept_within(name: str, kept: frozenset[str]) -> frozenset[str]:
    """A plan's own columns and terms may be named like the format's keys; its status is words, not a code."""
    if name in ("cells", "glossary", "rating_key"):
        return frozenset()
    return KEPT - {"status"} if name == "plan" else kept
