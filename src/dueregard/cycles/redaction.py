"""Removing words from what was answered and returned in review cycles, when the law asks for it."""

from dueregard.cycles.models import Answer, Cycle
from dueregard.history.redaction import struck


def strike_from_answers(*, plan: str, words: str, **_told: object) -> int:
    """Strike `words` out of the answers and notes of the plan with this id; gives how many held them."""
    answers = list(Answer.objects.filter(request__action__plan__uid=plan))
    cycles = list(Cycle.objects.filter(plan__uid=plan, note__contains=words))
    for cycle in cycles:
        cycle.note = str(struck(cycle.note, words))
    changed = [each for each in answers if words in each.text or words in each.returned_because]
    for answer in changed:
        answer.text = str(struck(answer.text, words))
        answer.returned_because = str(struck(answer.returned_because, words))
    Answer.objects.bulk_update(changed, ["text", "returned_because"])
    Cycle.objects.bulk_update(cycles, ["note"])
    return len(changed) + len(cycles)
