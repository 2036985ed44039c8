"""What changes drafts. Reading takes long and holds no transaction: see `readings`, which calls these."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.documents.operations import keep_document
from dueregard.exchange.export import plan_file
from dueregard.exchange.operations import import_plan
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.importing.layouts import remember
from dueregard.importing.models import Draft, State
from dueregard.importing.renewals import renewal
from dueregard.importing.taking import states_of, take_over
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.planfile.model import to_data
from dueregard.plans.models import Plan
from dueregard.reading.corrections import CORRECTIONS, Correction
from dueregard.reading.document import NotAPlan
from dueregard.reading.jobs import Outcome
from dueregard.reading.stored import dump_document

READ = "dueregard.importing.tasks.read_draft"
STILL_OPEN = (State.READING, State.UNREADABLE, State.PLANLESS, State.READY)


class Outdated(Exception):
    """Somebody else has changed the draft since it was shown."""


class NotReady(Exception):
    """The draft is not in a state in which this can be done to it."""


@operation
def bring_document(
    *, by: Actor, organisation: Organisation, name: str, content: bytes, renews: Plan | None = None
) -> Draft:
    """Keep a file and have it read; `renews` says that it is a newer version of a held plan.

    The reading is a job: the draft comes back unread. Nothing of it is seen outside the draft.
    """
    require(by, "bring_document", organisation)
    if renews is not None:
        require(by, "edit", renews)
    document = keep_document(by=by, organisation=organisation, name=name, content=content)
    draft = Draft(organisation=organisation, document=document, renews=renews, made_by=by.label)
    draft.full_clean()
    draft.save()
    _tell(draft, {}, {"document": document.uid, "state": draft.state})
    _read_on_commit(draft)
    return draft


@operation
def read_again(*, by: Actor, draft: Draft) -> Draft:
    """Have the document read once more, with the corrections made so far; for a reading that never ended."""
    require(by, "mend", draft)
    held = _held(draft, *STILL_OPEN)
    before = held.state
    held.state, held.step, held.message, held.made_at = State.READING, "", "", clock.now()
    held.save(update_fields=["state", "step", "message", "made_at"])
    _tell(held, {"state": before}, {"state": held.state})
    _read_on_commit(held)
    return held


@operation
def record_reading(*, by: Actor, draft: Draft, outcome: Outcome) -> Draft:
    """Keep what the reader made of the document. A draft that was given up meanwhile stays given up."""
    require(by, "mend", draft)
    held = _held(draft, State.READING)
    held.state, held.step, held.opened = State.READY, "", dump_document(outcome.opened)
    _take(held, outcome)
    held.save()
    held.document.kind = outcome.opened.kind
    held.document.save(update_fields=["kind"])
    _tell(held, {"state": State.READING}, {"state": held.state})
    return held


@operation
def record_failure(*, by: Actor, draft: Draft, message: str) -> Draft:
    """Keep why the document could not be read, in the words that its bringer is shown."""
    require(by, "mend", draft)
    held = _held(draft, State.READING)
    held.state, held.step, held.message = State.UNREADABLE, "", message
    held.save(update_fields=["state", "step", "message"])
    _tell(held, {"state": State.READING}, {"state": held.state})
    return held


@operation
def record_no_plan(*, by: Actor, draft: Draft, corrections: Sequence[Correction], told: NotAPlan) -> Draft:
    """Keep a document in which the reader finds no plan, so that a person can say which table holds it.

    One without any table is of no use for that: it is unreadable.
    """
    require(by, "mend", draft)
    held = _held(draft, State.READING, State.READY)
    before: dict[str, object] = {"state": held.state, "corrections": held.corrections}
    held.state, held.step, held.message, held.opened = State.UNREADABLE, "", str(told), ""
    if told.opened and told.opened.tables:
        held.state, held.opened = State.PLANLESS, dump_document(told.opened)
    held.reading, held.lapsed = {}, {}
    held.corrections = CORRECTIONS.dump_python(list(corrections), mode="json")
    held.revision += 1
    held.save()
    _tell(held, before, {"state": held.state, "corrections": held.corrections})
    return held


@operation
def record_corrections(
    *, by: Actor, draft: Draft, corrections: Sequence[Correction], outcome: Outcome
) -> Draft:
    """Keep corrections with the reading that comes of them. Raises Outdated if `draft` is not the newest."""
    require(by, "mend", draft)
    held = _held(draft, State.PLANLESS, State.READY)
    before: dict[str, object] = {"state": held.state, "corrections": held.corrections}
    held.state, held.message = State.READY, ""
    held.corrections = CORRECTIONS.dump_python(list(corrections), mode="json")
    _take(held, outcome)
    held.save()
    _tell(held, before, {"state": held.state, "corrections": held.corrections})
    return held


@operation
def abandon_draft(*, by: Actor, draft: Draft) -> Draft:
    """Give a draft up; a reading that runs is called off. The document stays kept."""
    require(by, "mend", draft)
    held = _held(draft, *STILL_OPEN)
    before = held.state
    held.state, held.message = State.ABANDONED, ""
    _forget_words(held)
    held.save()
    _tell(held, {"state": before}, {"state": held.state})
    return held


@operation
def accept_draft(*, by: Actor, draft: Draft, title: str = "") -> Plan:
    """Make the draft a plan: all of it or nothing. What was said of its columns is remembered.

    Raises Outdated if somebody has changed the draft since, NotReady if it was accepted or given up.
    """
    require(by, "accept", draft)
    held = _held(draft, State.READY)
    file = held.plan_file.model_copy(deep=True)
    file.plan.title = title or file.plan.title
    reason = _("Read from %(name)s.") % {"name": held.document.name}
    plan = import_plan(by=by, organisation=held.organisation, file=file, reason=reason)
    remember(held)
    _close(held, plan)
    return plan


@operation
def renew_plan(*, by: Actor, draft: Draft, taken: Collection[str]) -> Plan:
    """Take into the held plan what was agreed to of its newer version, by the proposals' names; nothing else.

    What is gone and agreed to is marked as withdrawn, never deleted. Raises Outdated where a name stands for
    no proposal: the plan or the draft has changed since it was shown.
    """
    require(by, "accept", draft)
    held = _held(draft, State.READY)
    plan = held.renews
    if plan is None:
        raise NotReady(f"draft {held.uid} renews no plan")
    require(by, "edit", plan)
    found = renewal(plan_file(plan), held.plan_file)
    if unknown := set(taken) - {proposal.name for proposal in found.proposals}:
        raise Outdated(f"draft {held.uid} proposes no longer {', '.join(sorted(unknown))}")
    before = states_of(plan)
    take_over(plan, found, taken)
    _add_source(plan, held)
    changes = [difference(*key, before.get(key, {}), state) for key, state in states_of(plan).items()]
    reason = _("Newer version read from %(name)s.") % {"name": held.document.name}
    tell(changes, organisation=held.organisation.slug, plan=plan.uid, reason=reason)
    remember(held)
    _close(held, plan)
    return plan


def _add_source(plan: Plan, held: Draft) -> None:
    """List the newer document beside the ones that the plan was read from before."""
    place = plan.documents.count()
    plan.documents.create(
        position=place,
        key=f"d{place + 1}",
        name=held.document.name,
        sha256=held.document.sha256,
        kind=held.document.kind,
    )


def _close(held: Draft, plan: Plan) -> None:
    held.state, held.plan = State.ACCEPTED, plan
    _forget_words(held)
    held.full_clean()
    held.save()
    _tell(held, {"state": State.READY}, {"state": held.state, "plan": plan.uid})


def _forget_words(held: Draft) -> None:
    """A draft that is over keeps no second copy of the words, which nobody would find to redact."""
    held.opened, held.reading = "", {}


def _held(draft: Draft, *states: State) -> Draft:
    """The draft as it is now, locked for the transaction."""
    held = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("organisation", "document")
        .get(pk=draft.pk)
    )
    if held.state not in states:
        raise NotReady(f"draft {held.uid} is {held.state}")
    if held.revision != draft.revision:
        raise Outdated(f"draft {held.uid} is at revision {held.revision}, not {draft.revision}")
    return held


def _take(held: Draft, outcome: Outcome) -> None:
    held.reading = to_data(outcome.plan)
    held.lapsed = {str(number): reason for number, reason in outcome.lapsed.items()}
    held.revision += 1


def _tell(draft: Draft, before: dict[str, object], after: dict[str, object]) -> None:
    tell([difference("draft", draft.uid, before, after)], organisation=draft.organisation.slug)


def _read_on_commit(draft: Draft) -> None:
    transaction.on_commit(lambda: import_string(READ).enqueue(draft.uid))
