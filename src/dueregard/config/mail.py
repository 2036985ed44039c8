"""How mail leaves, by one address."""

from typing import Any

import environ


def mail_settings(url: str) -> dict[str, Any]:
    """Django's settings of mail; of `filemail:///folder` the folder from the root, as it is written."""
    given: dict[str, Any] = environ.Env.email_url_config(url)
    return {**given, "EMAIL_FILE_PATH": f"/{given['EMAIL_FILE_PATH']}"}
