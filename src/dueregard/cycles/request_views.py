"""Pages about one request, or one link: returning an answer, answering for a lead, revoking a link."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.cycles import operations
from dueregard.cycles.forms import AnswerForm, ReturnForm, SureForm
from dueregard.cycles.models import Request, UpdateLink
from dueregard.cycles.pages import above, ask
from dueregard.cycles.queries import asked
from dueregard.design.forms import ComplaintsOn, posted, posted_with_files
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.organisations.fetching import body_for
from dueregard.organisations.models import Organisation
from dueregard.plans.editing.fetching import ask_about, plan_for
from dueregard.plans.models import Plan


@page("approve_updates", of=Plan)
@require_http_methods(ASKS)
def return_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Send an answer back to its lead."""
    found = _request(request, "approve_updates", organisation, plan, uid)
    form = ReturnForm(posted(request))
    words = {"heading": _("Return the answer"), "note": str(found.action), "button": _("Return it")}

    def do() -> None:
        comment = form.cleaned_data["comment"]
        operations.return_answer(by=actor_of(request), request=found, comment=comment)
        say(request, _("It goes back to its lead with the next mail."))

    return ask(request, found.action.plan, form, words, do, back=_home_of(found), cycle=found.cycle)


@page("keep_cycles", of=Plan)
@require_http_methods(ASKS)
def answer_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Answer on behalf of a lead who told it by telephone or mail."""
    found = _request(request, "keep_cycles", organisation, plan, uid)
    sent = posted_with_files(request)
    form = AnswerForm(*sent, request=found)
    given = form.given() if form.is_valid() else None
    if given:
        with ComplaintsOn(form):
            _answer(request, found, given)
            return to(_home_of(found))
    if form.is_bound and not form.errors:
        form.add_error("kind", _("Choose how it stands."))
    plan_asked = found.action.plan
    way = {"breadcrumbs": above(plan_asked, found.cycle), "back": _home_of(found)}
    return ask_about(request, plan_asked, form, "cycles/answer.html", each=asked(found), **way)


def _answer(request: HttpRequest, found: Request, given: Any) -> None:
    operations.answer_request(by=actor_of(request), request=found, given=given, on=clock.today())
    say(request, _("The answer is recorded."))


@page("revoke_links", of=Organisation)
@require_http_methods(ASKS)
def revoke_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Let a link open nothing any more."""
    body = body_for(request, "revoke_links", organisation)
    found = get_object_or_404(Plan.objects.select_related("organisation"), organisation=body, slug=plan)
    link = get_object_or_404(UpdateLink, organisation=body, uid=uid)
    form = SureForm(posted(request))
    note = _("The link that was sent to %(to)s opens nothing any more.") % {"to": link.name}
    words = {"heading": _("Revoke a link"), "note": note, "button": _("Revoke it")}

    def do() -> None:
        operations.revoke_link(by=actor_of(request), link=link)
        say(request, _("The link is revoked."))

    return ask(request, found, form, words, do, back=f"{found.get_absolute_url()}cycles/")


def _request(request: HttpRequest, verb: str, organisation: str, plan: str, uid: str) -> Request:
    found = plan_for(request, verb, organisation, plan)
    rows = Request.objects.filter(action__plan=found).select_related("cycle", "action__plan__organisation")
    return get_object_or_404(rows.prefetch_related("answers", "action__updates"), uid=uid)


def _home_of(found: Request) -> str:
    """The page that one comes from and goes back to."""
    plan = found.action.plan.get_absolute_url()
    return f"{plan}cycles/{found.cycle.uid}/" if found.cycle else f"{plan}cycles/"
