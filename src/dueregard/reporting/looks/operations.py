"""What changes how a body's reports look."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.documents.models import Document
from dueregard.documents.operations import keep_document
from dueregard.history.actor import Actor
from dueregard.history.operation import State, difference, operation, tell
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.plans.changing import tell_of
from dueregard.plans.models import Plan
from dueregard.reporting.looks.logos import CheckedLogo
from dueregard.reporting.looks.queries import kept_look, places_of
from dueregard.reporting.looks.templates import CheckedTemplate
from dueregard.reporting.models import ReportColumn, ReportLook
from dueregard.writing.columns import Place

WORDS: Final = ("title", "title_cy", "opening", "opening_cy", "closing", "closing_cy", "colour")


@operation
def edit_report_look(*, by: Actor, organisation: Organisation, changes: Mapping[str, str]) -> ReportLook:
    """Change the words round a body's reports, or their colour: fields of `WORDS`."""
    require(by, "edit_report_look", organisation)
    if unknown := changes.keys() - set(WORDS):
        raise ValidationError(
            _("There is nothing to change called: %(names)s.") % {"names": ", ".join(unknown)}
        )
    return _changed(kept_look(organisation), {name: value.strip() for name, value in changes.items()})


@operation
def set_report_logo(
    *, by: Actor, organisation: Organisation, logo: CheckedLogo, name: str, alt: str
) -> ReportLook:
    """Put a logo above the title of a body's reports; `alt` says it to those who cannot see it."""
    require(by, "edit_report_look", organisation)
    if not alt.strip():
        raise ValidationError({"alt": _("Say in words what the logo shows.")})
    document = keep_document(by=by, organisation=organisation, name=name, content=logo.content)
    return _changed(kept_look(organisation), {"logo": document, "logo_alt": alt.strip()})


@operation
def remove_report_logo(*, by: Actor, organisation: Organisation) -> ReportLook:
    """Print no logo any more; its file stays among the body's documents."""
    require(by, "edit_report_look", organisation)
    return _changed(kept_look(organisation), {"logo": None, "logo_alt": ""})


@operation
def set_report_template(
    *, by: Actor, organisation: Organisation, template: CheckedTemplate, name: str
) -> ReportLook:
    """Fill the body's reports in Word into a document of its own from now on."""
    require(by, "edit_report_look", organisation)
    document = keep_document(by=by, organisation=organisation, name=name, content=template.content)
    return _changed(kept_look(organisation), {"template": document})


@operation
def remove_report_template(*, by: Actor, organisation: Organisation) -> ReportLook:
    """Make reports in Word without a template again; its file stays among the body's documents."""
    require(by, "edit_report_look", organisation)
    return _changed(kept_look(organisation), {"template": None})


@operation
def arrange_report_columns(*, by: Actor, plan: Plan, places: Sequence[Place]) -> Plan:
    """Say which columns the reports of a plan print, in which order and under which headings.

    No place at all: the plan's own columns, in its order.
    """
    require(by, "edit_report_look", plan)
    before = [_place_state(place) for place in places_of(plan)]
    rows = [
        ReportColumn(
            plan=plan,
            position=position,
            name=place.name,
            heading=place.heading.strip(),
            printed=place.printed,
        )
        for position, place in enumerate(places)
    ]
    ReportColumn.objects.filter(plan=plan).delete()
    for row in rows:
        row.full_clean()
    ReportColumn.objects.bulk_create(rows)
    after = [_place_state(place) for place in places]
    told = difference("report_columns", plan.uid, {"columns": before}, {"columns": after})
    tell_of(plan, [told])
    return plan


def _changed(look: ReportLook, values: Mapping[str, object]) -> ReportLook:
    before = _look_state(look, values)
    for name, value in values.items():
        setattr(look, name, value)
    look.full_clean()
    look.save()
    told = difference("report_look", look.organisation.uid, before, _look_state(look, values))
    tell([told], organisation=look.organisation.slug)
    return look


def _look_state(look: ReportLook, names: Mapping[str, object]) -> State:
    stated = {name: getattr(look, name) for name in names}
    return {
        name: value.sha256 if isinstance(value, Document) else value or None for name, value in stated.items()
    }


def _place_state(place: Place) -> dict[str, object]:
    heading = {"heading": place.heading.strip()} if place.heading.strip() else {}
    return {"name": place.name, "printed": place.printed, **heading}
