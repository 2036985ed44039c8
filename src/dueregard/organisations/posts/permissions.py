"""Who may what with posts: this room's rows of the table.

Who holds a post is for the body's own people; the reviewer reads what is sent to them. Addresses are shown
to those who keep them.
"""

from dueregard.organisations.permissions import rule
from dueregard.organisations.words import Role

READERS = {Role.ADMINISTRATOR, Role.OFFICER, Role.LEAD, Role.APPROVER, Role.VIEWER, Role.AUDITOR}
KEEPERS = {Role.ADMINISTRATOR, Role.OFFICER}

_BODY = "organisations.organisation"
_POST = "organisations.post"
RULES = (
    rule(_BODY, "view_posts", READERS, organisation="pk"),
    rule(_BODY, "keep_posts", KEEPERS, organisation="pk"),
    rule(_POST, "view", READERS, organisation="organisation"),
    rule(_POST, "edit", KEEPERS, organisation="organisation"),
    rule(_POST, "hand_over", KEEPERS, organisation="organisation"),
)
