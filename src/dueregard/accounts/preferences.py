"""What people choose for themselves alone: no history is told of it."""

from dueregard.accounts.models import Account


def choose_language(account: Account, language: str) -> None:
    """Have letters to the account written in this language, a code of the site; "" for that of who writes."""
    account.language = language
    account.full_clean()
    account.save(update_fields=["language"])
