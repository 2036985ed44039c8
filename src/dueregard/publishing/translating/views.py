"""The pages on which a plan's words are translated and checked, and files for those who do it outside."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted, posted_with_files
from dueregard.design.languages import local
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, asking, say, to
from dueregard.organisations.fetching import body_for
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import may
from dueregard.planfile.translations import Piece, digest
from dueregard.plans.editing.fetching import ask_about, crumbs, plan_for
from dueregard.plans.models import Plan
from dueregard.plans.translating.operations import (
    Overtaken,
    Place,
    set_language_scheme,
    translate_words,
)
from dueregard.plans.translating.queries import language_beside, scheme_of
from dueregard.publishing.translating.forms import (
    LanguageSchemeForm,
    TranslatedFileForm,
    TranslateForm,
    sent_places,
)
from dueregard.publishing.translating.queries import (
    OPEN,
    SHOWN,
    Asked,
    Desk,
    columns_by_name,
    desk_of,
    memory_of,
    pieces_of,
)
from dueregard.publishing.translating.sheets import Came, came_back, csv_of, workbook_of
from dueregard.publishing.translating.wording import COLOURS, STATES, language_name
from dueregard.reading.document import UnreadableDocument
from dueregard.writing.files import MEDIA_TYPES

BIGGEST: Final = 20_000_000
"""Bytes of a file that comes back."""
TOLD: Final = 20
"""So many refused rows are named."""


@page("check_translation", of=Plan)
@require_http_methods(ASKS)
def translation_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """The words on the left, their translation on the right; what is missing, stale or unchecked first."""
    found = plan_for(request, "check_translation", organisation, plan)
    prefetch_related_objects([found], "columns")
    asked = _asked(request.GET)
    desk = desk_of(found, asked)
    form = _form(request, found, desk, asked)
    if form.is_bound and form.is_valid() and _kept(request, found, desk, form):
        return to(_address(found, asked))
    context = {
        "plan": found,
        "desk": desk,
        "asked": asked,
        "form": form,
        "rows": form.rows(),
        "pages": desk.pages,
        "following": _address(found, asked, asked.page + 1) if asked.page < desk.pages else "",
        "before": _address(found, asked, asked.page - 1) if asked.page > 1 else "",
        "own_language": found.language or "en-GB",
        "language": language_name(desk.language),
        "states": STATES,
        "shown": SHOWN,
        "colours": COLOURS,
        "may_translate": may(actor_of(request), "translate", found),
        "breadcrumbs": _way_back(found),
    }
    return asking(request, "publishing/translating/desk.html", context)


@page("check_translation", of=Plan)
@require_safe
def translation_file(request: HttpRequest, organisation: str, plan: str, kind: str) -> HttpResponse:
    """All pieces, or with `?show=` some, as a table for a translation unit: `xlsx` or `csv`."""
    found = plan_for(request, "check_translation", organisation, plan)
    desk = desk_of(found, _asked(request.GET))
    columns = columns_by_name(found)
    if kind == "xlsx":
        content = workbook_of(found.title, desk.asked, desk.language, columns)
    else:
        content = csv_of(desk.asked, desk.language, columns)
    name = f"{found.slug}-{desk.language}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=MEDIA_TYPES[kind], headers=headers)


@page("translate", of=Plan)
@require_http_methods(ASKS)
def file_back_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Bring back a file that was translated outside: all of its rows, or none."""
    found = plan_for(request, "translate", organisation, plan)
    form = TranslatedFileForm(*posted_with_files(request))
    if form.is_bound and form.is_valid() and _brought(request, found, form):
        return to(_address(found, Asked(show="unchecked")))
    way = _way_back(found, desk=True)
    return ask_about(
        request, found, form, "publishing/translating/file.html", breadcrumbs=way, back=way[-1]["href"]
    )


@page("set_language_scheme", of=Organisation)
@require_http_methods(ASKS)
def scheme_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """Say what the body's language scheme asks."""
    found = body_for(request, "set_language_scheme", organisation)
    scheme = scheme_of(found)
    held = {"asks": scheme.asks, "second_person": "yes" if scheme.second_person else "no"}
    form = LanguageSchemeForm(posted(request), initial=held)
    if form.is_valid():
        set_language_scheme(by=actor_of(request), organisation=found, **form.cleaned_data)
        say(request, _("It is kept what your language scheme asks."))
        return to(found.get_absolute_url())
    return ask_about(request, found, form, heading=_("Language scheme"))


def _asked(query: QueryDict) -> Asked:
    show, page = query.get("show", OPEN), query.get("page", "1")
    return Asked(
        show=show if show in SHOWN else OPEN,
        part=query.get("part", ""),
        page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
    )


def _address(plan: Plan, asked: Asked, number: int = 0) -> str:
    told = {"show": asked.show, "part": asked.part, "page": number or asked.page}
    usual = {"show": OPEN, "part": "", "page": 1}
    query = urlencode({name: value for name, value in told.items() if value != usual[name]})
    return f"{plan.get_absolute_url()}publishing/translation/" + (f"?{query}" if query else "")


def _form(request: HttpRequest, plan: Plan, desk: Desk, asked: Asked) -> TranslateForm:
    """The pieces of the page, or those that were sent, which may no longer be those of the page."""
    sent = posted(request)
    shown: Sequence[Piece] = desk.page(asked.page)
    if sent is not None:
        held = {(each.id, each.name): each for each in desk.pieces}
        shown = [held[place] for place in sent_places(sent) if place in held]
    return TranslateForm(
        None if sent is None else _renumbered(sent, shown),
        shown,
        language=desk.language,
        columns=columns_by_name(plan),
        memory=memory_of(desk.pieces),
        may_translate=may(actor_of(request), "translate", plan),
    )


def _renumbered(sent: QueryDict, shown: Sequence[Piece]) -> dict[str, str]:
    """What was sent of those pieces that are still there, numbered as they now stand."""
    numbers = {place: number for number, place in enumerate(sent_places(sent))}
    return {
        f"{name}-{now}": str(sent[f"{name}-{numbers[piece.id, piece.name]}"])
        for now, piece in enumerate(shown)
        for name in ("item", "name", "seen", "text", "right", "checked")
        if f"{name}-{numbers[piece.id, piece.name]}" in sent
    }


def _kept(request: HttpRequest, plan: Plan, desk: Desk, form: TranslateForm) -> bool:
    """Whether the operation took it; else the form says why not, and shows the words as they are now."""
    try:
        with ComplaintsOn(form):
            who = actor_of(request)
            _tell(request, translate_words(by=who, plan=plan, language=desk.language, said=form.said()))
            return True
    except Overtaken as error:
        form.complain_at(
            error.places, _("Somebody has changed this since. Look at both, then keep yours or theirs.")
        )
        _see_anew(form, error.places)
    return False


def _tell(request: HttpRequest, number: int) -> None:
    told = ngettext("%(number)s piece is kept.", "%(number)s pieces are kept.", number)
    say(request, told % {"number": number})


def _see_anew(form: TranslateForm, places: Sequence[Place]) -> None:
    """What is sent next is said of the pieces as they are shown now."""
    data = dict(form.data)
    for number, piece in enumerate(form.pieces):
        if (piece.id, piece.name) in places:
            data[f"seen-{number}"] = piece.version
    form.data = data


def _brought(request: HttpRequest, plan: Plan, form: TranslatedFileForm) -> bool:
    file, language = form.cleaned_data["file"], language_beside(plan)
    try:
        with ComplaintsOn(form):
            number = translate_words(
                by=actor_of(request),
                plan=plan,
                language=language,
                said=[each.said for each in _acceptable(plan, file, language)],
                translator=form.cleaned_data["translator"],
                reason=file.name,
            )
            _tell(request, number)
            return True
    except UnreadableDocument as error:
        form.add_error("file", str(error))
    except Overtaken:
        form.add_error("file", _("Somebody translates at this moment. Bring the file again."))
    return False


def _acceptable(plan: Plan, file: Any, language: str) -> list[Came]:
    """The rows of the file. Raises `ValidationError` that names those which cannot be taken: then none is."""
    if file.size > BIGGEST:
        raise ValidationError(_("The file is larger than 20 MB."))
    rows = came_back(file.read(), file.name, language)
    held = {(each.id, each.name): each for each in pieces_of(plan)}
    taken: set[Place] = set()
    complaints = []
    for each in rows:
        if why := _refused(each, held, taken):
            complaints.append(_("Row %(number)s: %(why)s") % {"number": each.number, "why": why})
        taken.add(each.said.place)
    if complaints:
        more = len(complaints) - TOLD
        told = [*complaints[:TOLD], *([_("%(number)s more rows.") % {"number": more}] if more > 0 else [])]
        raise ValidationError([_("Nothing of the file was kept."), *told])
    if not rows:
        raise ValidationError(_("No row of the file has a translation."))
    return rows


def _refused(row: Came, held: dict[Place, Piece], taken: set[Place]) -> str:
    piece = held.get(row.said.place)
    if piece is None:
        return _("the next edition has no such words any more.")
    if row.said.place in taken:
        return _("the same words stand in an earlier row.")
    source, _dash, text = row.said.seen.partition("-")
    if source != digest(piece.text):
        return _("the words have changed since the file was made. They now say “%(words)s”.") % {
            "words": " ".join(piece.text.split())[:200]
        }
    now = piece.said.text if piece.said else ""
    if text != digest(now) and digest(row.said.text) != digest(now):
        return _("somebody has translated them here since the file was made: “%(words)s”.") % {
            "words": " ".join(now.split())[:200]
        }
    return ""


def _way_back(plan: Plan, *, desk: bool = False) -> list[dict[str, str]]:
    address = f"{plan.get_absolute_url()}publishing/"
    way = [*crumbs(plan), {"text": _("Publishing"), "href": local(address)}]
    return [*way, {"text": _("Translation"), "href": local(f"{address}translation/")}] if desk else way
