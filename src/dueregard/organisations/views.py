"""Taking in organisations, and who belongs to them in which role."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dueregard.accounts.door import actor_of
from dueregard.accounts.models import Account
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import open_page, page
from dueregard.design.replies import ASKS, say, to
from dueregard.history.actor import system
from dueregard.organisations import operations
from dueregard.organisations.fetching import body_for, way_back
from dueregard.organisations.forms import (
    FirstAdministratorForm,
    InviteForm,
    NewOrganisationForm,
    OrganisationForm,
    PersonForm,
    RolesForm,
)
from dueregard.organisations.letters import send_invitation
from dueregard.organisations.links import invitation_of, opens_first_visit
from dueregard.organisations.models import Invitation, Organisation, Role
from dueregard.organisations.permissions import may
from dueregard.organisations.queries import members_of, open_invitations, rights
from dueregard.organisations.wording import kind_in_words, verb_in_words


@open_page
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(ASKS)
def first_visit(request: HttpRequest, key: str) -> HttpResponse:
    """Make the first administrator of an installation: for who read the link on the server's console."""
    if not opens_first_visit(key):
        raise Http404
    form = FirstAdministratorForm(posted(request))
    if form.is_valid():
        told = form.cleaned_data
        operations.create_account(by=system("first visit"), **told, runs_installation=True)
        return to(f"{reverse('account_login')}?next={reverse('organisations:new')}")
    return _page(request, "organisations/first_visit.html", form=form)


@page("create_organisation")
@require_http_methods(ASKS)
def new_organisation(request: HttpRequest) -> HttpResponse:
    """Take in a public body and become its first administrator."""
    who = actor_of(request)
    if not may(who, "create_organisation"):
        raise PermissionDenied
    form = NewOrganisationForm(posted(request))
    if form.is_valid():
        organisation = operations.create_organisation(by=who, **form.cleaned_data)
        say(request, _("The organisation has been taken in. Now invite the people in it."))
        return to(_members(organisation))
    return _page(request, "organisations/new.html", form=form)


@page("edit", of=Organisation)
@require_http_methods(ASKS)
def details(request: HttpRequest, slug: str) -> HttpResponse:
    """What is known of the body."""
    organisation = body_for(request, "edit", slug)
    form = OrganisationForm(posted(request), instance=get_object_or_404(Organisation, pk=organisation.pk))
    if form.is_valid():
        operations.edit_organisation(
            by=actor_of(request), organisation=organisation, changes=form.cleaned_data
        )
        say(request, _("The changes have been kept."))
        return to(request.path)
    return _page(request, "organisations/details.html", organisation, form=form)


@page("invite", of=Organisation)
@require_safe
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has which role, and who has been invited."""
    organisation = body_for(request, "invite", slug)
    context = {"members": members_of(organisation), "invitations": open_invitations(organisation)}
    return _page(request, "organisations/members.html", organisation, **context)


@page("invite", of=Organisation)
@require_safe
def roles(request: HttpRequest, slug: str) -> HttpResponse:
    """The table role × verb."""
    organisation = body_for(request, "invite", slug)
    context = {
        "rights": rights(),
        "roles": list(Role),
        "kind_in_words": kind_in_words,
        "verb_in_words": verb_in_words,
    }
    return _page(request, "organisations/roles.html", organisation, **context)


@page("invite", of=Organisation)
@require_http_methods(ASKS)
def invite_somebody(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite an address to the body."""
    organisation = body_for(request, "invite", slug)
    form = InviteForm(posted(request))
    if form.is_valid():
        with ComplaintsOn(form):
            invitation = operations.invite(
                by=actor_of(request), organisation=organisation, **form.cleaned_data
            )
            send_invitation(request, invitation)
            say(request, _("An invitation is on its way to %(to)s.") % {"to": invitation.email})
            return to(_members(organisation))
    return _page(request, "organisations/invite.html", organisation, form=form)


@page("invite", of=Organisation)
@require_http_methods(ASKS)
def member(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """The roles of one member."""
    organisation = body_for(request, "invite", slug)
    account = get_object_or_404(_members_accounts(organisation), uid=uid)
    held = account.memberships.filter(organisation=organisation).values_list("role", flat=True)
    form = RolesForm(posted(request), initial={"roles": list(held)})
    if form.is_valid():
        why = _refused(request, organisation, account, form.cleaned_data["roles"])
        if not why:
            say(request, _("The roles have been changed."))
            return to(_members(organisation))
        form.add_error("roles", why)
    return _page(request, "organisations/member.html", organisation, form=form, account=account)


@page("invite", of=Organisation)
@require_http_methods(ASKS)
def remove(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """End a membership, once it has been asked whether it is meant."""
    organisation = body_for(request, "invite", slug)
    account = get_object_or_404(_members_accounts(organisation), uid=uid)
    why = ""
    if request.method == "POST":
        why = _refused(request, organisation, account, [])
        if not why:
            say(request, _("They no longer belong to the organisation."))
            return to(_members(organisation))
    return _page(request, "organisations/remove.html", organisation, account=account, why=why)


@page("invite", of=Organisation)
@require_POST
def send_again(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Send an invitation with a new link; the old one is void."""
    invitation = _invitation(request, slug, uid)
    send_invitation(request, operations.renew_invitation(by=actor_of(request), invitation=invitation))
    say(request, _("An invitation is on its way to %(to)s.") % {"to": invitation.email})
    return to(_members(invitation.organisation))


@page("invite", of=Organisation)
@require_POST
def revoke(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Void an invitation."""
    invitation = _invitation(request, slug, uid)
    operations.revoke_invitation(by=actor_of(request), invitation=invitation)
    say(request, _("The invitation has been revoked: its link no longer works."))
    return to(_members(invitation.organisation))


@open_page
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(ASKS)
def accept(request: HttpRequest, key: str) -> HttpResponse:
    """Accept an invitation by its link; who has no account yet chooses a name and a password."""
    invitation = invitation_of(key)
    if invitation is None:
        return render(request, "organisations/void.html", status=404)
    known = Account.objects.filter(email=invitation.email).exists()
    form = None if known else PersonForm(posted(request), address=invitation.email)
    by_sign_on = bool(settings.SINGLE_SIGN_ON and "without_password" in request.POST)
    if by_sign_on and form:
        form.fields["password"].required = False
    if request.method == "POST" and (form is None or form.is_valid()):
        told = form.cleaned_data if form else {}
        password = None if by_sign_on else told.get("password")
        operations.accept_invitation(
            by=invitation.actor, invitation=invitation, name=told.get("name", ""), password=password
        )
        say(request, _("The invitation has been accepted. Now sign in."))
        return to(reverse("account_login"))
    offered = settings.SINGLE_SIGN_ON
    return _page(
        request, "organisations/accept.html", form=form, invitation=invitation, single_sign_on=offered
    )


def _invitation(request: HttpRequest, slug: str, uid: str) -> Invitation:
    organisation = body_for(request, "invite", slug)
    return get_object_or_404(organisation.invitations.open().select_related("organisation"), uid=uid)


def _members_accounts(organisation: Organisation) -> QuerySet[Account]:
    return Account.objects.filter(memberships__organisation=organisation).distinct()


def _refused(request: HttpRequest, organisation: Organisation, account: Account, wanted: list[str]) -> str:
    """Give the member just these roles; gives in words why it may not be."""
    try:
        operations.set_roles(by=actor_of(request), organisation=organisation, account=account, roles=wanted)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _members(organisation: Organisation) -> str:
    return reverse("organisations:members", kwargs={"slug": organisation.slug})


def _page(
    request: HttpRequest, template: str, organisation: Organisation | None = None, **context: Any
) -> HttpResponse:
    form = context.get("form")
    refused = bool(context.get("why")) or (form is not None and form.is_bound)
    if organisation:
        context |= {"organisation": organisation, "breadcrumbs": way_back(organisation)}
    return render(request, template, context, status=422 if refused else 200)
