"""The public files: an edition in each format, feeds of news and of deadlines, what catalogues ask for."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dueregard.design.dates import edtf_in_words
from dueregard.editions.answering import File, public_page
from dueregard.editions.dates import facts_of, followed
from dueregard.editions.files import FORMATS, file_name, file_of
from dueregard.editions.models import Edition, Site
from dueregard.editions.queries import content_of, current_editions, latest_editions
from dueregard.editions.views.plans import the_edition, the_editions
from dueregard.planfile.model import Action, PlanFile
from dueregard.planfile.schema import committed_schema
from dueregard.standing.occurrences import occurrences, recurs
from dueregard.standing.targets import due_on, is_settled
from dueregard.writing import atom, opendata
from dueregard.writing.calendar import Deadline, calendar
from dueregard.writing.files import MEDIA_TYPES
from dueregard.writing.opendata import LICENCE, Dataset, Publisher
from dueregard.writing.refusals import CannotWrite
from dueregard.writing.values import headed, lines_of

NEWS: Final = 50
CSVW: Final = "application/csvm+json"


@public_page
def download(request: HttpRequest, site: Site, plan: str, number: int, kind: str) -> File:
    """One edition in one format, to be kept."""
    edition = _standing(site, plan, number)
    if kind not in FORMATS:
        raise Http404
    try:
        content = file_of(edition, kind)
    except CannotWrite as error:
        raise Http404 from error
    links = [f'<{LICENCE}>; rel="license"', f'<{_absolute(request, edition)}>; rel="canonical"']
    if kind == "json":
        links.append(f'<{_schema(request, site)}>; rel="describedby"; type="application/schema+json"')
    if kind == "csv":
        metadata = f"{_absolute(request, edition).rstrip('/')}.csv-metadata.json"
        links.append(f'<{metadata}>; rel="describedby"; type="{CSVW}"')
    return File(content, MEDIA_TYPES[kind], file_name(edition, kind), tuple(links), noindex=True)


@public_page
def metadata(request: HttpRequest, site: Site, plan: str, number: int) -> File:
    """What the CSV file of an edition holds: CSV on the Web."""
    edition = _standing(site, plan, number)
    about = _dataset(request, edition, content_of(edition))
    return File(opendata.csvw(_publisher(request, site), about), CSVW)


@public_page
def schema(_request: HttpRequest, site: Site) -> File:
    """The JSON Schema of the plan files."""
    return File(committed_schema().encode(), "application/schema+json")


@public_page
def package(request: HttpRequest, site: Site) -> File:
    """The body's current plans as a Frictionless data package."""
    name = f"{site.slug}-equality-plans"
    return File(
        opendata.data_package(_publisher(request, site), name, _datasets(request, site)), "application/json"
    )


@public_page
def catalogue(request: HttpRequest, site: Site) -> File:
    """The body's current plans as a DCAT catalogue."""
    about = opendata.catalogue(_publisher(request, site), _datasets(request, site))
    return File(about, "application/ld+json")


@public_page
def news(request: HttpRequest, site: Site) -> File:
    """What was published and withdrawn, the latest first."""
    editions = latest_editions(site, NEWS)
    entries = [_entry(request, each) for each in editions]
    made = atom.feed(
        _("Equality plans of %(body)s") % {"body": site},
        site.name,
        request.build_absolute_uri(request.path),
        request.build_absolute_uri(site.get_absolute_url()),
        entries,
        updated=site.changed_at,
    )
    return File(made, "application/atom+xml; charset=utf-8")


@public_page
def deadlines(request: HttpRequest, site: Site, plan: str) -> File:
    """The open deadlines of the plan's current edition, for calendar programs."""
    edition = the_editions(site, plan).current
    if edition is None:
        raise Http404
    file = content_of(edition)
    found = list(_deadlines(request, edition, file))
    made = calendar(edition.title, found, made=edition.published_at, language=edition.language)
    return File(made, "text/calendar; charset=utf-8")


def _standing(site: Site, plan: str, number: int) -> Edition:
    edition = the_edition(the_editions(site, plan), number)
    if edition.is_withdrawn:
        raise Http404
    return edition


def _absolute(request: HttpRequest, record: Any) -> str:
    return request.build_absolute_uri(record.get_absolute_url())


def _schema(request: HttpRequest, site: Site) -> str:
    return request.build_absolute_uri(reverse("edition_files:schema", args=[site.slug]))


def _publisher(request: HttpRequest, site: Site) -> Publisher:
    return Publisher(
        site.name,
        _absolute(request, site),
        request.build_absolute_uri(reverse("edition_files:catalogue", args=[site.slug])),
    )


def _datasets(request: HttpRequest, site: Site) -> list[Dataset]:
    """Of each plan the current edition. The contents come in one query, however many plans there are."""
    editions = current_editions(site)
    contents = Edition.objects.in_bulk([each.pk for each in editions])
    return [_dataset(request, each, contents[each.pk].file()) for each in editions]


def _dataset(request: HttpRequest, edition: Edition, file: PlanFile) -> Dataset:
    address = _absolute(request, edition)
    stem = address.rstrip("/")
    number = len(file.actions)
    told = ngettext("%(number)s action", "%(number)s actions", number) % {"number": number}
    return Dataset(
        name=f"{edition.plan.slug}-{edition.number}",
        title=edition.title,
        description=f"{edition}. {told}.",
        language=edition.language,
        address=address,
        version=str(edition.number),
        as_at=edition.as_at,
        issued=edition.published_at,
        modified=edition.redacted_at or edition.published_at,
        path=f"plans/{edition.plan.slug}/editions/{edition.number}.csv",
        schema=_schema(request, edition.plan.site),
        period=file.plan.period or "",
        files={kind: f"{stem}.{kind}" for kind in FORMATS},
        columns=opendata.headings_of(file),
    )


def _entry(request: HttpRequest, edition: Edition) -> atom.News:
    title = str(edition)
    if edition.withdrawn_at:
        title, summary = _("Withdrawn: %(edition)s") % {"edition": title}, edition.withdrawn_reason
    else:
        summary = edition.note or edition.redacted_reason
    updated = edition.withdrawn_at or edition.redacted_at or edition.published_at
    address = _absolute(request, edition)
    return atom.News(title, address, edition.published_at, updated, summary, edition.language)


def _deadlines(request: HttpRequest, edition: Edition, file: PlanFile) -> Iterator[Deadline]:
    over = followed(file, as_at=edition.as_at)
    for action in file.actions:
        facts = facts_of(action, over)
        if action.status == "paused" or is_settled(facts):
            continue
        if recurs(facts):
            for each in occurrences(facts, on=edition.as_at):
                if each.state in ("late", "open"):
                    yield _deadline(request, edition, action, each.when, each.deadline)
        elif day := due_on(facts):
            yield _deadline(request, edition, action, "", day)


def _deadline(request: HttpRequest, edition: Edition, action: Action, when: str, day: date) -> Deadline:
    """`when` tells the occurrences of one action apart, so that each keeps its id when its day moves."""
    name = headed(action.ref, " ".join(lines_of(action.title)))
    leads = ", ".join(dict.fromkeys(lead.name for lead in action.leads))
    about = [edition.title, leads and f"{_('Lead')}: {leads}"]
    what = when.replace("/", "_") or "due"
    return Deadline(
        uid=f"{action.id}-{what}@{request.get_host()}",
        day=day,
        name=f"{name} ({edtf_in_words(when)})" if when else name,
        about="\n".join(line for line in about if line),
        address=f"{_absolute(request, edition.plan)}actions/{action.id}/",
    )
