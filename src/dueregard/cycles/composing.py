"""The letter that asks for updates: written when it leaves, with a secret that the outbox never knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy

from dueregard import clock
from dueregard.cycles.asking import objectives_above
from dueregard.cycles.links import mint
from dueregard.cycles.models import Request, UpdateLink
from dueregard.cycles.operations import LETTER
from dueregard.cycles.queries import Asked, asked_by
from dueregard.messages.letters import Composer, Letter, written
from dueregard.messages.models import Message
from dueregard.messages.recipients import address_now
from dueregard.organisations.models import Organisation
from dueregard.plans.models import Lead


@dataclass(frozen=True, slots=True)
class Line:
    """One action in a letter: its name in the plan's words and, for a sponsor, who has not answered."""

    name: str
    plan: str
    when: str = ""
    leads: str = ""


def compose(message: Message) -> Letter | None:
    """The letter; None where all is answered by now, or the link is no longer in force."""
    found = UpdateLink.objects.filter(uid=message.about).select_related("organisation")
    link, today = found.first(), clock.today()
    if link is None:
        return None
    secret = mint(link, address=address_now(message))
    asked = [each for each in asked_by(link, on=today) if each.request.is_waiting]
    silent = list(_silent(link))
    if not asked and not silent:
        return None
    by = min((each.request.cycle.due_on for each in asked if each.request.cycle), default=None)
    return _letter(link.organisation, link.name, secret, [_line(each) for each in asked], silent, by)


def example(organisation: Organisation) -> Letter:
    """A letter about nobody."""
    lines = [Line("1.2 Publish the profile of our communities", "Equality plan", "", "")]
    return _letter(organisation, "HR Manager", "example", lines, [], clock.today())


def _letter(
    organisation: Organisation,
    name: str,
    secret: str,
    asked: list[Line],
    silent: list[Line],
    by: date | None,
) -> Letter:
    address = f"{settings.SITE_ADDRESS}{reverse('cycles:exchange', args=[secret])}"
    return written(
        "mail/updates.txt",
        secrets=(secret,),
        body=organisation.name,
        to=name,
        address=address,
        asked=asked,
        silent=silent,
        by=by,
    )


def _line(asked: Asked) -> Line:
    return Line(asked.name, asked.plan, asked.when)


def _silent(link: UpdateLink) -> Iterable[Line]:
    """What nobody has answered yet, of the actions under the objectives of whom it is written to."""
    posts = link.seats.values("post")
    waiting = Request.objects.waiting().filter(cycle__in=link.escalates.all())
    rows = waiting.select_related("action__plan", "action__objective__parent__parent")
    led = set(
        Lead.objects.filter(post__in=posts, objective__isnull=False).values_list("objective", flat=True)
    )
    for row in rows.prefetch_related("action__leads"):
        if led & set(objectives_above(row.action)):
            leads = ", ".join(lead.name for lead in row.action.leads.all())
            yield Line(str(row.action), row.action.plan.title, "", leads)


COMPOSERS: Final = {LETTER: Composer(gettext_lazy("Request for updates"), compose, example)}
