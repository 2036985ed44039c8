"""Making the links of many people at once, table by table: a thousand take as few queries as one."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from dueregard.cycles.asking import Due
from dueregard.cycles.models import Request, Seat, UpdateLink
from dueregard.cycles.words import WAITING, State
from dueregard.organisations.models import Organisation

CLOSING: Final = timedelta(days=14)
NAME: Final = 300


def link_people(organisation: Organisation, due: Sequence[Due], *, on: date) -> list[UpdateLink]:
    """A link for each of them, in their order; nobody of them has one of that day. In a transaction only."""
    links = UpdateLink.objects.bulk_create(
        UpdateLink(
            organisation=organisation,
            name=each.person.posts[:NAME],
            address=each.person.address,
            on=on,
            expires_on=_expiry(each, on),
        )
        for each in due
    )
    pairs = list(zip(links, due, strict=True))
    Seat.objects.bulk_create(
        Seat(link=link, post=post, holding=held) for link, each in pairs for post, held in each.person.seats
    )
    near = _near(action.pk for each in due for action in each.near)
    asks, escalates = UpdateLink.requests.through, UpdateLink.escalates.through
    asks.objects.bulk_create(
        asks(updatelink_id=link.pk, request_id=number)
        for link, each in pairs
        for number in [*(request.pk for request in each.requests), *(near[act.pk] for act in each.near)]
    )
    escalates.objects.bulk_create(
        escalates(updatelink_id=link.pk, cycle_id=cycle.pk) for link, each in pairs for cycle in each.silent
    )
    return links


def _near(actions: Iterable[int]) -> dict[int, int]:
    """By action, the request of one whose own deadline is near: one, however many lead it."""
    wanted = set(actions)
    there = Request.objects.filter(action__in=wanted, cycle=None, state__in=WAITING)
    missing = wanted - set(there.values_list("action", flat=True))
    Request.objects.bulk_create(Request(action_id=each, state=State.ASKED) for each in missing)
    return dict(there.values_list("action", "pk"))


def _expiry(due: Due, on: date) -> date:
    """Links live until their cycles are usually closed; outside one, for four weeks."""
    last = [each.cycle.until for each in due.requests if each.cycle]
    return max([*last, on + CLOSING]) + CLOSING
