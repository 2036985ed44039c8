"""Removing words from the letters that the outbox keeps, when the law asks for it."""

from django.db.models import Q

from dueregard.history.redaction import struck
from dueregard.messages.models import Message


def strike_from_letters(*, plan: str, words: str, **_told: object) -> int:
    """Strike `words` out of all letters kept of the body whose plan has this id; gives how many held them.

    One letter tells of several plans, and no line of it says of which. What was delivered is out of reach.
    """
    holding = Q(subject__contains=words) | Q(text__contains=words)
    kept = Message.objects.filter(holding, organisation__plans__uid=plan)
    changed = [each for each in kept if words in each.subject or words in each.text]
    for message in changed:
        message.subject = str(struck(message.subject, words))[:300]
        message.text = str(struck(message.text, words))
    Message.objects.bulk_update(changed, ["subject", "text"])
    return len(changed)
