"""What the pages of annual reports call how a section is told, and what could not be drawn."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from dueregard.reporting.annual.covering import Coverage

COVERAGE: Final[dict[Coverage, Any]] = {
    Coverage.WRITTEN: _("in words"),
    Coverage.DRAWN: _("drawn from the plans"),
    Coverage.BOTH: _("in words, and drawn from the plans"),
    Coverage.NOT_COVERED: _("not covered, with a reason"),
    Coverage.SPARED: _("not asked of so small an organisation"),
    Coverage.MISSING: _("nothing is stated"),
}
SILENT: Final[dict[str, Any]] = {
    "objectives": _("Objectives of which nothing was recorded in the year"),
    "effectiveness": _("Objectives of which nobody said in the year how effective the steps were"),
}
"""By part that is drawn, what is missing of so many objectives."""
