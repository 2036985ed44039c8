"""What an annual report is made of: its sections, its case studies, its plans over the year."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import QuerySet

from dueregard.organisations.models import Organisation
from dueregard.plans.models import Objective, Plan
from dueregard.reporting.annual.covering import Coverage, Section
from dueregard.reporting.annual.drawing import draw
from dueregard.reporting.annual.models import (
    CONCLUSIONS,
    INTRODUCTION,
    AnnualReport,
    AnnualSection,
    CaseStudy,
)
from dueregard.reporting.annual.words import annual_words
from dueregard.reporting.annual.year import Year
from dueregard.reporting.queries import as_at
from dueregard.reporting.words import in_full
from dueregard.writing.values import headed
from dueregard.writing.words import Words, tongue_of


@dataclass(frozen=True, slots=True)
class Study:
    """One case study with its objectives by name; none where they have been taken out of their plan since."""

    study: CaseStudy
    objectives: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.study.title

    @property
    def text(self) -> str:
        """Its words."""
        return self.study.text


@dataclass(frozen=True, slots=True)
class Annual:
    """Everything that a report, and the page on which it is written, is made of."""

    report: AnnualReport
    year: Year
    day: date
    """By whose records it is told."""
    words: Words
    sections: tuple[Section, ...]
    """Introduction, each line of the checklist, conclusions."""
    studies: tuple[Study, ...]
    stray: tuple[AnnualSection, ...]
    """Words under headings that the checklist no longer has: they are in no report, and are not lost."""

    @property
    def title(self) -> str:
        """The body, the nation's name for the report, the year."""
        checklist = self.report.checklist
        return self.words["annual_title"].format(
            organisation=self.report.organisation.name,
            name=getattr(checklist, self.words["language"]),
            first=in_full(self.year.first, self.words),
            last=in_full(self.year.last, self.words),
        )

    @property
    def expected(self) -> tuple[Section, ...]:
        """The sections that the checklist expects."""
        return tuple(each for each in self.sections if each.line)

    @property
    def missing(self) -> tuple[Section, ...]:
        """The sections in which nothing is said, nor why."""
        return tuple(each for each in self.sections if each.coverage is Coverage.MISSING)

    @property
    def silent(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """By part that is drawn, the objectives of which nothing could be told."""
        return tuple(pair for section in self.sections for pair in section.silent.items())

    @property
    def aimless(self) -> tuple[Study, ...]:
        """The case studies that show what came of no objective any more."""
        return tuple(each for each in self.studies if not each.objectives)

    @property
    def is_over(self) -> bool:
        """Whether the year was over on the day by whose records it is told."""
        return self.day >= self.year.last

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing that can be told to be missing."""
        return self.is_over and not (self.missing or self.silent or self.aimless or self.stray)


def annual_reports_of(organisation: Organisation) -> "QuerySet[AnnualReport]":
    """The reports of a body, the latest year first."""
    return AnnualReport.objects.filter(organisation=organisation)


def plans_in(organisation: Organisation, *, first: date) -> list[Plan]:
    """The body's plans whose time was not over when the year began."""
    plans = Plan.objects.filter(organisation=organisation).order_by("title", "id")
    return [plan for plan in plans if plan.stands_on(first) == first]


def objectives_for(report: AnnualReport) -> "QuerySet[Objective]":
    """The objectives that a case study of the report may show: those of its plans."""
    found = Objective.objects.filter(plan__in=report.plans.all()).select_related("plan")
    return found.order_by("plan__title", "plan", "position")


def objective_name(objective: Objective) -> str:
    """Its reference and title, as documents print them."""
    return headed(objective.ref, " ".join((objective.title or objective.statement).split()))


def annual_of(report: AnnualReport, *, today: date) -> Annual:
    """The report as it stands. Permission is the caller's to ask.

    4 queries, and 5 for each of its plans: each is told from its own history.
    """
    words = annual_words(report.organisation.language)
    studies = tuple(_studies(report))
    titles: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for each in studies:
        for objective in each.study.objectives.all():
            titles[objective.uid] += (each.title,)
    year, day = _year(report, dict(titles), today), report.day(today)
    held = {each.code: each for each in report.sections.all()}
    sections = tuple(_filled(each, held.pop(each.code, None), year, words) for each in sections_in(report))
    stray = tuple(each for each in held.values() if each.text or each.not_covered)
    return Annual(report, year, day, words, sections, studies, stray)


def _year(report: AnnualReport, titles: dict[str, tuple[str, ...]], today: date) -> Year:
    day, eve = report.day(today), report.first - timedelta(days=1)
    plans = report.plans.select_related("organisation").order_by("title", "id")
    drawn = tuple(as_at(plan, day=day, since=eve) for plan in plans)
    return Year(report.first, report.last, drawn, titles)


def _studies(report: AnnualReport) -> Iterator[Study]:
    for study in report.case_studies.prefetch_related("objectives"):
        yield Study(study, tuple(objective_name(each) for each in study.objectives.all()))


def sections_in(report: AnnualReport) -> tuple[Section, ...]:
    """The sections that the report has, with nothing in them: introduction, the checklist's, conclusions."""
    body = report.organisation
    words, tongue = annual_words(body.language), tongue_of(body.language)
    expected = (
        Section(line.code, line.cy if tongue == "cy" else line.en, line, spared=line.spares(body.headcount))
        for line in report.checklist.lines
    )
    framing = (Section(code, words[code]) for code in (INTRODUCTION, CONCLUSIONS))
    return (next(framing), *expected, next(framing))


def _filled(section: Section, held: AnnualSection | None, year: Year, words: Words) -> Section:
    """The section with the officers' words, and what its line draws from the plans."""
    parts = {part: draw(part, year, words) for part in (section.line.draws if section.line else ())}
    text, not_covered = (held.text, held.not_covered) if held else ("", "")
    return replace(section, text=text, not_covered=not_covered, parts=parts)
