"""The words that reports add of their own to those of the plan and of the writers, in the plan's language."""

from datetime import date
from typing import Final

from dueregard.planfile.timescales import date_in_words
from dueregard.writing.words import Words, tongue_of, words_of

ENGLISH: Final[Words] = {
    "position": "Position at {day}",
    "file_reference": "File reference: {reference}",
    "over": "The time of this plan is over. What is late or due soon is told as on its last day, {day}.",
    "only_of": "Only the actions led by {lead}",
    "kept_since": "Kept here since {day}: this is what the plan's document said before.",
    "summary": "Summary",
    "figure": "Actions",
    "number": "Number",
    "all_actions": "All actions",
    "no_status": "No status stated",
    "late": "Late",
    "next": "Due in the next 90 days",
    "to_review": "To be reviewed",
    "rated": "In progress, rated {rating}",
    "by_objective": "How the actions stand",
    "by_objective_described": "For each heading of the plan, how many of its actions stand how.",
    "no_heading": "Under no heading",
    "closed": "Closed",
    "open": "Open",
    "carried": "Carried forward",
    "one_page": "{title}: summary",
    "changes": "Changes since {day}",
    "no_changes": "Nothing has changed since {day}.",
    "added": "Added: {item}",
    "removed": "Removed: {item}",
    "changed": "{item}: {changes}",
    "moved_on": "{field} from {old} to {new}",
    "stated": "{field} is now {new}",
    "unstated": "{field} is no longer stated",
    "rewritten": "{field} has new words",
    "added_to": "{field} has an entry more",
    "plan_changed": "Of the plan as a whole: {changes}",
    "exceptions": "Exceptions",
    "no_exceptions": "No action is late, delayed, paused or withdrawn, and none is rated red or amber.",
    "led_by": "led by {leads}",
    "led_by_nobody": "no lead is named",
    "actions": "The action plan",
    "standing": "Position",
    "is_new": "New",
    "stands_later": "Due later",
    "stands_waiting": "Waits for something else",
    "stands_recurring": "Recurring",
    "stands_ongoing": "Ongoing",
    "stands_undated": "No date stated",
}

WELSH: Final[Words] = {
    "position": "Sefyllfa ar {day}",
    "file_reference": "Cyfeirnod y ffeil: {reference}",
    "over": "Mae cyfnod y cynllun ar ben. Dywedir beth sy'n hwyr neu ar ddod fel ar ei ddiwrnod olaf, {day}.",
    "only_of": "Dim ond y camau a arweinir gan {lead}",
    "kept_since": "Cedwir yma ers {day}: dyma a ddywedai dogfen y cynllun cyn hynny.",
    "summary": "Crynodeb",
    "figure": "Camau gweithredu",
    "number": "Nifer",
    "all_actions": "Pob cam gweithredu",
    "no_status": "Dim statws wedi'i nodi",
    "late": "Hwyr",
    "next": "I'w gyflawni yn y 90 diwrnod nesaf",
    "to_review": "I'w adolygu",
    "rated": "Ar y gweill, graddiwyd {rating}",
    "by_objective": "Sefyllfa'r camau gweithredu",
    "by_objective_described": "Ar gyfer pob pennawd yn y cynllun, faint o'i gamau sydd ym mhob sefyllfa.",
    "no_heading": "Heb bennawd",
    "closed": "Wedi'i gau",
    "open": "Ar agor",
    "carried": "Cariwyd ymlaen",
    "one_page": "{title}: crynodeb",
    "changes": "Newidiadau ers {day}",
    "no_changes": "Nid oes dim wedi newid ers {day}.",
    "added": "Ychwanegwyd: {item}",
    "removed": "Tynnwyd: {item}",
    "changed": "{item}: {changes}",
    "moved_on": "{field} o {old} i {new}",
    "stated": "{field} bellach yw {new}",
    "unstated": "nid yw {field} wedi'i nodi mwyach",
    "rewritten": "mae geiriau newydd i {field}",
    "added_to": "mae cofnod arall i {field}",
    "plan_changed": "Y cynllun yn ei gyfanrwydd: {changes}",
    "exceptions": "Eithriadau",
    "no_exceptions": (
        "Nid oes unrhyw gam yn hwyr, wedi'i oedi, ar saib nac wedi'i dynnu'n ôl, ac nid yw'r un wedi'i "
        "raddio'n goch nac yn oren."
    ),
    "led_by": "dan arweiniad {leads}",
    "led_by_nobody": "nid oes arweinydd wedi'i enwi",
    "actions": "Y cynllun gweithredu",
    "standing": "Sefyllfa",
    "is_new": "Newydd",
    "stands_later": "I'w gyflawni yn ddiweddarach",
    "stands_waiting": "Yn aros am rywbeth arall",
    "stands_recurring": "Yn digwydd yn rheolaidd",
    "stands_ongoing": "Parhaus",
    "stands_undated": "Dim dyddiad wedi'i nodi",
}


def report_words(language: str) -> Words:
    """The writers' words and the reports' own, for a plan whose language is given as BCP 47."""
    own = WELSH if tongue_of(language) == "cy" else ENGLISH
    return {**words_of(language), **own, "language": tongue_of(language)}


def in_full(day: date, words: Words) -> str:
    """A day in the words of a report's language: `31 March 2026`."""
    return date_in_words(day.isoformat(), tongue_of(words["language"]))
