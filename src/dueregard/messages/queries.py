"""What the pages of the outbox show."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Count

from dueregard.messages.models import Message
from dueregard.messages.words import Status
from dueregard.organisations.models import Organisation

PAGE: Final = 50
DATA: Final = (
    *("uid", "kind", "about", "language", "recipient_kind", "recipient", "name", "address", "subject"),
    *("status", "cause", "reason", "tries", "queued_at", "not_before", "handed_at", "ended_at"),
)
"""What of each message is given as data."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """One page of a body's messages, newest first."""

    messages: list[Message]
    numbers: dict[str, int]
    """How many there are of each status that occurs."""
    older: int | None
    """What the next page comes before; None where this is the last."""

    @property
    def uncertain(self) -> int:
        """How many wait for a person to decide."""
        return self.numbers.get(Status.UNCERTAIN, 0)


def outbox_of(organisation: Organisation, *, status: str = "", before: int | None = None) -> Outbox:
    """The body's messages of a status, or all, before the one with this number. 2 queries."""
    every = Message.objects.filter(organisation=organisation)
    counted = every.order_by().values_list("status").annotate(number=Count("pk"))
    numbers = {Status(name): number for name, number in counted}
    found = every.filter(status=status) if status in Status.values else every
    if before is not None:
        found = found.filter(pk__lt=before)
    page = list(found.defer("text").order_by("-id")[: PAGE + 1])
    older = page[PAGE - 1].pk if len(page) > PAGE else None
    return Outbox(page[:PAGE], {each: numbers[each] for each in Status if each in numbers}, older)
