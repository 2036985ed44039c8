"""The pages of the outbox: who got what when, what became of it, how each kind looks."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.accounts.models import Account
from dueregard.design.data import as_json
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.messages import operations, trial
from dueregard.messages.letters import blocks_of, composers, example
from dueregard.messages.models import Message
from dueregard.messages.queries import DATA, Outbox, outbox_of
from dueregard.messages.words import Status
from dueregard.organisations.fetching import body_for, way_back
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import allowed, may


@page("view_messages", of=Organisation)
@require_safe
def outbox(request: HttpRequest, organisation: str) -> HttpResponse:
    """Who was written to, newest first."""
    body = body_for(request, "view_messages", organisation)
    context: dict[str, Any] = {
        "outbox": _asked_for(request, body),
        "kinds": {kind: composer.name for kind, composer in composers().items()},
        "status": request.GET.get("status", ""),
        "may_send": may(actor_of(request), "queue_message", body),
    }
    return _page(request, "messages/outbox.html", body, **context)


@page("view_messages", of=Organisation)
@require_safe
def outbox_data(request: HttpRequest, organisation: str) -> JsonResponse:
    """The same as data, without the letters' words; `older` is what the next page comes `before`."""
    found = _asked_for(request, body_for(request, "view_messages", organisation))
    told = {
        "numbers": found.numbers,
        "messages": [{name: getattr(each, name) for name in DATA} for each in found.messages],
        "older": found.older,
    }
    return as_json(told)


@page("view", of=Message)
@require_safe
def message_page(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """One message: what was written, and what became of it."""
    found = _message(request, organisation, uid, "view")
    kind = composers().get(found.kind)
    context = {
        "message": found,
        "kind": kind.name if kind else found.kind,
        "blocks": list(blocks_of(found.text)) if found.text else [],
        "may_send": found.status in operations.ENDED and may(actor_of(request), "send_again", found),
        "may_return": found.status in (Status.SENT, Status.UNCERTAIN),
    }
    return _page(request, "messages/message.html", found.organisation, within=True, **context)


@page("send_again", of=Message)
@require_POST
def again(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Send one message again."""
    found = _message(request, organisation, uid, "send_again")
    try:
        operations.send_again(by=actor_of(request), message=found)
        say(request, _("It is on its way again, with a new link."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return to(found.get_absolute_url())


@page("send_again", of=Message)
@require_POST
def returned(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Say that one message has come back."""
    found = _message(request, organisation, uid, "send_again")
    try:
        operations.record_return(by=actor_of(request), message=found)
        say(request, _("It has been marked as come back. Mend the address, then send it again."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return to(found.get_absolute_url())


@page("queue_message", of=Organisation)
@require_POST
def all_again(request: HttpRequest, organisation: str) -> HttpResponse:
    """Send again all of which nobody knows whether they went."""
    body = body_for(request, "queue_message", organisation)
    number = operations.send_uncertain_again(by=actor_of(request), organisation=body)
    words = ngettext(
        "%(number)s message is on its way again.", "%(number)s messages are on their way again.", number
    )
    say(request, words % {"number": number})
    return to(_outbox(body))


@page("queue_message", of=Organisation)
@require_safe
def kinds(request: HttpRequest, organisation: str) -> HttpResponse:
    """The kinds of letter that go out."""
    body = body_for(request, "queue_message", organisation)
    named = {kind: composer.name for kind, composer in composers().items()}
    return _page(request, "messages/kinds.html", body, within=True, kinds=named)


@page("queue_message", of=Organisation)
@require_http_methods(ASKS)
def kind_page(request: HttpRequest, organisation: str, letter: str) -> HttpResponse:
    """How a kind of letter looks, in the language of the page; sent, it sends one to who looks at it."""
    body = body_for(request, "queue_message", organisation)
    if letter not in composers():
        raise Http404
    language = translation.get_language()
    if request.method == "POST":
        who = Account.objects.get(uid=actor_of(request).id)
        sent = operations.queue_message(
            by=actor_of(request),
            organisation=body,
            to=who,
            kind=trial.KIND,
            about=letter,
            key=trial.asked_for(letter, who.uid, clock.now()),
            language=language,
        )
        say(request, _("It is on its way to %(address)s.") % {"address": who.email})
        return to(sent.get_absolute_url())
    shown = example(letter, body, language)
    context = {"kind": composers()[letter].name, "letter": shown, "blocks": list(blocks_of(shown.text))}
    return _page(request, "messages/kind.html", body, within=True, **context)


def _message(request: HttpRequest, slug: str, uid: str, verb: str) -> Message:
    mine = Message.objects.filter(allowed(actor_of(request), verb, Message)).select_related("organisation")
    return get_object_or_404(mine, organisation__slug=slug, uid=uid)


def _asked_for(request: HttpRequest, body: Organisation) -> Outbox:
    status, before = request.GET.get("status", ""), request.GET.get("before", "")
    return outbox_of(body, status=status, before=int(before) if before.isdecimal() else None)


def _outbox(body: Organisation) -> str:
    return f"{body.get_absolute_url()}messages/"


def _page(
    request: HttpRequest, template: str, body: Organisation, *, within: bool = False, **context: Any
) -> HttpResponse:
    way = way_back(body, (_("Messages"), _outbox(body))) if within else way_back(body)
    return render(request, template, {"organisation": body, "breadcrumbs": way, **context})
