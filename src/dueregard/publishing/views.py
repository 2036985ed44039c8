"""The pages of publishing: what becomes public, words settled, proposing, approving, withdrawing."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard.accounts.door import actor_of
from dueregard.design.data import as_json
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.languages import local
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.organisations.fetching import body_for
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import allowed, may
from dueregard.planfile.model import to_data
from dueregard.plans.editing.fetching import ask_about, crumbs, plan_for
from dueregard.plans.models import Plan
from dueregard.publishing.forms import (
    ChoiceForm,
    PolicyForm,
    ProposeForm,
    ReasonForm,
    SettleForm,
    SiteForm,
)
from dueregard.publishing.models import Proposal
from dueregard.publishing.operations import (
    approve_edition,
    choose_public,
    edit_site,
    propose_edition,
    refuse_edition,
    set_publishing_policy,
    settle_words,
    take_back_proposal,
    withdraw_publication,
)
from dueregard.publishing.previewing import compared, previewed
from dueregard.publishing.queries import (
    approvers_for,
    coming,
    editions_of,
    last_edition,
    needs_second_person,
    offered_of,
    site_of,
)
from dueregard.publishing.telling import told_of
from dueregard.publishing.wording import kind_in_words, part_in_words
from dueregard.publishing.words import State


@page("see_publishing", of=Plan)
@require_safe
def publishing_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """This becomes public: what is left to do before, what changed since the last edition, the editions."""
    found = plan_for(request, "see_publishing", organisation, plan)
    prefetch_related_objects([found], "columns")
    would = coming(found)
    proposals = found.proposals.select_related("approver")[:20]
    context = {
        "plan": found,
        "coming": would,
        "comparison": compared(found, would.last, would.file) if would.last else None,
        "proposals": proposals,
        "open": next((each for each in proposals if each.state == State.PROPOSED), None),
        "in_words": part_in_words,
        "kind_in_words": kind_in_words,
        "editions": editions_of(found).defer("content"),
        "may_publish": may(actor_of(request), "publish", found),
        "may_translate": may(actor_of(request), "check_translation", found),
        "breadcrumbs": crumbs(found),
    }
    return render(request, "publishing/publishing.html", context)


@page("see_publishing", of=Plan)
@require_safe
def publishing_file(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """The same as data."""
    found = plan_for(request, "see_publishing", organisation, plan)
    return as_json(told_of(found, coming(found)))


@page("see_publishing", of=Plan)
@require_safe
def preview_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Every word that would be public, and where it stands."""
    found = plan_for(request, "see_publishing", organisation, plan)
    file = coming(found).file
    context = {
        "plan": found,
        "file": file,
        "items": previewed(file),
        "breadcrumbs": [*crumbs(found), _crumb(found)],
    }
    return render(request, "publishing/preview.html", context)


@page("see_publishing", of=Plan)
@require_safe
def preview_file(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """The public plan file as it would be released now."""
    return as_json(to_data(coming(plan_for(request, "see_publishing", organisation, plan)).file))


@page("publish", of=Plan)
@require_http_methods(ASKS)
def choice_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Say which columns and fields are public."""
    found = plan_for(request, "publish", organisation, plan)
    form = ChoiceForm(posted(request), offered_of(found))
    if form.is_valid():
        with ComplaintsOn(form):
            choose_public(by=actor_of(request), plan=found, public=form.public())
            say(request, _("It is kept what is public. The next edition is made by it."))
            return to(f"{found.get_absolute_url()}publishing/")
    note = _("What is not ticked stays inside. Nothing becomes public before an edition is approved.")
    return _ask(request, found, form, heading=_("What is public"), note=note, button=_("Keep it"))


@page("publish", of=Plan)
@require_http_methods(ASKS)
def settle_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Settle each name, e-mail address and telephone number that stands in the words."""
    found = plan_for(request, "publish", organisation, plan)
    would = coming(found)
    form = SettleForm(posted(request), would.people)
    if form.is_valid():
        with ComplaintsOn(form):
            settle_words(by=actor_of(request), plan=found, settled=form.settled())
            say(request, _("It is kept what is done about these words."))
            return to(f"{found.get_absolute_url()}publishing/")
    return _ask(request, found, form, template="publishing/settle.html")


@page("publish", of=Plan)
@require_http_methods(ASKS)
def propose_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Propose what would be public now as the next edition."""
    found = plan_for(request, "publish", organisation, plan)
    form = ProposeForm(posted(request), approvers_for(found, actor_of(request)))
    if form.is_valid():
        with ComplaintsOn(form):
            propose_edition(by=actor_of(request), plan=found, **form.values())
            say(request, _("The edition is proposed. Nothing is public before it is approved."))
            return to(f"{found.get_absolute_url()}publishing/")
    if form.approvers:
        note = _("It is frozen as it would be now: later changes of the plan do not come into it.")
    else:
        note = _("Nobody here may approve an edition. An administrator gives somebody the role of approver.")
    return _ask(request, found, form, heading=_("Propose an edition"), note=note, button=_("Propose it"))


@page("view", of=Proposal)
@require_safe
def proposal_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """What was proposed, word by word, for whoever approves it."""
    found = _proposal_for(request, "view", organisation, plan, uid)
    file, who = found.file(), actor_of(request)
    last = last_edition(found.plan) if found.state == State.PROPOSED else None
    context = {
        "plan": found.plan,
        "proposal": found,
        "file": file,
        "items": previewed(file),
        "comparison": compared(found.plan, last, file) if last else None,
        "may_approve": found.state == State.PROPOSED and may(who, "approve", found),
        "may_take_back": found.state == State.PROPOSED and may(who, "publish", found.plan),
        "breadcrumbs": [*crumbs(found.plan), _crumb(found.plan)],
    }
    return render(request, "publishing/proposal.html", context)


@page("view", of=Proposal)
@require_safe
def proposal_file(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """The plan file that was proposed, letter by letter."""
    found = _proposal_for(request, "view", organisation, plan, uid)
    return HttpResponse(
        found.content.encode(), content_type="application/json", headers={"ETag": f'"{found.sha256}"'}
    )


@page("approve", of=Proposal)
@require_http_methods(ASKS)
def approve_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Approve what was proposed, so that it is public at once."""
    found = _proposal_for(request, "approve", organisation, plan, uid)
    form = forms.Form(posted(request))
    if form.is_valid():
        with ComplaintsOn(form):
            approve_edition(by=actor_of(request), proposal=found)
            say(request, _("The edition is public."))
            return to(f"{found.plan.get_absolute_url()}publishing/")
    note = _("It is public from then on, for everybody, word for word as it was proposed.")
    return _ask(
        request, found.plan, form, heading=_("Approve this edition"), note=note, button=_("Publish it")
    )


@page("approve", of=Proposal)
@require_http_methods(ASKS)
def refuse_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Send the proposal back."""
    found = _proposal_for(request, "approve", organisation, plan, uid)
    return _reasoned(
        request,
        found.plan,
        lambda reason: refuse_edition(by=actor_of(request), proposal=found, reason=reason),
        heading=_("Refuse this edition"),
        said=_("The proposal is refused."),
        button=_("Refuse it"),
    )


@page("publish", of=Plan)
@require_http_methods(ASKS)
def take_back_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Take the proposal back."""
    mine = plan_for(request, "publish", organisation, plan)
    found = get_object_or_404(Proposal.objects.select_related("plan__organisation"), plan=mine, uid=uid)
    return _reasoned(
        request,
        mine,
        lambda reason: take_back_proposal(by=actor_of(request), proposal=found, reason=reason),
        heading=_("Take this proposal back"),
        said=_("The proposal is taken back."),
        button=_("Take it back"),
    )


@page("publish", of=Plan)
@require_http_methods(ASKS)
def withdraw_page(request: HttpRequest, organisation: str, plan: str, number: int) -> HttpResponse:
    """Withdraw an edition that is public."""
    found = plan_for(request, "publish", organisation, plan)
    get_object_or_404(editions_of(found), number=number)
    return _reasoned(
        request,
        found,
        lambda reason: withdraw_publication(by=actor_of(request), plan=found, number=number, reason=reason),
        heading=_("Withdraw edition %(number)s") % {"number": number},
        said=_("The edition is withdrawn. Its address stays, and says so."),
        button=_("Withdraw it"),
        note=_("Its address stays and gives your reason instead. To correct it, publish another edition."),
    )


@page("set_publishing", of=Organisation)
@require_http_methods(ASKS)
def policy_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """Say who approves editions."""
    found = body_for(request, "set_publishing", organisation)
    form = PolicyForm(
        posted(request), initial={"second_person": "yes" if needs_second_person(found) else "no"}
    )
    if form.is_valid():
        with ComplaintsOn(form):
            set_publishing_policy(by=actor_of(request), organisation=found, **form.cleaned_data)
            say(request, _("It is kept who approves editions."))
            return to(found.get_absolute_url())
    return ask_about(request, found, form, heading=_("Who approves editions"))


@page("edit_site", of=Organisation)
@require_http_methods(ASKS)
def site_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """Change how the body's public pages are named, coloured and signed."""
    found = body_for(request, "edit_site", organisation)
    form = SiteForm(posted(request), instance=site_of(found))
    if form.is_valid():
        with ComplaintsOn(form):
            edit_site(by=actor_of(request), organisation=found, changes=form.cleaned_data)
            say(request, _("The public pages are changed."))
            return to(found.get_absolute_url())
    return ask_about(request, found, form, heading=_("Public pages"))


def _proposal_for(request: HttpRequest, verb: str, organisation: str, plan: str, uid: str) -> Proposal:
    mine = Proposal.objects.filter(allowed(actor_of(request), verb, Proposal))
    found = mine.select_related("plan__organisation", "approver", "edition__plan__site")
    return get_object_or_404(found, plan__organisation__slug=organisation, plan__slug=plan, uid=uid)


def _reasoned(
    request: HttpRequest, plan: Plan, do: Callable[[str], Any], *, said: str, note: str = "", **words: str
) -> HttpResponse:
    form = ReasonForm(posted(request))
    if form.is_valid():
        with ComplaintsOn(form):
            do(form.cleaned_data["reason"])
            say(request, said)
            return to(f"{plan.get_absolute_url()}publishing/")
    return _ask(request, plan, form, note=note, **words)


def _ask(request: HttpRequest, plan: Plan, form: Any, **words: str) -> HttpResponse:
    way: dict[str, Any] = {
        "breadcrumbs": [*crumbs(plan), _crumb(plan)],
        "back": f"{plan.get_absolute_url()}publishing/",
    }
    return ask_about(request, plan, form, **words, **way)


def _crumb(plan: Plan) -> dict[str, str]:
    return {"text": _("Publishing"), "href": local(f"{plan.get_absolute_url()}publishing/")}
