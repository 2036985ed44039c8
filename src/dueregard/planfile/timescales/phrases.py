"""The words of timescales that are no dates, in English and Welsh, each pattern with what it means."""

import re
from typing import Any, Final

from dueregard.planfile.timescales import frequencies
from dueregard.planfile.timescales.tokens import Maker, Meaning, Part, PlanTime, Reference, Term
from dueregard.planfile.timescales.vocabulary import FULL_MONTH, MONTH, NUMBER, SEASONS, number


def _plan_time(match: "re.Match[str]") -> Meaning:
    """`Years 1-3` is one span, `Years 2 and 4` are two."""
    spans: list[tuple[int, int]] = []
    for joint, printed in re.findall(rf"({_JOINED})?({_COUNT})", match["numbers"], _FLAGS):
        if spans and joint.strip().startswith(("-", "to", "i")):
            spans[-1] = (spans[-1][0], number(printed))
        else:
            spans.append((number(printed), number(printed)))
    return "y", PlanTime(tuple(spans), 1 if match["unit"].lower().startswith("m") else 12)


def _reference(match: "re.Match[str]") -> Meaning:
    refs = tuple(re.findall(_REF if not match[2] else rf"{_REF}|(?<![0-9.])[0-9]{{1,3}}", match[3], _FLAGS))
    return ("L", Reference(refs, not match[1].lower().startswith(("link", "cysyllt")))) if refs else None


_FLAGS: Final = re.IGNORECASE
_COUNT: Final = rf"(?:[1-9][0-9]?|one|two|three|four|five)(?![0-9a-z]|\.[0-9]|\s+{MONTH})"
_JOINED: Final = (
    r"\s?(?:-|/|,\s?and\b|,|&|to\b|and\b|ac?\b|i\b)\s?(?:y(?=[0-9])|yrs?\s?|years?\s?|months?\s?)?"
)
_COUNTED: Final = rf"(?P<numbers>{_COUNT}(?:{_JOINED}{_COUNT})*)(?!/[0-9])"
_REF: Final = r"[a-z]{0,6}[0-9]{1,3}(?:\.[0-9]{1,3})+[a-z]?(?![a-z0-9])|[a-z]{1,6}-?[0-9]{1,3}(?![a-z0-9.])"
_REF_WORDS: Final = (
    r"(see|refer(?:s|red)?\sto|links?(?:ed)?\s(?:to|with)|as\s(?:per|for|in|at)|gweler|cysyllt\w*\sâ)\s+(?:also\s+)?"
    r"((?:actions?|objectives?|items?|milestones?|points?|tasks?|refs?|no|number|camau|cam|amcan)\b\.?\s*)?(?:(?:at|in|under)\s+)?"
)
_ANY_REF: Final = rf"(?:{_REF}|[0-9]{{1,3}}(?![a-z0-9])(?!\s+[a-z]))"


def _fixed(kind: str, value: Any = None) -> Maker:
    return lambda match: (kind, value)


def _quarter(match: "re.Match[str]") -> Meaning:
    return "q", Part((number(match[1] or match[2]) - 1) * 3, 3)


def _half_year(match: "re.Match[str]") -> Meaning:
    return "q", Part((number(match[1] or match[2] or match[3]) - 1) * 6, 6)


def _semester(match: "re.Match[str]") -> Meaning:
    return "t", Term({1: 23, 2: 21}[number(match[1] or match[2])], semester=True)


def _half_term(match: "re.Match[str]") -> Meaning:
    """`Half term 3` and `Spring 1` are the first half of the spring term."""
    place = int(match[2])
    if match[1]:
        return "t", Term(SEASONS.get(match[1].lower(), 23), place) if place <= 2 else None
    return "t", Term((23, 21, 22)[(place - 1) // 2], 2 - place % 2)


def _season(match: "re.Match[str]") -> Meaning:
    season = SEASONS.get(match[2].lower(), 23)
    return ("t", Term(season)) if match[1] or match[3] else ("s", season)


def _frequency(match: "re.Match[str]") -> Meaning:
    return frequencies.meaning(match[0])


def _answer(match: "re.Match[str]") -> Meaning:
    return "Q", match[0].lower()


_CONDITIONS: Final = (
    r"(?<!the )following(?! (?:actions?|areas?|ways?|groups?)\b)|subject\sto"
    r"|depend(?:ent|s|ing|ant)\s(?:up)?on"
    r"|as\sper|in\s(?:line|accordance|conjunction|tandem)\swith|as\sand\swhen(?:\s(?:required|needed|necessary))?"
    r"|(?:as|when|where|if)\s(?:and\swhen\s)?(?:appropriate|required|necessary|needed|applicable|possible|requested|it\sarises|they\sarise)"
    r"|pending|awaiting|aligned\s(?:to|with)|in\stime\sfor|to\s(?:coincide|tie\sin|fit\sin)\swith"
    rf"|within\s(?:the\s(?:first|next)\s)?{NUMBER}\s(?:working\s)?(?:day|week|month|year|term)s?(?:\sof\b)?"
    r"|ad[\s-]hoc|on\s(?:request|demand)"
    r"|(?:up)?on\s(?:the\s)?(?:approval|completion|conclusion|adoption|agreement|receipt|appointment|recruitment|renewal|launch"
    r"|publication|implementation|commencement|introduction)\b"
    r"|yn\s(?:dilyn|amodol\sar|ddibynnol\sar|unol\sâ)|yn\sôl\s(?:yr\s(?:angen|gofyn))|fel\sy\sbo'?n\s(?:briodol|ofynnol)"
    rf"|fel\sbo\s(?:angen|'r\sangen)|(?:o\s)?fewn\s{NUMBER}\s(?:diwrnod|wythnos|mis|blynedd|flynedd)"
)
_OPENINGS: Final = (
    r"after|once|when|whenever|if|upon|at\s(?:the\s)?(?:time|point|start|end)\sof|at\s(?:review|renewal)|before|prior\sto|ahead\sof"
    r"|during|within|alongside|as\spart\sof|see|refer\sto|since|throughout|ar\sôl|pan|unwaith\sy|cyn|gweler|yn\systod"
)
PHRASES: Final[tuple[tuple[str, Maker], ...]] = (
    (r"~~(.+?)~~|<(s|del|strike)>.+?</\2>|(?:[^\s]\u0336\s?)+", _fixed("S")),
    (
        _REF_WORDS
        + rf"({_ANY_REF}(?:(?:\s*[,&;/]\s*|\s+(?:and|ac?)\s+){_ANY_REF})*)(?:\s+(?:above|below|uchod|isod))?",
        _reference,
    ),
    (
        r"(?:not|never|part(?:ly|ially)?|nearly|almost|[0-9]{1,3}\s?%)[\s-]+(?:yet\s+|fully\s+)*(?:complete|done|achieved|finished)d?\b",
        _fixed("w"),
    ),
    (
        r"(?:to\sbe|be|being)\s+(?:fully\s+)?(?:complet|achiev|implement|finish|review|updat|refresh|revis)\w+",
        _fixed("w"),
    ),
    (r"complet(?:ion|e)(?:\sdate|\sby(?=\s))", _fixed("i")),
    (r"(?:start|end|finish|target|due|review|dyddiad)\sdate\b", _fixed("i")),
    (
        r"(?:now\s+|has\sbeen\s+|have\sbeen\s+|fully\s+|all\s+)?(?:completed|achieved|finished|implemented|done|closed)\b|wedi(?:'i|\sei|'u|\seu)\s"
        r"(?:g|ch)wblhau|cwblhawyd|cyflawnwyd|[✓✔]",
        _fixed("C"),
    ),
    (rf"completed?(?=\s*(?:$|[-.,;:()\n/]|(?:in|on|at)\s|[0-9]|{MONTH}))", _fixed("C")),
    (
        r"(?:date\s|dyddiad\s|time\s?scales?\s)?(?:t\.?b\.?[cad]\b\.?|(?:to\sbe|i'w)\s(?:confirmed|determined|decided|agreed|arranged|advised|announced|set|"
        r"scheduled|finalised|gadarnhau|gytuno|benderfynu|drefnu|bennu))|(?:not|none|never)\s(?:yet\s)?(?:specified|stated|given|set|known|determined|agreed|"
        r"decided|confirmed|identified|recorded)|(?:no|dim)\s(?:date|time\s?scale|deadline|target|dyddiad)s?(?:\s(?:set|given|specified|stated|yet))?"
        r"|unspecified|unknown|heb\sei\s(?:bennu|gadarnhau|nodi)",
        _fixed("X"),
    ),
    (_CONDITIONS, _answer),
    (
        r"(?:revised|amended|extended|moved|postponed|deferred|slipped|changed|brought\sforward|rescheduled|put\sback|delayed)"
        r"(?:\s(?:date|target|deadline|timescale))?(?:\s(?:to|until|till|is))?\b|new\s(?:date|target|deadline|timescale|due\sdate)|now|→|-+>",
        _fixed("V"),
    ),
    (
        r"(?:was|originally|previously|formerly|(?:original|previous|old)\s(?:date|target|deadline|timescale|due\sdate))\b",
        _fixed("v"),
    ),
    (r"(?:last\s)?(?:reviewed|updated|refreshed)(?:\s(?:in|on))?\b|diweddarwyd|adolygwyd", _fixed("P")),
    (
        r"on\s?-?\s?going|continu(?:ous(?:ly)?|ing|al(?:ly)?)|rolling(?:\s(?:basis|programme))?|business\sas\susual|BAU\b|at\sall\stimes|always"
        r"|(?:for\s)?(?:the\s)?(?:life(?:time)?|duration)\sof\s(?:the\s|this\s)?(?:action\s)?(?:plan|scheme|strategy|programme)"
        r"|throughout(?:\sthe)?(?:\s(?:life(?:time)?\sof\s(?:the\s)?)?(?:plan|year|period|scheme|strategy|programme))?(?=\s*(?:$|[.,;)\n]))"
        r"|(?:yn\s)?(?:parhaus|barhaus|parhau)\b",
        _fixed("O"),
    ),
    (
        r"(?:with\s)?immediate(?:ly|\seffect)?|asap|as\ssoon\sas\s(?:possible|practicable)|urgent(?:ly)?|(?:short|medium|long)(?=\s*(?:$|\())|(?:short|medium|long|mid)(?:er)?[\s/-]+term(?:\sgoal)?"
        r"|(?:(?:end|close)\sof\s(?:the\s)?(?:financial\s|calendar\s|academic\s|school\s|municipal\s)?year|year[\s-]end)(?!\s*[0-9])"
        r"|ar\sunwaith|yn\ssyth|cyn\sgynted\s(?:â|ag)\s(?:phosib\w*|sy'n\sbosib\w*)|(?:tymor\s(?:byr|canolig|hir))",
        _fixed("J"),
    ),
    (r"(?:half[\s-]?term|(autumn|spring|summer)(?:\sterm)?)\s([1-6])(?![0-9/.])", _half_term),
    (
        r"(?:committee|meeting|reporting|cabinet|board|council|planning|budget)\scycles?|half[\s-]?term(?:ly)?(?:\sbasis)?|regular(?:ly)?|periodic(?:ally)?|routine(?:ly)?|daily"
        r"|(?:on|at|for|with|after|before)?\s*(?:each|every|all)\s+(?:[a-z]+\s+){0,2}?(?:meetings?|consultations?|cycles?|committees?|elections?|reviews?|rounds?"
        r"|projects?|events?|appointments?|vacanc(?:y|ies)|polic(?:y|ies)|campaigns?|intakes?|inductions?|reports?|decisions?|appraisals?|surveys?|(?:critical\s)?incidents?|complaints?|contracts?|tenders?|exercises?|cyfarfod(?:ydd)?)\b"
        r"|bob\scyfarfod|rheolaidd|(?:bob\s)?hanner\stymor",
        _fixed("M"),
    ),
    (frequencies.WEEKDAY_OF_MONTH, lambda match: ("R", frequencies.weekday_of_month(match))),
    (frequencies.PATTERN, _frequency),
    (
        rf"(?P<unit>years?|yrs?|y(?=[1-9])|blwyddyn|blynyddoedd|months?|mis(?:oedd)?)\s?{_COUNTED}",
        _plan_time,
    ),
    (
        r"(?:q|qtr|quarter|ch|chwarter)\.?\s?([1-4]|one|two|three|four)(?![0-9.])|(first|second|third|fourth|1st|2nd|3rd|4th)\s(?:quarter|qtr)",
        _quarter,
    ),
    (
        r"h\s?([12])(?![0-9.])|([12])h\b|(first|second|1st|2nd)\shalf(?:\sof(?:\sthe)?)?(?:\syear)?(?!\s?-?term)",
        _half_year,
    ),
    (r"sem(?:ester)?\s?([12]|one|two)(?![0-9.])|(first|second|1st|2nd)\ssemester", _semester),
    (r"michaelmas(?:\sterm)?\b", _fixed("t", Term(23))),
    (
        r"(tymor\s(?:yr?|y)\s?)?"
        r"(spring|summer|autumn|winter|gwanwyn|haf|gaeaf|(?<=tymor yr )hydref)(\sterm)?\b",
        _season,
    ),
    (r"easter|(?:y\s)?pasg", _fixed("e", "easter")),
    (r"(?:christmas|xmas|(?:y\s)?nadolig)", _fixed("e", "christmas")),
    (
        r"early|(?:the\s)?(?:beginning|start)\sof(?:\sthe)?(?=\s+(?:19|20)[0-9]{2}(?![/-][0-9]))|dechrau",
        _fixed("x", "early"),
    ),
    (r"mid(?:dle\sof|[\s-]year(?:\sof)?)?\b|canol", _fixed("x", "mid")),
    (r"late\b", _fixed("x", "late")),
    (r"(?:the\s)?(?:end|close|beginning|start)\sof(?:\s(?:the|each))?|end(?:ing)?\b|diwedd", _fixed("i")),
    (
        r"(?:with\seffect|effective|commenc(?:e|es|ed|ing)|start(?:s|ed|ing)?|begin(?:s|ning)?|began|beginning)(?:\s(?:from|in|on|by))?|from|w\.?e\.?f\.?\b|not\sbefore"
        rf"|o(?=\s+(?:fis\s+)?{FULL_MONTH})(?:\s+fis)?|o(?=\s+[0-9]{{4}})|gan\sddechrau|dechreuwyd",
        _fixed("F"),
    ),
    (r"between|rhwng", _fixed("f")),
    (
        r"until|till|up\sto|to|through(?:\sto)?|tan|hyd\sat|hyd|i(?=\s+(?:[0-9]|ionawr|chwefror|fawrth|ebrill|fai|fehefin|orffennaf|awst|fedi|hydref|dachwedd|ragfyr))",
        _fixed("U"),
    ),
    (r"on\s?wards?|forwards?|(?<=[0-9])\+|ymlaen", _fixed("W")),
    (r"thereafter|there\safter|then|afterwards|wedi\shynny|wedyn", _fixed("H")),
    (r"(?:each|every|bob|pob)(?=\s)", _fixed("E")),
    (_OPENINGS, _answer),
    (
        r"(?:no|not)\slater\sthan|by(?:\sthe)?|latest|deadline|target|due(?:\s(?:by|in|on))?|erbyn",
        _fixed("B"),
    ),
    (r"circa|approx(?:imately|\.)?|about|around|tua|c\.(?=\s?[0-9a-z])", _fixed("x", "about")),
    (r"and|&|ac", _fixed(",")),
    (rf"a(?=\s+(?:{FULL_MONTH}|[0-9]{{4}}))", _fixed(",")),
    (r"(?:in|on|at|during|of|for|the|[mf]is|yn|ym|yng|ar|w/c|week\scommencing)(?![a-z])", _fixed("i")),
    (r"(?:time\s?(?:scales?|tables?|frames?)|amserlen(?:ni)?)", _fixed("T")),
)
"""Tried in this order at the beginning of each word, after dates."""

_OPENING: Final = re.compile(_OPENINGS, _FLAGS)


def is_opening(words: str) -> bool:
    """Whether the words begin a condition only at the beginning of a sentence ("when", "after", "see")."""
    return _OPENING.fullmatch(words) is not None
