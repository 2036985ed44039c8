"""Secrets that open something for whoever bears them: told once, kept as a hash."""

import secrets
from hashlib import sha256


def new_secret() -> str:
    """256 random bits, fit for an address."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is random and long, so that a plain hash keeps it."""
    return sha256(secret.encode()).hexdigest()
