"""The pages of a body and of its plans: home, a plan, its editions and what changed between two."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dueregard.editions.answering import Page, public_page
from dueregard.editions.comparing import told
from dueregard.editions.files import offered
from dueregard.editions.models import Edition, Site
from dueregard.editions.queries import (
    Editions,
    content_of,
    current_editions,
    editions_of,
    plans_taken_back,
)
from dueregard.editions.table import table_of
from dueregard.editions.translating import Speaker
from dueregard.planfile.translations import tongue_of

Crumbs = list[tuple[str, str, str]]
"""Names and addresses, with what the names are marked with."""


def the_editions(site: Site, slug: str) -> Editions:
    """The editions of the plan at this address, or 404."""
    found = editions_of(site, slug)
    if found is None:
        raise Http404
    return found


def the_edition(editions: Editions, number: int) -> Edition:
    """That edition, withdrawn or not, or 404."""
    found = editions.numbered(number)
    if found is None:
        raise Http404
    return found


def taken_back(editions: Editions, edition: Edition | None = None) -> Page:
    """410: since when and why what was here has been withdrawn."""
    gone = [edition] if edition else editions.withdrawn_since
    context = {"editions": editions, "gone": gone, "crumbs": crumbs(editions)}
    return Page("editions/withdrawn.html", context, status=410, noindex=True)


def crumbs(editions: Editions, *, within: bool = False) -> Crumbs:
    """The way back from a page of a plan; `within` from one below the plan's own."""
    site = editions.plan.site
    way = [(_("Plans"), site.get_absolute_url(), "")]
    newest = editions.current or editions.all[0]
    return [*way, (newest.named, editions.plan.get_absolute_url(), newest.named_lang)] if within else way


def speaker_of(edition: Edition) -> Speaker:
    """Who speaks the edition's words on this page."""
    page = get_language() or "en"
    return Speaker(edition.language, page, partly=tongue_of(page) in edition.translated)


@public_page
def home(_request: HttpRequest, site: Site) -> Page:
    """The body's plans, each with how many of its actions are completed."""
    context = {"editions": current_editions(site), "taken_back": plans_taken_back(site)}
    return Page("editions/home.html", context)


@public_page
def plan(_request: HttpRequest, site: Site, plan: str) -> Page:
    """The plan's current edition."""
    editions = the_editions(site, plan)
    if editions.current is None:
        return taken_back(editions)
    return _shown(editions, editions.current)


@public_page
def edition(_request: HttpRequest, site: Site, plan: str, number: int) -> Page:
    """One edition, for good; where it was withdrawn, that it was."""
    editions = the_editions(site, plan)
    found = the_edition(editions, number)
    return taken_back(editions, found) if found.is_withdrawn else _shown(editions, found, alone=True)


def _shown(editions: Editions, edition: Edition, *, alone: bool = False) -> Page:
    file, speaker = content_of(edition), speaker_of(edition)
    context: dict[str, Any] = {
        "editions": editions,
        "edition": edition,
        "alone": alone,
        "is_current": edition == editions.current,
        "lang": speaker.lang,
        "only": _only(edition),
        "title": {"only": speaker.is_only(file.plan, "title"), "lang": speaker.lang},
        "before": list(speaker.before_table(file)),
        "table": table_of(file, speaker),
        "after": list(speaker.after_table(file)),
        "files": offered(edition),
        "crumbs": crumbs(editions, within=alone),
    }
    return Page("editions/plan.html", context)


def _only(edition: Edition) -> str:
    """What is told of an edition that has no words in the language of the page."""
    if not edition.foreign or edition.translated:
        return ""
    return _("in Welsh only") if tongue_of(edition.language) == "cy" else _("in English only")


@public_page
def editions(_request: HttpRequest, site: Site, plan: str) -> Page:
    """Every edition of the plan, the latest first."""
    found = the_editions(site, plan)
    return Page("editions/editions.html", {"editions": found, "crumbs": crumbs(found, within=True)})


@public_page
def changes(_request: HttpRequest, site: Site, plan: str, number: int, since: int) -> Page:
    """What changed from one edition to another."""
    found = the_editions(site, plan)
    old, new = the_edition(found, since), the_edition(found, number)
    gone = next((each for each in (new, old) if each.is_withdrawn), None)
    if gone:
        return taken_back(found, gone)
    speaker = speaker_of(new)
    context = {
        "editions": found,
        "old": old,
        "new": new,
        "told": told(content_of(old), content_of(new), speaker.words),
        "lang": speaker.lang,
        "crumbs": crumbs(found, within=True),
    }
    return Page("editions/changes.html", context)
