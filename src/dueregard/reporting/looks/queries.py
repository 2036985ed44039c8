"""How reports look that are made now."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.organisations.models import Organisation
from dueregard.plans.models import Plan
from dueregard.plans.pieces import content_of
from dueregard.reporting.extras import CHANGES, STANDING
from dueregard.reporting.look import Look
from dueregard.reporting.looks.checking import kind_of
from dueregard.reporting.models import ReportColumn, ReportLook
from dueregard.writing.columns import Place, columns_of
from dueregard.writing.livery import Livery, Logo
from dueregard.writing.words import tongue_of, words_of


def look_of(organisation: Organisation, language: str) -> Look:
    """The look of a body's reports in a language (BCP 47), without the columns of any plan. 1 query."""
    return look_from(kept_look(organisation), language)


def look_from(kept: ReportLook, language: str) -> Look:
    """What a record, kept or not, makes of reports in a language (BCP 47)."""
    tongue = tongue_of(language)
    return Look(
        title=kept.said("title", tongue),
        opening=kept.said("opening", tongue),
        closing=kept.said("closing", tongue),
        livery=Livery(kept.colour, _logo(kept)),
        template=_bytes(kept.template),
    )


def look_of_plan(plan: Plan) -> Look:
    """The look of a plan's reports. 2 queries."""
    return replace(look_of(plan.organisation, plan.language), places=places_of(plan))


def places_of(plan: Plan) -> tuple[Place, ...]:
    """Where each column stands in the reports of the plan, as far as somebody has said it. 1 query."""
    rows = ReportColumn.objects.filter(plan=plan)
    return tuple(Place(row.name, row.heading, row.printed) for row in rows)


@dataclass(frozen=True, slots=True)
class Offered:
    """One column that can have a place in reports; `heading` is what it has of itself."""

    place: Place
    heading: str
    always: bool
    """The action itself and what it stands under are in every report."""


def offered_columns(plan: Plan) -> tuple[Offered, ...]:
    """The columns that a report of the plan can print now, in the order in which it prints them.

    Those that are left out stand where they would be; what is no column of the plan comes last.
    """
    columns = columns_of(content_of(plan), words_of(plan.language))
    heads = {column.name: column.heading for column in columns} | {
        STANDING: _("How the action stands on the day of the report"),
        CHANGES: _("What of the action changed since the last report"),
    }
    said = {place.name: place for place in places_of(plan) if place.name in heads}
    others = (Place(name, printed=name not in (STANDING, CHANGES)) for name in heads if name not in said)
    always = {column.name for column in columns if column.field in ("title", "objective")}
    return tuple(
        Offered(place, heads[place.name], place.name in always) for place in (*said.values(), *others)
    )


def kept_look(organisation: Organisation) -> ReportLook:
    """The record of the body's wishes; a new one, not kept yet, where it has none. 1 query."""
    found = ReportLook.objects.filter(organisation=organisation).select_related("logo", "template").first()
    return found or ReportLook(organisation=organisation)


def _logo(kept: ReportLook) -> Logo | None:
    content = _bytes(kept.logo)
    if content is None:
        return None
    return Logo(content, kind_of(content), kept.logo_alt)


def _bytes(document: Document | None) -> bytes | None:
    """What the file holds; None where there is none, also where it was removed because the law asked."""
    if document is None or document.removed_at is not None:
        return None
    return store.get(document.sha256)
