"""What a document says of the plan as a whole, outside its tables: title, body, period, as-of date, key, prose."""

import re
from collections import Counter
from dataclasses import dataclass, field

from dueregard.reading.document import Prose
from dueregard.reading.words import At, Passage, Word, split_words

_MONTHS = (
    ("january", "ionawr"), ("february", "chwefror"), ("march", "mawrth"), ("april", "ebrill"), ("may", "mai"),
    ("june", "mehefin"), ("july", "gorffennaf"), ("august", "awst"), ("september", "medi"), ("october", "hydref"),
    ("november", "tachwedd"), ("december", "rhagfyr"),
)  # fmt: skip
_MONTH_WORD = (
    "|".join(name for pair in _MONTHS for name in pair) + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)


def _point(name: str) -> str:
    return rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?P<{name}m>{_MONTH_WORD})\.? )?(?P<{name}y>(?:19|20)\d\d)"


_PERIOD = re.compile(
    rf"{_point('a')}\s*(?:-|–|—|to|/|hyd at|i|until)\s*(?:{_point('b')}|(?P<short>\d\d)(?!\d))", re.IGNORECASE
)
_AS_OF = re.compile(
    rf"\b(?:updated?|as at|as of|position at|last updated|revised|version date|correct at|diweddarwyd)(?: on)?:?\s+"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH_WORD})\.? (?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b((?:(?:The |University of |City of |Royal Borough of |London Borough of |Royal )?(?:[A-Z][\w'’.&-]+ (?:and |& |of |upon |on |the )*){0,6}"
    r"(?:Council|Borough|Police|Constabulary|University|College|Academy|School|NHS Foundation Trust|NHS Trust|Trust|Health Board|Authority|"
    r"Fire and Rescue Service|Fire & Rescue Service|Fire Service|Housing Association|Homes|Combined Authority|Integrated Care Board)"
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)*)?)|University of [A-Z]\w+(?: [A-Z]\w+)*|Cyngor (?:[A-Z]\w+ ?)+|City of [A-Z]\w+ Council)"
)
_NOT_BODY = re.compile(
    r"^(?:The )?(?:Council|Full Council|Trust|Authority|Borough|Local Authority|Equality Act|School|University|College|Parish Council|Government)$"
)
_PLAN_WORD = re.compile(
    r"\b(?:plan|scheme|strategy|framework|objectives|tracker|log|programme|cynllun|strategaeth|roadmap|report)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(r"\b(draft|final draft|consultation draft|drafft)\b", re.IGNORECASE)
_PATH = re.compile(
    r"^(?:[A-Z]:\\|\\\\|/\w+/|file:)|^(?:page|tudalen)\s+\d+(?:\s+of\s+\d+)?$|^\d{1,3}$|^- ?\d+ ?-$",
    re.IGNORECASE,
)
_ABBREVIATIONS = re.compile(
    r"\b(?:abbreviations?|acronyms?|glossary|initials|key to (?:leads|officers|initials|abbreviations)|byrfoddau)\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"^(?P<short>[A-Z][A-Za-z&/]{0,9}[A-Z&]?[a-z]{0,2}(?: ?[A-Z&]+)?)\s*(?:[-–—:=]\s*|\t+|\s)(?P<long>[A-Z][^=:]{3,100})$"
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


def furniture(paragraphs: list[Paragraph]) -> dict[At, str]:
    """Paragraphs that belong to the page and not to the plan: → "page header" or "page footer".

    Lines that come again and again, page numbers, and the path under which the file was kept.
    """
    counts = Counter(one.text for one in paragraphs)
    seen: set[str] = set()
    found: dict[At, str] = {}
    for one in paragraphs:
        if _PATH.match(one.text):
            found[one.at] = "page footer"
        elif counts[one.text] >= 2 and not one.prose.bullet and len(one.text.split()) <= 20:
            again = one.text in seen or not _PLAN_WORD.search(one.text)
            if again:
                found[one.at] = "page header"
        seen.add(one.text)
    return found


def title_of(paragraphs: list[Paragraph]) -> Paragraph | None:
    """The paragraph that names the plan: a heading or a short line before the first table that says what it is."""
    for one in paragraphs:
        if one.prose.level == 0 and _PLAN_WORD.search(one.text):
            return one
    ranked = [
        (_title_rank(one, n), n, one)
        for n, one in enumerate(paragraphs)
        if len(one.text.split()) <= 22
        and not one.prose.bullet
        and _PLAN_WORD.search(one.text)
        and not one.text.rstrip().endswith((".", ":", ";"))
    ]
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def _title_rank(one: Paragraph, place: int) -> float:
    """Smaller is likelier: an early, high heading that says "action plan"."""
    level = one.prose.level if one.prose.level is not None else 2.5 if one.prose.bold else 3
    says = (
        0
        if re.search(r"action plan|cynllun gweithredu|scheme|tracker|action log", one.text, re.IGNORECASE)
        else 1.5
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
    if (
        found
        and found.end() == len(text.rstrip(" )"))
        and re.search(r"(?:\s[-–—:,]|\()\s*$", text[: found.start()])
    ):
        if found["am"] or text[: found.start()].rstrip().endswith(("–", "—", "(", ",")):
            text = re.sub(r"[\s–—:,(-]+$", "", text[: found.start()])
    return text


def period_in(text: str) -> str | None:
    """The first span of years or months in a text, as an EDTF interval."""
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


def as_of_in(text: str) -> str | None:
    """The date at which a text says that it was updated."""
    found = _AS_OF.search(text)
    month = _month(found["month"]) if found else None
    if not found or not month:
        return None
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{month:02}{day}"


def _month(word: str | None) -> int | None:
    if not word:
        return None
    for number, names in enumerate(_MONTHS, 1):
        if any(
            name.startswith(word.casefold()[:3]) and word.casefold().startswith(name[:3]) for name in names
        ):
            return number
    return None


def organisation_in(texts: list[str]) -> str:
    """The public body that the texts name first and most; "" where they name none."""
    counts: Counter[str] = Counter()
    order: dict[str, int] = {}
    for text in texts:
        for found in _BODY.finditer(text):
            name = re.sub(r"^(?:The|In|At|By|For|And|Our|While|Whilst|As)\s+", "", found[1].strip())
            name = re.split(r":\s+", name)[-1]
            if _NOT_BODY.match(name) or len(name.split()) < 2:
                continue
            counts[name] += 1
            order.setdefault(name, len(order))
    return min(counts, key=lambda name: (-counts[name], order[name])) if counts else ""


def status_in(text: str) -> str:
    """`draft` where a title says so."""
    return "draft" if _STATUS.search(text) else ""


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
