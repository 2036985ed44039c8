"""The words that annual reports add to those of reports, in the language of the body."""

from typing import Final

from dueregard.reporting.words import report_words
from dueregard.writing.words import Words, tongue_of

ENGLISH: Final[Words] = {
    "annual_title": "{organisation}: {name}, {first} to {last}",
    "told_as_of": "This report is on the year from {first} to {last}, told as the records stood on {day}.",
    "drawn_from": "Progress and figures are drawn from: {plans}.",
    "introduction": "Introduction",
    "conclusions": "Conclusions",
    "asked_by": "Asked for by {source}",
    "not_covered": "Not covered, because: {reason}",
    "spared": "Asked of bodies with {number} employees or more; here {headcount} are recorded.",
    "nothing_stated": "Nothing is stated about this.",
    "by_status": "Actions by status",
    "by_status_described": "How many actions had which status at the beginning and at the end of the year.",
    "at_day": "At {day}",
    "change": "Change",
    "not_held_before": "The plan was not kept here on {day}, so no change over the year is told.",
    "given_up": "Paused, withdrawn or not applicable",
    "no_start": "Not started, or no status stated",
    "responsible": "Responsible: {names}",
    "done_in_year": "What was done in the year",
    "counted": "Actions: {number}, of which completed: {completed}",
    "counted_before": "Actions: {number}, of which completed: {completed} ({before} at the beginning)",
    "is_completed": "{item}: completed in the year",
    "nothing_recorded": "Nothing was recorded of this in the year.",
    "nothing_recorded_of": "Nothing was recorded in the year of",
    "effective": "Effectiveness: {text}",
    "case_study": "Case study: {title}",
    "case_studies": "Case studies",
    "shows": "Shows what came of: {objectives}",
    "due_in_year": "Due in the year to {day}",
    "still_open": "Late on {day}",
    "coverage": "What this report covers",
    "expected": "What is expected",
    "where": "How it is told",
    "commonly": "commonly told, asked for by no law",
    "written": "in words",
    "drawn": "drawn from the plans",
    "both": "in words, and drawn from the plans",
    "missing": "nothing is stated",
    "no_verdict": "The table says how each thing is told. Whether that is enough is not for a table to say.",
}

WELSH: Final[Words] = {
    "annual_title": "{organisation}: {name}, {first} i {last}",
    "told_as_of": "Mae'r adroddiad hwn ar y flwyddyn o {first} i {last}, yn ôl y cofnodion ar {day}.",
    "drawn_from": "Daw'r cynnydd a'r ffigurau o: {plans}.",
    "introduction": "Cyflwyniad",
    "conclusions": "Casgliadau",
    "asked_by": "Gofynnir amdano gan {source}",
    "not_covered": "Heb ei gynnwys, oherwydd: {reason}",
    "spared": "Gofynnir i gyrff â {number} neu ragor o weithwyr; cofnodir {headcount} yma.",
    "nothing_stated": "Ni nodir dim am hyn.",
    "by_status": "Camau gweithredu yn ôl statws",
    "by_status_described": "Faint o gamau oedd â pha statws ar ddechrau ac ar ddiwedd y flwyddyn.",
    "at_day": "Ar {day}",
    "change": "Newid",
    "not_held_before": "Ni chedwid y cynllun yma ar {day}, felly ni nodir newid dros y flwyddyn.",
    "given_up": "Ar saib, wedi'i dynnu'n ôl neu ddim yn berthnasol",
    "no_start": "Heb ddechrau, neu heb statws",
    "responsible": "Cyfrifol: {names}",
    "done_in_year": "Yr hyn a wnaed yn ystod y flwyddyn",
    "counted": "Camau gweithredu: {number}, wedi'u cwblhau: {completed}",
    "counted_before": "Camau gweithredu: {number}, wedi'u cwblhau: {completed} ({before} ar y dechrau)",
    "is_completed": "{item}: cwblhawyd yn ystod y flwyddyn",
    "nothing_recorded": "Ni chofnodwyd dim am hyn yn ystod y flwyddyn.",
    "nothing_recorded_of": "Ni chofnodwyd dim yn ystod y flwyddyn am",
    "effective": "Effeithiolrwydd: {text}",
    "case_study": "Astudiaeth achos: {title}",
    "case_studies": "Astudiaethau achos",
    "shows": "Yn dangos canlyniad: {objectives}",
    "due_in_year": "I'w gyflawni yn y flwyddyn hyd at {day}",
    "still_open": "Hwyr ar {day}",
    "coverage": "Yr hyn y mae'r adroddiad hwn yn ei gynnwys",
    "expected": "Yr hyn a ddisgwylir",
    "where": "Sut y'i dywedir",
    "commonly": "dywedir yn gyffredin, heb fod cyfraith yn gofyn amdano",
    "written": "mewn geiriau",
    "drawn": "o'r cynlluniau",
    "both": "mewn geiriau, ac o'r cynlluniau",
    "missing": "ni nodir dim",
    "no_verdict": "Dywed y tabl sut yr adroddir ar bob peth. Nid tabl a all ddweud a yw hynny'n ddigon.",
}


def annual_words(language: str) -> Words:
    """The words of reports and those of annual reports, for a body whose language is given as BCP 47."""
    own = WELSH if tongue_of(language) == "cy" else ENGLISH
    return {**report_words(language), **own}
