"""What the pages of this room show, each in a number of queries that does not grow."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dueregard.cycles.models import Answer, Request, UpdateLink
from dueregard.design.dates import day_in_words, edtf_in_words
from dueregard.plans.models import Update
from dueregard.plans.progress.queries import latest_first


@dataclass(frozen=True, slots=True)
class Asked:
    """One action of which somebody is asked how it stands, with what was said of it last."""

    request: Request
    last: Update | None
    answer: Answer | None
    """The latest."""

    @property
    def name(self) -> str:
        """Reference and title."""
        return str(self.request.action)

    @property
    def language(self) -> str:
        """The plan's, for what it words."""
        return self.request.action.plan.language

    @property
    def plan(self) -> str:
        """The plan's title."""
        return self.request.action.plan.title

    @property
    def when(self) -> str:
        """The occurrence that is asked for, or the day on which the action is due."""
        if self.request.occurrence:
            return _("due %(day)s") % {"day": edtf_in_words(self.request.occurrence)}
        due_on = self.request.action.due_on
        return _("due %(day)s") % {"day": day_in_words(due_on)} if due_on else ""

    @property
    def answer_in_words(self) -> str:
        """The kind of the latest answer."""
        return str(self.answer.get_kind_display()) if self.answer else ""

    @property
    def returned_because(self) -> str:
        """Why the latest answer was returned; "" where it was not."""
        return self.answer.returned_because if self.answer and self.request.is_waiting else ""


def asked_by(link: UpdateLink, *, on: date) -> list[Asked]:
    """What the link asks for on that day, answered or not; nothing where it is not in force. 3 queries."""
    rows = link.requests_on(on).select_related("cycle", "action__plan__organisation")
    return [asked(row) for row in rows.prefetch_related("answers", "action__updates")]


def asked(request: Request) -> Asked:
    """One request with what was said last. No query after prefetching answers and the action's updates."""
    entries = latest_first(request.action.updates.all())
    answers = list(request.answers.all())
    return Asked(request, entries[0] if entries else None, answers[-1] if answers else None)
