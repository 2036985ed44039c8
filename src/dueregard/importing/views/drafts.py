"""A draft's page while it is read, where it could not be, and when it is ready to be looked over."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, asking, say, to
from dueregard.exchange.export import plan_file
from dueregard.importing import operations, readings
from dueregard.importing.forms.drafts import AcceptForm, ColumnsForm, DoubtsForm, MendingForm, RenewForm
from dueregard.importing.layouts import remembered
from dueregard.importing.models import Draft, State
from dueregard.importing.queries import DraftOverview, draft_overview, tables_of
from dueregard.importing.renewals import renewal
from dueregard.importing.views.fetching import complain, draft_of, revision_of
from dueregard.importing.wording import FOR_TEMPLATES, step_words
from dueregard.organisations.fetching import way_back
from dueregard.organisations.permissions import may
from dueregard.reading.corrections import Correction
from dueregard.reading.document import UnreadableDocument


@page("view", of=Draft)
@require_safe
def draft_page(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """The draft, whatever its state."""
    draft = draft_of(request, slug, uid)
    if draft.state != State.READING and getattr(request, "htmx", False):
        return HttpResponseClientRedirect(request.path)  # the waiting page asked: there is more to show now
    if draft.state != State.READY:
        return _waiting_page(request, draft)
    return _ready_page(request, draft_overview(draft))


@page("mend", of=Draft)
@require_POST
def settle_doubts(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Keep the answers to the reader's doubts."""
    return _mend_by(request, draft_of(request, slug, uid), "doubts", DoubtsForm)


@page("mend", of=Draft)
@require_POST
def name_columns(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Keep what the columns hold, and read the document again with that."""
    return _mend_by(request, draft_of(request, slug, uid), "columns", ColumnsForm)


@page("mend", of=Draft)
@require_POST
def use_remembered(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Read the columns as the body said of such a document last time."""
    draft = draft_of(request, slug, uid)
    form = MendingForm(request.POST)
    if draft.state != State.READY or not form.is_valid():
        return to(draft.get_absolute_url())
    why = mended(request, draft, remembered(draft), revision_of(form))
    return _complained(request, draft, form, why) if why else to(draft.get_absolute_url())


@page("mend", of=Draft)
@require_POST
def undo(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Take the last correction back."""
    draft = draft_of(request, slug, uid)
    form = MendingForm(request.POST)
    if draft.state not in (State.PLANLESS, State.READY) or not draft.corrections or not form.is_valid():
        return to(draft.get_absolute_url())
    why = _kept(request, draft, revision_of(form), readings.undo)
    if why:
        return _complained(request, draft, form, why)
    say(request, _("The last correction has been taken back."))
    return to(draft.get_absolute_url())


@page("accept", of=Draft)
@require_POST
def accept(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Make the draft a plan."""
    draft = draft_of(request, slug, uid)
    if draft.state != State.READY:
        return to(draft.get_absolute_url())
    form = AcceptForm(request.POST, draft_overview(draft))
    if not form.is_valid():
        return _ready_page(request, draft_overview(draft), problems=form, acceptance=form)
    draft.revision = revision_of(form)
    try:
        plan = operations.accept_draft(by=actor_of(request), draft=draft, title=form.cleaned_data["title"])
    except (operations.Outdated, operations.NotReady):
        return _complained(request, draft, form, outdated())
    except ValidationError as error:
        return _complained(request, draft, form, " ".join(error.messages))
    say(request, _("The plan is here now. It is seen by members of the organisation only."))
    if may(actor_of(request), "edit", plan):
        return to(f"{plan.get_absolute_url()}leads/")  # who its leads are is the next question
    return to(plan.get_absolute_url())


@page("view", of=Draft)
@require_http_methods(ASKS)
def differences(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """What a newer version of a held plan says otherwise, each to be taken over or not."""
    draft = draft_of(request, slug, uid)
    if draft.state != State.READY or draft.renews is None:
        return to(draft.get_absolute_url())
    found = renewal(plan_file(draft.renews), draft.plan_file)
    form = RenewForm(posted(request), found, draft.revision)
    if form.is_valid():
        draft.revision = revision_of(form)
        try:
            with ComplaintsOn(form):
                operations.renew_plan(by=actor_of(request), draft=draft, taken=form.cleaned_data["taken"])
                say(request, _("The plan has been brought up to date."))
                return to(draft.renews.get_absolute_url())
        except (operations.Outdated, operations.NotReady):
            complain(form, outdated())
    context = {
        **FOR_TEMPLATES,
        "draft": draft,
        "organisation": draft.organisation,
        "found": found,
        "form": form,
        "chosen": form.chosen(),
        "breadcrumbs": way_back(draft.organisation, (draft.document.name, draft.get_absolute_url())),
    }
    return asking(request, "importing/differences.html", context)


@page("mend", of=Draft)
@require_POST
def abandon(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Give the draft up, also while it is being read."""
    return _change(request, slug, uid, operations.abandon_draft)


@page("mend", of=Draft)
@require_POST
def again(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Have the document read once more."""
    return _change(request, slug, uid, operations.read_again)


def _change(request: HttpRequest, slug: str, uid: str, operation: Any) -> HttpResponse:
    draft = draft_of(request, slug, uid)
    with suppress(
        operations.Outdated, operations.NotReady
    ):  # somebody was faster: the page says how it stands
        operation(by=actor_of(request), draft=draft)
    return to(draft.get_absolute_url())


def outdated() -> str:
    """What somebody is told whose draft was changed under their hands."""
    return _(
        "Somebody has changed this draft since you opened it. What you entered is still here: look again."
    )


def mended(request: HttpRequest, draft: Draft, corrections: Sequence[Correction], revision: int) -> str:
    """Keep corrections to the draft as it was at `revision`; returns why they were not kept, or ""."""
    why = _kept(request, draft, revision, lambda at, by: readings.mend(at, corrections, by=by))
    if not why:
        say(request, _("The document has been read again with that."))
    return why


def _kept(request: HttpRequest, draft: Draft, revision: int, change: Callable[..., Draft]) -> str:
    draft.revision = revision
    try:
        change(draft, by=actor_of(request))
    except (operations.Outdated, operations.NotReady):
        return outdated()
    except UnreadableDocument as error:
        return _("This was not kept, since no plan could be read so: %(why)s") % {"why": error}
    return ""


def _mend_by(request: HttpRequest, draft: Draft, name: str, form_class: Any) -> HttpResponse:
    if draft.state != State.READY:
        return to(draft.get_absolute_url())
    form = form_class(request.POST, draft_overview(draft))
    if not form.is_valid():
        return _ready_page(request, draft_overview(draft), problems=form, **{name: form})
    corrections = form.corrections()
    why = mended(request, draft, corrections, revision_of(form)) if corrections else ""
    if not why:
        return to(draft.get_absolute_url())
    fresh = draft_of(request, draft.organisation.slug, draft.uid)
    form = form_class(request.POST, draft_overview(fresh))
    complain(form, why)
    return _ready_page(request, draft_overview(fresh), problems=form, **{name: form})


def _complained(request: HttpRequest, draft: Draft, form: Any, why: str) -> HttpResponse:
    """The draft's page as it is now, saying why what the form asked for was not done."""
    complain(form, why)
    fresh = draft_of(request, draft.organisation.slug, draft.uid)
    if fresh.state != State.READY:
        return to(fresh.get_absolute_url())
    return _ready_page(request, draft_overview(fresh), problems=form)


def _waiting_page(request: HttpRequest, draft: Draft) -> HttpResponse:
    context = {
        "draft": draft,
        "organisation": draft.organisation,
        "step": step_words(draft.step),
        "is_stuck": draft.is_stuck(at=clock.now()),
        "tables": tables_of(draft) if draft.state == State.PLANLESS else (),
        "breadcrumbs": way_back(draft.organisation),
    }
    return render(request, "importing/waiting.html", context)


def _ready_page(
    request: HttpRequest,
    overview: DraftOverview,
    *,
    problems: Any = None,
    doubts: Any = None,
    columns: Any = None,
    acceptance: Any = None,
) -> HttpResponse:
    context = {
        **FOR_TEMPLATES,
        "draft": overview.draft,
        "organisation": overview.draft.organisation,
        "overview": overview,
        "problems": problems,
        "doubts": doubts or DoubtsForm(None, overview),
        "columns": columns or ColumnsForm(None, overview),
        "acceptance": acceptance or AcceptForm(None, overview),
        "breadcrumbs": way_back(overview.draft.organisation),
    }
    return render(request, "importing/draft.html", context, status=422 if problems else 200)
