"""The few words that writers add of their own: headings of columns that a plan does not name itself, labels
of codes.

The plan's own words are never changed. English and Welsh; any other language falls back to English.
"""

from collections.abc import Mapping
from typing import Final, Literal

Words = Mapping[str, str]
"""A writer's own words in one language, by what they name."""

ENGLISH: Final[Words] = {
    "plan": "Action plan",
    "organisation": "Organisation",
    "period": "Period",
    "as_of": "Updated",
    "plan_status": "Status",
    "glossary": "Abbreviations",
    "abbreviation": "Abbreviation",
    "meaning": "Meaning",
    "rating_key": "Key to ratings",
    "objective": "Objective",
    "theme": "Theme",
    "sub_theme": "Sub-theme",
    "objectives": "Objectives",
    "ref": "Ref",
    "title": "Action",
    "parent": "Part of",
    "also_under": "Also under",
    "leads": "Lead",
    "timescale": "Timescale",
    "output": "Output",
    "outcome": "Intended outcome",
    "measure": "Measure of success",
    "resources": "Resources",
    "priority": "Priority",
    "characteristics": "Protected characteristics",
    "aims": "Aims of the duty",
    "links": "Links",
    "progress": "Progress",
    "updates": "Updates",
    "actual_outcome": "Actual outcome",
    "status": "Status",
    "rating": "Rating",
    "column": "Column",
    "left_out": "Columns of the plan that are not printed here: {columns}.",
    "links_to": "Links to",
    "links_to_items": "Links to items",
    "about": "About",
    "notes": "Notes",
    "age": "Age",
    "disability": "Disability",
    "gender-reassignment": "Gender reassignment",
    "marriage-civil-partnership": "Marriage and civil partnership",
    "pregnancy-maternity": "Pregnancy and maternity",
    "race": "Race",
    "religion-belief": "Religion or belief",
    "sex": "Sex",
    "sexual-orientation": "Sexual orientation",
    "eliminate": "Eliminate discrimination",
    "advance": "Advance equality of opportunity",
    "foster": "Foster good relations",
    "not-started": "Not started",
    "in-progress": "In progress",
    "delayed": "Delayed",
    "paused": "Paused",
    "completed": "Completed",
    "withdrawn": "Withdrawn",
    "not-applicable": "Not applicable",
    "red": "Red",
    "amber": "Amber",
    "green": "Green",
    "blue": "Blue",
    "grey": "Grey",
}

WELSH: Final[Words] = {
    "plan": "Cynllun gweithredu",
    "organisation": "Sefydliad",
    "period": "Cyfnod",
    "as_of": "Diweddarwyd",
    "plan_status": "Statws",
    "glossary": "Byrfoddau",
    "abbreviation": "Byrfodd",
    "meaning": "Ystyr",
    "rating_key": "Allwedd i'r graddau",
    "objective": "Amcan",
    "theme": "Thema",
    "sub_theme": "Is-thema",
    "objectives": "Amcanion",
    "ref": "Cyf.",
    "title": "Cam gweithredu",
    "parent": "Rhan o",
    "also_under": "Hefyd o dan",
    "leads": "Arweinydd",
    "timescale": "Amserlen",
    "output": "Allbwn",
    "outcome": "Canlyniad",
    "measure": "Mesur llwyddiant",
    "resources": "Adnoddau",
    "priority": "Blaenoriaeth",
    "characteristics": "Nodweddion gwarchodedig",
    "aims": "Dyletswydd gyffredinol",
    "links": "Cysylltiadau",
    "progress": "Cynnydd",
    "updates": "Diweddariadau",
    "actual_outcome": "Canlyniad gwirioneddol",
    "status": "Statws",
    "rating": "Sgôr RAG",
    "column": "Colofn",
    "left_out": "Colofnau'r cynllun nad ydynt wedi'u hargraffu yma: {columns}.",
    "links_to": "Cysylltiadau â",
    "links_to_items": "Cysylltiadau ag eitemau",
    "about": "Ynghylch",
    "notes": "Nodiadau",
    "age": "Oedran",
    "disability": "Anabledd",
    "gender-reassignment": "Ailbennu rhywedd",
    "marriage-civil-partnership": "Priodas a phartneriaeth sifil",
    "pregnancy-maternity": "Beichiogrwydd a mamolaeth",
    "race": "Hil",
    "religion-belief": "Crefydd neu gred",
    "sex": "Rhyw",
    "sexual-orientation": "Cyfeiriadedd rhywiol",
    "eliminate": "Dileu gwahaniaethu",
    "advance": "Hyrwyddo cyfle cyfartal",
    "foster": "Meithrin cysylltiadau da",
    "not-started": "Heb ddechrau",
    "in-progress": "Ar y gweill",
    "delayed": "Wedi'i oedi",
    "paused": "Ar saib",
    "completed": "Wedi'i gwblhau",
    "withdrawn": "Tynnwyd yn ôl",
    "not-applicable": "Ddim yn berthnasol",
    "red": "Coch",
    "amber": "Oren",
    "green": "Gwyrdd",
    "blue": "Glas",
    "grey": "Llwyd",
}

SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "sex": ("gender",),
    "gender-reassignment": ("transgender", "trans", "gender identity"),
    "marriage-civil-partnership": ("marriage", "civil partnership"),
    "pregnancy-maternity": ("pregnancy", "maternity"),
    "religion-belief": ("religion", "faith", "belief"),
    "race": ("ethnicity",),
}
"""Other words that plans print for a code: a cell that uses one says what the code says and may stand as
printed.
"""


def tongue_of(language: str) -> Literal["en", "cy"]:
    """The language that a writer speaks in a plan whose language is given as BCP 47."""
    return "cy" if language.lower().split("-")[0] == "cy" else "en"


def words_of(language: str) -> Words:
    """The writer's own words in a plan whose language is given as BCP 47."""
    return WELSH if tongue_of(language) == "cy" else ENGLISH
