"""Who may what with reports: this room's rows of the table.

A report tells how a plan stood on past days, so it is for those who see its history.
"""

from dueregard.organisations.models import Role
from dueregard.organisations.permissions import rule

KEEPERS = {Role.ADMINISTRATOR, Role.OFFICER}
_MAKERS = {*KEEPERS, Role.AUDITOR}
_BODY, _PLAN, _ANNUAL = "organisations.organisation", "plans.plan", "reporting.annualreport"
RULES = (
    rule(_PLAN, "report", _MAKERS, organisation="organisation"),
    rule(_PLAN, "keep_report edit_report_look", KEEPERS, organisation="organisation"),
    rule(_BODY, "report", _MAKERS, organisation="pk"),
    rule(_BODY, "edit_report_look write_annual_report", KEEPERS, organisation="pk"),
    rule(_ANNUAL, "report", _MAKERS, organisation="organisation"),
    rule(_ANNUAL, "edit keep_report", KEEPERS, organisation="organisation"),
)
