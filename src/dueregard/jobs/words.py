"""What jobs are called, and why they failed, in words: jobs are kept by the names of their functions."""

from collections.abc import Mapping
from datetime import time
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dueregard.jobs.sweeping import DIED
from dueregard.jobs.ticking import When

CANCELLED: Final = "dueregard.jobs.operations.JobCancelled"

NAMES: Final[Mapping[str, Any]] = {
    "dueregard.cycles.tasks.keep_todays_cycles": gettext_lazy("Ask for the updates that are due"),
    "dueregard.findings.tasks.count_findings": gettext_lazy("Count the findings of a plan’s check"),
    "dueregard.importing.tasks.read_draft": gettext_lazy("Read a document"),
    "dueregard.jobs.tasks.learn_tables": gettext_lazy("Let the database look at its tables"),
    "dueregard.jobs.tasks.sweep_jobs": gettext_lazy("Take up the jobs of workers that died"),
    "dueregard.jobs.tasks.tidy_up": gettext_lazy("Forget finished jobs"),
    "dueregard.messages.tasks.ask_notify": gettext_lazy("Ask GOV.UK Notify what became of letters"),
    "dueregard.messages.tasks.look_after_messages": gettext_lazy("See whether letters are due"),
    "dueregard.messages.tasks.send_messages": gettext_lazy("Send letters"),
}

_REASONS: Final[Mapping[str, Any]] = {
    DIED: gettext_lazy("Every worker that took it up died over it."),
    CANCELLED: gettext_lazy("It was cancelled."),
}


def name_of(path: str) -> str:
    """What the job is called; one of an older version, which has no words any more, by its function."""
    return str(NAMES.get(path, path))


def reason_of(error: str) -> str:
    """Why a job failed, by the path of its error. What the error says may name people, so it is not shown."""
    known = _REASONS.get(error)
    return str(known) if known else _("An error: %(kind)s.") % {"kind": error.rpartition(".")[2]}


def when_in_words(when: When) -> str:
    """How often work falls due."""
    if isinstance(when, time):
        return _("daily at %(time)s") % {"time": f"{when:%H:%M}"}
    minutes = int(when.total_seconds() // 60)
    return ngettext("every minute", "every %(number)s minutes", minutes) % {"number": minutes}
