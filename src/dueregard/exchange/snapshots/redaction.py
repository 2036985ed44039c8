"""Removing words from snapshots when the law asks: they are frozen against everything else."""

import json

from dueregard.exchange.models import Snapshot
from dueregard.history.redaction import GAP
from dueregard.planfile.files import hash_of
from dueregard.planfile.words import reworded


def strike_from_snapshots(*, plan: str, words: str, **_told: object) -> int:
    """Strike `words` out of the snapshots of the plan with this id; gives how many held them."""
    changed = []
    for snapshot in Snapshot.objects.filter(plan__uid=plan):
        before = json.loads(snapshot.content)
        after = reworded(before, lambda text: text.replace(words, GAP))
        if after != before:
            snapshot.content = json.dumps(after, ensure_ascii=False, indent=2) + "\n"
            snapshot.sha256 = hash_of(snapshot.content)
            snapshot.redacted = True
            changed.append(snapshot)
    Snapshot.objects.bulk_update(changed, ["content", "sha256", "redacted"])
    return len(changed)
