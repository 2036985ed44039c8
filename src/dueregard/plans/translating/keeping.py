"""Translations that a plan file brings, kept as records. Only operations call this."""

from typing import Any, Final

from dueregard import clock
from dueregard.planfile import model as planfile
from dueregard.planfile.translations import words_of
from dueregard.plans.models import Plan, Translation

_FROM_A_FILE: Final = "plan file"
"""Who translated and checked what came translated and checked: the file does not say."""


def keep_translations(plan: Plan, piece: planfile.Plan | planfile.Item, **owner: Any) -> None:
    """Keep the translations that the piece brings of words that have none here.

    Those that are held stay: they are changed by the operations beside this, which say by whom.
    """
    words = words_of(piece)
    brought = {
        (language, name): each
        for language, texts in piece.translations.items()
        for name, each in texts.items()
        if name in words and each.text
    }
    if not brought:
        return
    of = owner or {"objective": None, "action": None}
    held = Translation.objects.filter(plan=plan, **of).values_list("language", "name")
    for key in held:
        brought.pop(key, None)
    rows = [
        _row(each, words[name], name=name, language=language) for (language, name), each in brought.items()
    ]
    for row in rows:
        row.plan = plan
        row.objective, row.action = owner.get("objective"), owner.get("action")
        row.clean_fields(exclude=["plan", "objective", "action"])
    Translation.objects.bulk_create(rows)


def _row(each: planfile.Translation, words: str, **named: str) -> Translation:
    now, checked = clock.now(), each.state == "checked"
    return Translation(
        **named,
        text=each.text,
        source=each.of or words,
        translated_by=_FROM_A_FILE,
        translated_at=now,
        checked_by=_FROM_A_FILE if checked else "",
        checked_at=now if checked else None,
    )
