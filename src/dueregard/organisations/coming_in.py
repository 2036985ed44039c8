"""Whoever comes back with a session: their account with all their roles, in one query a request."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import F

from dueregard.accounts.models import Account


class WithRoles(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Signs in as allauth does; the account of a session comes with its roles (`Actor.held`)."""

    def get_user(self, user_id: int) -> Account | None:
        """The account, None where it may not sign in any more."""
        every = Account.objects.filter(pk=user_id)
        rows = list(every.annotate(body=F("memberships__organisation"), role=F("memberships__role")))
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        account = rows[0]
        account.held = tuple((row.body, row.role) for row in rows if row.role)
        return account
