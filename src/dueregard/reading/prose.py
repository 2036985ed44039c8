"""What a document says of the plan as a whole, outside its tables: title, body, period, as-of date, key,
prose."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dueregard.reading import references
from dueregard.reading.document import Prose
from dueregard.reading.languages import english_of, is_welsh
from dueregard.reading.words import At, Passage, Word, split_words

_MONTHS = (
    ("january", "ionawr"), ("february", "chwefror"), ("march", "mawrth"), ("april", "ebrill"),
    ("may", "mai"), ("june", "mehefin"), ("july", "gorffennaf"), ("august", "awst"),
    ("september", "medi"), ("october", "hydref"), ("november", "tachwedd"), ("december", "rhagfyr"),
)  # fmt: skip
_MONTH_WORD = (
    "|".join(name for pair in _MONTHS for name in pair) + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)


def _point(name: str) -> str:
    return rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?P<{name}m>{_MONTH_WORD})\.? )?(?P<{name}y>(?:19|20)\d\d)"


_PERIOD = re.compile(
    rf"{_point('a')}\s*(?:-|–|—|to|/|hyd at|i|until)\s*(?:{_point('b')}|(?P<short>\d\d)(?!\d))", re.IGNORECASE
)
_YEARS = re.compile(
    r"(?<!\d)(?P<first>(?:19|20)\d\d)\s?[/-]\s?(?P<end>\d\d)(?!\d)(?:\s*(?:-|–|to)\s*(?P<last>(?:19|"
    r"20)\d\d)[/-]\d\d(?!\d))?"
)
_AS_OF = re.compile(
    rf"\b(?:updated?|as at|as of|(?:position|progress|status) (?:at|as at|in)|last updated|reviewed|revised|"
    rf"version date|correct at|diweddarwyd)"
    rf"(?: on| in)?:?\s+"
    rf"(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH_WORD})\.? (?P<year>(?:19|20)\d\d)|"
    rf"(?P<figures>\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d)\b)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b((?:(?:The |University of |City of |Royal Borough of |London Borough of |"
    r"Royal )?(?:[A-Z][\w'’.&-]+ (?:and |& |of |upon |on |the )*){0,6}"
    r"(?:Council|Borough|Police|Constabulary|University|College|Institute|Academy|School|"
    r"NHS Foundation Trust|NHS Trust|Trust|Health Board|Authority|"
    r"Fire and Rescue Service|Fire & Rescue Service|Fire Service|Housing Association|Homes|"
    r"Combined Authority|Integrated Care Board|Integration Joint Board|ICB|CCG|UHB|MBC|HSCP)"
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)*)?)|University of [A-Z]\w+(?: [A-Z]\w+)*|Cyngor (?:[A-Z]\w+ ?)+|"
    r"City of [A-Z]\w+ Council)"
)
_BODY_NOUNS = frozenset(
    [
        "Council",
        "Constabulary",
        "Police",
        "Trust",
        "Authority",
        "University",
        "College",
        "Colleges",
        "Institute",
        "School",
        "Academy",
        "Homes",
        "Housing",
        "Association",
        "Services",
        "Partnership",
        "Board",
        "Commissioner",
        "Service",
        "Group",
        "Awdurdod",
        "Cyngor",
        "Prifysgol",
        "Coleg",
        "Ysgol",
        "Heddlu",
        "Ymddiriedolaeth",
        "Bwrdd",
    ]
)
_NOT_BODY = re.compile(
    r"^(?:The )?(?:Council|Full Council|Trust|Authority|Borough|Local Authority|Equality Act|School|"
    r"University|College|Parish Council|Government)$"
)
PLAN_WORD = re.compile(
    r"\b(?:plan|scheme|strategy|framework|objectives|tracker|log|programme|cynllun|strategaeth|roadmap|"
    r"report|ambitions|outcomes|commitments|pledges|priorities|action log|matrix)\b",
    re.IGNORECASE,
)
_LONGEST_RUNNING_LINE = 20
_DRAFT = re.compile(r"\bdr(?:aft|afft)\b", re.IGNORECASE)
_PATH = re.compile(
    r"^(?:[A-Z]:\\|\\\\|/\w+/|file:)|^(?:page|tudalen)\s+\d+(?:\s+of\s+\d+)?$|^\d{1,3}$|^- ?\d+ ?-$",
    re.IGNORECASE,
)
_ABBREVIATIONS = re.compile(
    r"\b(?:abbreviations?|acronyms?|glossary|initials|key to (?:leads|officers|initials|abbreviations|"
    r"ratings)|"
    r"byrfoddau)\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"^(?P<short>[A-Z][A-Za-z&/]{0,9}[A-Z&]?[a-z]{0,2}(?: ?[A-Z&]+)?)\s*(?:[-–—:=]\s*|\t+|"
    r"\s)(?P<long>[A-Z][^=:]{3,100})$"
)


@dataclass(slots=True)
class Paragraph:
    """One paragraph outside tables, with its words."""

    prose: Prose
    at: At
    passage: Passage
    markup: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, breaks as spaces."""
        return self.passage.flat


def paragraph(prose: Prose, block: int) -> Paragraph:
    """A prose block with its words."""
    passage, markup = split_words(prose.text, At(block))
    return Paragraph(prose, At(block), passage, markup)


def furniture(sequence: Sequence[Paragraph | object]) -> dict[At, str]:
    """Paragraphs that belong to the page and not to the plan: → "page header" or "page footer".

    Page numbers, the path under which the file was kept, and lines that come again beside each piece of the
    table; where there are no pages, no heading does. What names the plan is left where it comes first.
    `sequence`: paragraphs and tables in document order.
    """
    counts = Counter(one.text for one in sequence if isinstance(one, Paragraph))
    seen: set[str] = set()
    found: dict[At, str] = {}
    for n, one in enumerate(sequence):
        if not isinstance(one, Paragraph):
            continue
        if _PATH.match(one.text):
            found[one.at] = "page footer"
        elif (
            (one.text in seen or not PLAN_WORD.search(one.text))
            and counts[one.text] >= 2
            and len(one.text.split()) <= _LONGEST_RUNNING_LINE
            and (one.prose.place.page or not one.prose.level)
            and _beside_table(sequence, n, counts)
        ):
            found[one.at] = "page header"
        seen.add(one.text)
    return found


def _beside_table(sequence: Sequence[Paragraph | object], place: int, counts: Counter[str]) -> bool:
    """Whether only lines that come again part this one from a table."""
    for step in (1, -1):
        n = place + step
        while 0 <= n < len(sequence):
            one = sequence[n]
            if not isinstance(one, Paragraph):
                return True
            if counts[one.text] < 2 and not _PATH.match(one.text):
                break
            n += step
    return False


def title_of(paragraphs: list[Paragraph]) -> Paragraph | None:
    """The paragraph that names the plan: a heading or a short line before the first table that says what it
    is."""
    titles = [one for one in paragraphs if one.prose.level == 0 and PLAN_WORD.search(one.text)]
    if titles:
        return titles[english_of([one.text for one in titles[:2]]) or 0]
    ranked = [
        (_title_rank(one, n), n, one)
        for n, one in enumerate(paragraphs)
        if len(one.text.split()) <= 22
        and not one.prose.bullet
        and PLAN_WORD.search(one.text)
        and not one.text.rstrip().endswith((".", ":", ";"))
    ]
    return min(ranked, key=lambda item: item[:2])[2] if ranked else _top_heading(paragraphs)


def _top_heading(paragraphs: list[Paragraph]) -> Paragraph | None:
    """The first line where it is a heading above all others, or the only one that says the plan's years."""
    first = paragraphs[0] if paragraphs else None
    if first is None or first.prose.level not in (0, 1) or references.heading_opening(first.text):
        return None
    others = [one.prose.level for one in paragraphs[1:] if one.prose.level is not None]
    return first if (others and min(others) > first.prose.level) or period_in(first.text) else None


def _title_rank(one: Paragraph, place: int) -> float:
    """Smaller is likelier: an early, high heading that says "action plan"."""
    level = one.prose.level if one.prose.level is not None else 2.5 if one.prose.bold else 3
    says = (
        0
        if re.search(r"action plan|cynllun gweithredu|scheme|tracker|action log", one.text, re.IGNORECASE)
        else 0.8
    )
    return level + says + place * 0.2


def clean_title(text: str) -> str:
    """A title without its number and without a period set off at its end."""
    text = re.sub(
        r"^(?:\d{1,2}(?:\.\d+)*\.?|appendix \w+\s*[-–—:]|annex \w+\s*[-–—:])\s+",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    found = _PERIOD.search(text)
    if found and found.end() == len(text.rstrip(" )")):
        before = text[: found.start()]
        if found["am"] or before.rstrip().endswith(("–", "—", "(", ",")):
            text = re.sub(r"[\s–—:,(-]+$", "", before)
    return text


def period_in(text: str, academic: bool = False) -> str | None:
    """The first span of years or months in a text, as an EDTF interval.

    `2013/14` and `2013-14` are one financial year, or one academic year where the body counts so; the span
    `2024/25 – 2026/27` runs from the first to the last of them.
    """
    years = _YEARS.search(text)
    if years and int(years["end"]) == (int(years["first"][2:]) + 1) % 100:
        last = years["last"] or years["first"]
        return _years(int(years["first"]), int(last) + 1, academic)
    found = _PERIOD.search(text)
    if not found:
        return None
    start_year = int(found["ay"])
    end_year = int(found["by"]) if found["by"] else start_year // 100 * 100 + int(found["short"])
    if not 0 <= end_year - start_year <= 15:
        return None
    start_month, end_month = _month(found["am"]), _month(found["bm"])
    if start_month and end_month:
        return f"{start_year}-{start_month:02}/{end_year}-{end_month:02}"
    return f"{start_year}/{end_year}"


def bare_period_in(text: str, academic: bool = False) -> str | None:
    """The span of a line that says little else: `April 2024 to March 2026`, `Our plan runs from 2023 to
    2026.`"""
    if len(text.split()) <= 9 or re.search(r"\b(?:runs?|covers?|period|lasts?)\b", text):
        return period_in(text, academic)
    return None


def _years(first: int, after: int, academic: bool) -> str:
    return f"{first}-09/{after}-08" if academic else f"{first}-04/{after}-03"


def as_of_in(text: str) -> str | None:
    """The date at which a text says that it was updated."""
    found = _AS_OF.search(text)
    if found and found["figures"]:
        return _day_in_figures(found["figures"])
    month = _month(found["month"]) if found else None
    if not found or not month:
        return None
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{month:02}{day}"


def _day_in_figures(text: str) -> str | None:
    """`14/10/25` → 2025-10-14, day first as in the United Kingdom; None where there is no such day."""
    day, month, year = (int(part) for part in re.split(r"[/.]", text))
    try:
        return date(year % 100 + 2000, month, day).isoformat()
    except ValueError:
        return None


def _month(word: str | None) -> int | None:
    if not word:
        return None
    for number, names in enumerate(_MONTHS, 1):
        if any(
            name.startswith(word.casefold()[:3]) and word.casefold().startswith(name[:3]) for name in names
        ):
            return number
    return None


def organisation_in(title: str, lines: list[str]) -> str:
    """The public body: named in the title, or alone on a short line, or else first and most in the prose."""
    found = _bodies(title) or [_whole_line(line) for line in lines if _whole_line(line)]
    if found:
        return found[0 if is_welsh(title) else english_of(found[:2]) or 0]
    before = re.match(r"([^:]{3,60}):\s", title)
    is_body = before is not None and any(word in _BODY_NOUNS for word in before[1].split())
    if before and is_body and not PLAN_WORD.search(before[1]):
        return before[1]
    named = [name for line in lines for name in _bodies(line)]
    counts = Counter(named)
    return max(counts, key=lambda name: (counts[name], -named.index(name))) if counts else ""


def _bodies(text: str) -> list[str]:
    found = []
    for match in _BODY.finditer(text):
        name = re.sub(r"^(?:The|In|At|By|For|And|Our|While|Whilst|As)\s+", "", match[1].strip())
        name = re.split(r":\s+", name)[-1]
        if not _NOT_BODY.match(name) and len(name.split()) >= 2:
            found.append(name)
    return found


def _whole_line(line: str) -> str:
    """A short line that is a body's name and no more (before a dash that goes on to something else)."""
    text = re.split(r"\s+[–—-]\s+", line.strip())[0].strip(" .")
    if not 2 <= len(text.split()) <= 9 or PLAN_WORD.search(text):
        return ""
    cased = text.title() if text.isupper() else text
    if any(name == cased for name in _bodies(cased)):
        return text
    tokens = [
        token
        for token in cased.split()
        if token.casefold() not in ("of", "and", "the", "for", "&", "upon", "on", "y", "a")
    ]
    titled = all(token[:1].isupper() for token in tokens)
    return text if titled and any(token in _BODY_NOUNS for token in tokens) else ""


def is_academic(organisation: str, texts: list[str]) -> bool:
    """Whether the body counts in academic years: a school, college or university, or the plan says so."""
    if re.search(r"\b(?:NHS|Health Board|Hospitals?)\b", organisation):
        return False
    if re.search(
        r"\b(?:School|College|Colleges|University|Institute|Academy|Prifysgol|Ysgol|Coleg)\b", organisation
    ):
        return True
    return any(re.search(r"academic years?", text, re.IGNORECASE) for text in texts)


def status_in(text: str) -> str:
    """`draft` where a title or a short line says so, `adopted` where the document says by whom."""
    if _DRAFT.search(text) and len(text.split()) <= 16:
        return "draft"
    return "adopted" if re.search(r"\b[Aa]dopted by (?:the )?[A-Z]", text) else ""


def is_key_heading(text: str) -> bool:
    """Whether a line announces a list of abbreviations."""
    return len(text.split()) <= 8 and bool(_ABBREVIATIONS.search(text))


def term_in(text: str) -> tuple[str, str] | None:
    """`EIO Equality Improvement Officer` → ("EIO", "Equality Improvement Officer"); None for other lines."""
    bare = re.sub(r"^[-•*]\s+", "", text.strip())
    found = _TERM.match(bare)
    if not found or (len(found["long"].split()) < 2 and "=" not in bare and ":" not in bare):
        return None
    return found["short"].strip(), found["long"].strip(" .;,")
