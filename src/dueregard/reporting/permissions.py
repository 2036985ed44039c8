"""Who may what with reports: this room's rows of the table.

A report tells how a plan stood on past days, so it is for those who see its history.
"""

from dueregard.organisations.models import Role
from dueregard.organisations.permissions import rule

KEEPERS = {Role.ADMINISTRATOR, Role.OFFICER}
RULES = (
    rule(
        "plans.plan",
        "report",
        {Role.ADMINISTRATOR, Role.OFFICER, Role.AUDITOR},
        organisation="organisation",
    ),
    rule("plans.plan", "keep_report edit_report_look", KEEPERS, organisation="organisation"),
    rule("organisations.organisation", "edit_report_look", KEEPERS, organisation="pk"),
)
