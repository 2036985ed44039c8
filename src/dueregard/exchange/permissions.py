"""Who may what with snapshots. Whoever sees a plan's history sees those of it: it tells no less."""

from dueregard.organisations.models import Role
from dueregard.organisations.permissions import rule

RULES = (rule("plans.plan", "take_snapshot", {Role.OFFICER}, organisation="organisation"),)
