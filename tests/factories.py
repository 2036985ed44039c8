"""One factory for each model: the least that makes a valid record."""

from datetime import date

import factory
from django_tasks_db.models import DBTaskResult
from factory.django import DjangoModelFactory

from dueregard import clock
from dueregard.accounts.models import Account
from dueregard.cycles import models as cycles
from dueregard.dashboard.models import CalendarAddress
from dueregard.documents.models import Document
from dueregard.editions import models as editions
from dueregard.exchange.models import Snapshot
from dueregard.findings.models import Excuse, Recount, Tally
from dueregard.history.models import Change, Event
from dueregard.importing.models import Draft, Layout
from dueregard.jobs.models import Tick, Worker
from dueregard.messages.models import Message
from dueregard.organisations.models import Address, Invitation, Membership, Organisation, Role
from dueregard.organisations.posts.models import Holding, Post, PostAlias
from dueregard.planfile.files import hash_of
from dueregard.planfile.ids import new_id
from dueregard.plans import models as plans
from dueregard.publishing.models import Decided, Policy, Proposal, Settlement
from dueregard.reporting.models import (
    Addendum,
    AnnualReport,
    AnnualSection,
    CaseStudy,
    ReportColumn,
    ReportLook,
    SentReport,
)
from dueregard.search.models import Entry


class AccountFactory(DjangoModelFactory[Account]):
    class Meta:
        model = Account

    email = factory.Sequence("person{}@example.invalid".format)
    name = factory.Sequence("Person {}".format)
    password = "!"  # nobody can sign in with it


class EventFactory(DjangoModelFactory[Event]):
    class Meta:
        model = Event

    actor_kind = "system"
    actor_label = "tests"
    verb = "test"


class ChangeFactory(DjangoModelFactory[Change]):
    class Meta:
        model = Change

    event = factory.SubFactory(EventFactory)
    kind = "plan"
    uid = "0123456789"
    before = factory.LazyFunction(lambda: {"title": None})
    after = factory.LazyFunction(lambda: {"title": "A plan"})


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    name = factory.Sequence("Body {}".format)
    slug = factory.Sequence("body-{}".format)


class MembershipFactory(DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    account = factory.SubFactory(AccountFactory)
    role = Role.OFFICER


class InvitationFactory(DjangoModelFactory[Invitation]):
    class Meta:
        model = Invitation

    organisation = factory.SubFactory(OrganisationFactory)
    email = factory.Sequence("invited{}@example.invalid".format)
    roles = factory.LazyFunction(lambda: [Role.VIEWER])


class AddressFactory(DjangoModelFactory[Address]):
    class Meta:
        model = Address

    scope = "organisations"
    slug = factory.Sequence("given-{}".format)
    uid = "0123456789"


class PostFactory(DjangoModelFactory[Post]):
    class Meta:
        model = Post

    organisation = factory.SubFactory(OrganisationFactory)
    title = factory.Sequence("Officer {}".format)


class PostAliasFactory(DjangoModelFactory[PostAlias]):
    class Meta:
        model = PostAlias

    post = factory.SubFactory(PostFactory)
    organisation = factory.SelfAttribute("post.organisation")
    text = factory.Sequence("O{}".format)
    key = factory.LazyAttribute(lambda alias: alias.text.lower())


class HoldingFactory(DjangoModelFactory[Holding]):
    class Meta:
        model = Holding

    post = factory.SubFactory(PostFactory)
    name = "Pat Porter"


class DocumentFactory(DjangoModelFactory[Document]):
    class Meta:
        model = Document

    organisation = factory.SubFactory(OrganisationFactory)
    name = "plan.docx"
    sha256 = factory.Sequence("{:064x}".format)
    size = 1
    brought_by = "tests"


class PlanFactory(DjangoModelFactory[plans.Plan]):
    class Meta:
        model = plans.Plan

    organisation = factory.SubFactory(OrganisationFactory)
    title = factory.Sequence("Plan {}".format)
    slug = factory.Sequence("plan-{}".format)


class PlanColumnFactory(DjangoModelFactory[plans.PlanColumn]):
    class Meta:
        model = plans.PlanColumn

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(int)
    key = factory.Sequence("column-{}".format)


class SourceDocumentFactory(DjangoModelFactory[plans.SourceDocument]):
    class Meta:
        model = plans.SourceDocument

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(int)
    key = factory.Sequence("document-{}".format)


class RemarkFactory(DjangoModelFactory[plans.Remark]):
    class Meta:
        model = plans.Remark

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(int)
    key = factory.Sequence("remark-{}".format)
    code = "uncertain-lead"
    text = "Who is meant?"


class LeftOutFactory(DjangoModelFactory[plans.LeftOut]):
    class Meta:
        model = plans.LeftOut

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(int)
    reason = "page footer"
    text = "Page 1"


class ObjectiveFactory(DjangoModelFactory[plans.Objective]):
    class Meta:
        model = plans.Objective

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(int)
    key = factory.Sequence("objective-{}".format)
    title = factory.Sequence("Objective {}".format)


class ActionFactory(DjangoModelFactory[plans.Action]):
    class Meta:
        model = plans.Action

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(int)
    key = factory.Sequence("action-{}".format)
    title = factory.Sequence("Action {}".format)


class AlsoUnderFactory(DjangoModelFactory[plans.AlsoUnder]):
    class Meta:
        model = plans.AlsoUnder

    action = factory.SubFactory(ActionFactory)
    objective = factory.SubFactory(ObjectiveFactory, plan=factory.SelfAttribute("..action.plan"))
    position = 0


class LeadFactory(DjangoModelFactory[plans.Lead]):
    class Meta:
        model = plans.Lead

    action = factory.SubFactory(ActionFactory)
    position = 0
    name = "EIO"


class TimescaleEntryFactory(DjangoModelFactory[plans.TimescaleEntry]):
    class Meta:
        model = plans.TimescaleEntry

    action = factory.SubFactory(ActionFactory)
    position = 0
    kind = "ongoing"


class LinkFactory(DjangoModelFactory[plans.Link]):
    class Meta:
        model = plans.Link

    action = factory.SubFactory(ActionFactory)
    position = 0
    ref = "2.1"


class UpdateFactory(DjangoModelFactory[plans.Update]):
    class Meta:
        model = plans.Update

    action = factory.SubFactory(ActionFactory)
    position = 0
    text = "Done"


class ActionCharacteristicFactory(DjangoModelFactory[plans.ActionCharacteristic]):
    class Meta:
        model = plans.ActionCharacteristic

    action = factory.SubFactory(ActionFactory)
    position = 0
    code = "age"


class ActionAimFactory(DjangoModelFactory[plans.ActionAim]):
    class Meta:
        model = plans.ActionAim

    action = factory.SubFactory(ActionFactory)
    position = 0
    code = "foster"


class TargetRevisionFactory(DjangoModelFactory[plans.TargetRevision]):
    class Meta:
        model = plans.TargetRevision

    action = factory.SubFactory(ActionFactory)
    to = "2015-03"
    state = "proposed"
    proposed_by = "tests"


class OccurrenceExceptionFactory(DjangoModelFactory[plans.OccurrenceException]):
    class Meta:
        model = plans.OccurrenceException

    action = factory.SubFactory(ActionFactory)
    when = "2014-11"
    kind = "excluded"


class ConditionMetFactory(DjangoModelFactory[plans.ConditionMet]):
    class Meta:
        model = plans.ConditionMet

    action = factory.SubFactory(ActionFactory)
    text = "After the census"
    met_on = date(2014, 3, 1)


class EvidenceFactory(DjangoModelFactory[plans.Evidence]):
    class Meta:
        model = plans.Evidence

    action = factory.SubFactory(ActionFactory)
    url = "https://example.invalid/minutes"


class CommentFactory(DjangoModelFactory[plans.Comment]):
    class Meta:
        model = plans.Comment

    action = factory.SubFactory(ActionFactory)
    text = "Is this still right?"
    author = "tests"


class ObjectiveReviewFactory(DjangoModelFactory[plans.ObjectiveReview]):
    class Meta:
        model = plans.ObjectiveReview

    objective = factory.SubFactory(ObjectiveFactory)
    date = "2014"
    progress = "Half way"


class DraftFactory(DjangoModelFactory[Draft]):
    class Meta:
        model = Draft

    document = factory.SubFactory(DocumentFactory)
    organisation = factory.SelfAttribute("document.organisation")
    made_by = "tests"


class LayoutFactory(DjangoModelFactory[Layout]):
    class Meta:
        model = Layout

    organisation = factory.SubFactory(OrganisationFactory)
    fingerprint = factory.Sequence("{:064x}".format)
    columns = factory.LazyFunction(lambda: {"action": {"field": "title", "role": ""}})


class EntryFactory(DjangoModelFactory[Entry]):
    class Meta:
        model = Entry

    kind = "plans.Plan"
    uid = factory.Sequence("{:010}".format)
    record = factory.Sequence(int)
    organisation = factory.SubFactory(OrganisationFactory)
    address = "/"
    title = "A plan"


class SnapshotFactory(DjangoModelFactory[Snapshot]):
    class Meta:
        model = Snapshot

    plan = factory.SubFactory(PlanFactory)
    as_at = date(2026, 3, 31)
    reason = "Annual report"
    content = "{}\n"
    sha256 = factory.LazyAttribute(lambda snapshot: hash_of(snapshot.content))
    made_by = "tests"


class SentReportFactory(DjangoModelFactory[SentReport]):
    class Meta:
        model = SentReport

    plan = factory.SubFactory(PlanFactory)
    annual = None
    document = factory.LazyAttribute(
        lambda made: DocumentFactory(organisation=(made.plan or made.annual).organisation)
    )
    report = "appendix"
    as_at = date(2026, 3, 31)
    sent_by = "tests"


class AnnualReportFactory(DjangoModelFactory[AnnualReport]):
    class Meta:
        model = AnnualReport

    organisation = factory.SubFactory(OrganisationFactory)
    first = date(2025, 4, 1)
    last = date(2026, 3, 31)
    as_at = date(2026, 3, 31)


class AnnualSectionFactory(DjangoModelFactory[AnnualSection]):
    class Meta:
        model = AnnualSection

    report = factory.SubFactory(AnnualReportFactory)
    code = "introduction"
    text = "It was a good year."


class CaseStudyFactory(DjangoModelFactory[CaseStudy]):
    class Meta:
        model = CaseStudy

    report = factory.SubFactory(AnnualReportFactory)
    title = "A ramp for the library"
    text = "More people come."


class AddendumFactory(DjangoModelFactory[Addendum]):
    class Meta:
        model = Addendum

    report = factory.SubFactory(SentReportFactory)
    text = "Action 1.2 was completed in June"
    author = "tests"


class ExcuseFactory(DjangoModelFactory[Excuse]):
    class Meta:
        model = Excuse

    plan = factory.SubFactory(PlanFactory)
    rule = "no-measure"
    digest = factory.Sequence("{:016x}".format)
    event = factory.SubFactory(EventFactory)


class TallyFactory(DjangoModelFactory[Tally]):
    class Meta:
        model = Tally

    plan = factory.SubFactory(PlanFactory)
    on = factory.LazyFunction(lambda: date(2026, 3, 31))
    found = factory.LazyFunction(lambda: {"no-measure": 1})
    number = 1


class RecountFactory(DjangoModelFactory[Recount]):
    class Meta:
        model = Recount

    plan = factory.SubFactory(PlanFactory)


class PlanStageFactory(DjangoModelFactory[plans.PlanStage]):
    class Meta:
        model = plans.PlanStage

    plan = factory.SubFactory(PlanFactory)
    stage = plans.words.Stage.IN_FORCE
    on = date(2026, 4, 1)


class FundFactory(DjangoModelFactory[plans.Fund]):
    class Meta:
        model = plans.Fund

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence("Fund {}".format)


class FundingFactory(DjangoModelFactory[plans.Funding]):
    class Meta:
        model = plans.Funding

    action = factory.SubFactory(ActionFactory)
    fund = factory.SubFactory(FundFactory, organisation=factory.SelfAttribute("..action.plan.organisation"))
    kind = plans.words.FundingKind.MONEY


class CalendarAddressFactory(DjangoModelFactory[CalendarAddress]):
    class Meta:
        model = CalendarAddress

    account = factory.SubFactory(AccountFactory)
    digest = factory.Sequence("{:064x}".format)


class MessageFactory(DjangoModelFactory[Message]):
    class Meta:
        model = Message

    organisation = factory.SubFactory(OrganisationFactory)
    key = factory.Sequence("message-{}".format)
    kind = "trial"
    language = "en-gb"
    recipient_kind = "account"
    recipient = "0123456789"
    name = "Pat Porter"
    address = "pat@example.invalid"


class SiteFactory(DjangoModelFactory[editions.Site]):
    class Meta:
        model = editions.Site

    uid = factory.LazyFunction(new_id)
    slug = factory.Sequence("site-{}".format)
    name = factory.Sequence("Public body {}".format)


class PublicPlanFactory(DjangoModelFactory[editions.PublicPlan]):
    class Meta:
        model = editions.PublicPlan

    site = factory.SubFactory(SiteFactory)
    uid = factory.LazyFunction(new_id)
    slug = factory.Sequence("public-plan-{}".format)


class EditionFactory(DjangoModelFactory[editions.Edition]):
    class Meta:
        model = editions.Edition

    plan = factory.SubFactory(PublicPlanFactory)
    number = factory.Sequence(lambda number: number + 1)
    title = "Equality Scheme"
    language = "en-GB"
    as_at = date(2026, 3, 31)
    content = "{}\n"
    sha256 = factory.LazyAttribute(lambda edition: hash_of(edition.content))


class PublicObjectiveFactory(DjangoModelFactory[editions.PublicObjective]):
    class Meta:
        model = editions.PublicObjective

    edition = factory.SubFactory(EditionFactory)
    uid = factory.LazyFunction(new_id)
    position = factory.Sequence(int)
    title = "Information is gathered"


class PublicActionFactory(DjangoModelFactory[editions.PublicAction]):
    class Meta:
        model = editions.PublicAction

    edition = factory.SubFactory(EditionFactory)
    uid = factory.LazyFunction(new_id)
    position = factory.Sequence(int)
    title = "Publish a profile"


class MarkFactory(DjangoModelFactory[editions.Mark]):
    class Meta:
        model = editions.Mark

    action = factory.SubFactory(PublicActionFactory)
    kind = "aim"
    code = "foster"


class PolicyFactory(DjangoModelFactory[Policy]):
    class Meta:
        model = Policy

    organisation = factory.SubFactory(OrganisationFactory)


class DecidedFactory(DjangoModelFactory[Decided]):
    class Meta:
        model = Decided

    plan = factory.SubFactory(PlanFactory)
    part = "field"
    name = factory.Sequence("field-{}".format)
    public = True


class SettlementFactory(DjangoModelFactory[Settlement]):
    class Meta:
        model = Settlement

    plan = factory.SubFactory(PlanFactory)
    words = factory.Sequence("Pat Porter {}".format)
    how = "leave"


class TranslationFactory(DjangoModelFactory[plans.Translation]):
    class Meta:
        model = plans.Translation

    plan = factory.SubFactory(PlanFactory)
    language = "cy"
    name = "title"
    text = "Cynllun"
    source = factory.LazyAttribute(lambda row: row.plan.title)
    translated_by = "tests"
    translated_at = factory.LazyFunction(clock.now)


class LanguageSchemeFactory(DjangoModelFactory[plans.LanguageScheme]):
    class Meta:
        model = plans.LanguageScheme

    organisation = factory.SubFactory(OrganisationFactory)
    asks = "warn"


class ProposalFactory(DjangoModelFactory[Proposal]):
    class Meta:
        model = Proposal

    plan = factory.SubFactory(PlanFactory)
    content = "{}\n"
    sha256 = factory.LazyAttribute(lambda proposal: hash_of(proposal.content))
    as_at = date(2026, 3, 31)
    approver = factory.SubFactory(AccountFactory)
    state = "proposed"
    proposed_by = "tests"


class RhythmFactory(DjangoModelFactory[cycles.Rhythm]):
    class Meta:
        model = cycles.Rhythm

    plan = factory.SubFactory(PlanFactory)
    often = "quarterly"
    first = date(2026, 4, 1)


class CycleFactory(DjangoModelFactory[cycles.Cycle]):
    class Meta:
        model = cycles.Cycle

    plan = factory.SubFactory(PlanFactory)
    title = factory.Sequence("Quarter {}".format)
    opens_on = date(2026, 4, 1)
    due_on = date(2026, 4, 15)
    until = date(2026, 4, 22)
    started_by = "tests"


class RequestFactory(DjangoModelFactory[cycles.Request]):
    class Meta:
        model = cycles.Request

    cycle = factory.SubFactory(CycleFactory)
    action = factory.SubFactory(ActionFactory, plan=factory.SelfAttribute("..cycle.plan"))
    state = "asked"


class AnswerFactory(DjangoModelFactory[cycles.Answer]):
    class Meta:
        model = cycles.Answer

    request = factory.SubFactory(RequestFactory)
    kind = "no-change"
    by = "tests"


class UpdateLinkFactory(DjangoModelFactory[cycles.UpdateLink]):
    class Meta:
        model = cycles.UpdateLink

    organisation = factory.SubFactory(OrganisationFactory)
    name = "HR Manager"
    address = factory.Sequence("lead{}@example.invalid".format)
    on = date(2026, 4, 1)
    expires_on = date(2036, 5, 6)


class SeatFactory(DjangoModelFactory[cycles.Seat]):
    class Meta:
        model = cycles.Seat

    link = factory.SubFactory(UpdateLinkFactory)
    post = factory.SubFactory(PostFactory, organisation=factory.SelfAttribute("..link.organisation"))


class LinkSecretFactory(DjangoModelFactory[cycles.LinkSecret]):
    class Meta:
        model = cycles.LinkSecret

    link = factory.SubFactory(UpdateLinkFactory)
    digest = factory.Sequence("{:064x}".format)


class JobFactory(DjangoModelFactory[DBTaskResult]):
    class Meta:
        model = DBTaskResult

    task_path = "dueregard.jobs.tasks.tidy_up"
    args_kwargs = factory.LazyFunction(lambda: {"args": [], "kwargs": {}})
    backend_name = "default"
    run_after = factory.LazyFunction(clock.now)


class WorkerFactory(DjangoModelFactory[Worker]):
    class Meta:
        model = Worker

    name = factory.Sequence("machine:{}".format)
    since = factory.LazyFunction(clock.now)
    seen_at = factory.LazyFunction(clock.now)


class TickFactory(DjangoModelFactory[Tick]):
    class Meta:
        model = Tick

    work = "dueregard.jobs.tasks.tidy_up"
    at = factory.LazyFunction(clock.now)


class ReportLookFactory(DjangoModelFactory[ReportLook]):
    class Meta:
        model = ReportLook

    organisation = factory.SubFactory(OrganisationFactory)
    title = "Appendix A: {title}"


class ReportColumnFactory(DjangoModelFactory[ReportColumn]):
    class Meta:
        model = ReportColumn

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(int)
    name = "field:status"
