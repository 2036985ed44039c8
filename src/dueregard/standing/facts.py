"""The facts from which an action's dates follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dueregard.planfile.model import Entry

OVER: Final = frozenset({"completed", "withdrawn", "not-applicable"})
"""The statuses after which nothing more is expected."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The time for which a plan is followed here; None where nobody has said.

    `begins` is the first day of the plan's period, from which rules without a beginning count. Of what fell
    due before `since` nothing was recorded here, so it is never late. `until` is the plan's last day.
    """

    begins: date | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """One condition that somebody has marked as met: its words as in the entry, and what is due then, in EDTF
    ("" where nothing is)."""

    text: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What has been stated of one action. All dates of the plan are EDTF.

    `entries` are the printed timescale's; `moved_to` the targets of accepted revisions, the latest last.
    `added` and `excluded` are occurrences put in and taken out by hand, `recorded` what was said last of
    the status of each occurrence by its name ("" where only words were).
    """

    status: str = ""
    entries: tuple[Entry, ...] = ()
    moved_to: tuple[str, ...] = ()
    met: tuple[Met, ...] = ()
    added: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    recorded: Mapping[str, str] = field(default_factory=dict)
    paused_until: date | None = None
    review_on: date | None = None
    followed: Followed = Followed()
    carried: bool = False
    """Whether the action goes on in another plan, so that nothing more is expected of it here."""

    def entries_of(self, kind: str) -> list[Entry]:
        """The printed entries of one kind, in their order."""
        return [entry for entry in self.entries if entry.kind == kind]

    def unmet(self) -> list[str]:
        """The words of the conditions for which the action still waits."""
        met = {each.text for each in self.met}
        return [entry.text for entry in self.entries_of("conditional") if entry.text not in met]
