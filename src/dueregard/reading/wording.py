"""What a heading says by its grammar, where no list holds it: a question's opening, or the noun it ends in.

`Who is going to do it?` asks for the lead and `Evidence of completion` is a kind of evidence, in whatever
words the rest is put. The openings and the nouns are data in `lexicon.yaml`.
"""

import re
from functools import cache

from dueregard.reading.lexicon import lexicon, phrases, plain

ASKED = 0.9
"""How sure a question's opening is of its field: no row of data is put as one."""
NAMED = 0.78
"""How sure the noun is: less than a heading row needs, since a row of data may end in one (`HR lead`)."""
_LONGEST_NAME = 6
_OF = re.compile(r"^(?:list|summary|name|details?|type|kind) of (?:the )?")
_CLAUSE = re.compile(
    r"\s(?:&|\+|for|of|to|against|as|at|in|on|by|from|with|and|we|that|which|this|you|or|per|since|being)(?!\w).*|"
    r"\s(?:required|needed|sought|most|arising|necessary|impacted|addressed|\w+ted|\w+ned|\w+sed|\w+ved)\b.*|"
    r"\s*[(/–-]\s.*|\s*\(.*|\s(?:19|20)\d\d\b.*"
)
_PAST = re.compile(
    r"(?:to date|so far|hyd yma|hyd yn hyn)$|"
    r"(?<!to be )\b(?:taken|undertaken|completed|achieved|made|delivered)$"
)


def asked(heading: str) -> str | None:
    """The field that a question asks for, by how it begins; None for other words."""
    wanted = plain(heading)
    return next((field for pattern, field in _questions() if pattern.search(wanted)), None)


def named(heading: str) -> str | None:
    """The field of the noun that a heading ends in, before what is said of it: `Progress against target`."""
    wanted = plain(heading)
    bare = _CLAUSE.sub("", _PAST.sub("", _OF.sub("", wanted)).strip()).strip()
    noun = bare.split()[-1] if 0 < len(bare.split()) <= _LONGEST_NAME else ""
    field = phrases("nouns").get(noun) or phrases("nouns").get(noun.removesuffix("s"))
    return _done(field) if field and is_past(wanted) else field


def is_past(heading: str) -> bool:
    """Whether a heading says that it was done already: `Actions taken to date`."""
    return bool(_PAST.search(plain(heading)))


def _done(field: str) -> str:
    """What was done or came of it, where the noun names what is to be done or to come."""
    if field in ("outcome", "measure"):
        return "actual_outcome"
    return "progress" if field in ("action", "output") else field


@cache
def _questions() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(one["asks"]), one["field"]) for one in lexicon()["questions"])
