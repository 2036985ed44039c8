"""The annual report as a sheet, which every format renders: so all of them say the same."""

from collections.abc import Iterator

from dueregard.reporting.annual.covering import Coverage, Section
from dueregard.reporting.annual.models import CONCLUSIONS, INTRODUCTION
from dueregard.reporting.annual.queries import Annual, Study
from dueregard.reporting.words import in_full
from dueregard.writing.sheet import Block, Heading, Paragraph, Sheet, Terms, scrubbed
from dueregard.writing.values import lines_of
from dueregard.writing.words import Words


def annual_sheet(annual: Annual, *, reference: str = "") -> Sheet:
    """The whole report: head, introduction, sections in the checklist's order, case studies, conclusions, and
    a table of how each expected thing is told. `reference` is printed as the body's file reference."""
    words = annual.words
    blocks = (
        *_head(annual, reference, words),
        *_framing(annual, INTRODUCTION),
        *(block for section in annual.expected for block in _section(section, annual, words)),
        *_studies(annual.studies, words),
        *_framing(annual, CONCLUSIONS),
        _coverage(annual, words),
        Paragraph(words["no_verdict"]),
    )
    body = annual.report.organisation
    return scrubbed(Sheet(annual.title, body.language, blocks, author=body.name, upright=True))


def _head(annual: Annual, reference: str, words: Words) -> Iterator[Block]:
    year = annual.year
    days = {
        "first": in_full(year.first, words),
        "last": in_full(year.last, words),
        "day": in_full(annual.day, words),
    }
    yield Paragraph(words["told_as_of"].format(**days))
    if reference:
        yield Paragraph(words["file_reference"].format(reference=reference))
    if year.plans:
        plans = ", ".join(about.plan.plan.title for about in year.plans)
        yield Paragraph(words["drawn_from"].format(plans=plans))


def _framing(annual: Annual, code: str) -> Iterator[Block]:
    """Introduction or conclusions, where somebody wrote them."""
    section = next(each for each in annual.sections if each.code == code)
    if section.text:
        yield Heading(section.heading)
        yield from _prose(section.text)


def _section(section: Section, annual: Annual, words: Words) -> Iterator[Block]:
    yield Heading(section.heading)
    if section.line and section.line.source:
        yield Paragraph(words["asked_by"].format(source=section.line.source))
    yield from _prose(section.text)
    yield from section.blocks
    if section.coverage in (Coverage.NOT_COVERED, Coverage.SPARED, Coverage.MISSING):
        yield Paragraph(_instead(section, annual, words))


def _instead(section: Section, annual: Annual, words: Words) -> str:
    """What stands where a section is not told."""
    if section.coverage is Coverage.NOT_COVERED:
        return words["not_covered"].format(reason=" ".join(lines_of(section.not_covered)))
    if section.coverage is Coverage.SPARED and section.line:
        number, headcount = section.line.employees_from, annual.report.organisation.headcount
        return words["spared"].format(number=number, headcount=headcount)
    return words["nothing_stated"]


def _studies(studies: tuple[Study, ...], words: Words) -> Iterator[Block]:
    if studies:
        yield Heading(words["case_studies"])
    for study in studies:
        yield Heading(study.title, 3)
        if study.objectives:
            yield Paragraph(words["shows"].format(objectives="; ".join(study.objectives)))
        yield from _prose(study.text)


def _prose(text: str) -> Iterator[Paragraph]:
    return (Paragraph(line) for line in lines_of(text))


def _coverage(annual: Annual, words: Words) -> Terms:
    """Each thing that is expected with the provision that asks for it, and how it is told."""
    pairs = tuple((_expected(each, words), _how(each, annual, words)) for each in annual.expected)
    return Terms(words["coverage"], (words["expected"], words["where"]), pairs, share=0.5)


def _expected(section: Section, words: Words) -> str:
    source = section.line.source if section.line else ""
    return f"{section.heading} ({source or words['commonly']})"


def _how(section: Section, annual: Annual, words: Words) -> str:
    if section.coverage in (Coverage.NOT_COVERED, Coverage.SPARED):
        return _instead(section, annual, words)
    return words[section.coverage.value]
