"""Where logs go and how they look: standard error, a line of JSON each, or text for people's eyes."""

from typing import Any

import structlog

from dueregard.upkeep.logs import without_messages, without_secrets


def logging_settings(form: str) -> dict[str, Any]:
    """Django's `LOGGING`; `form` is "json" or "text". Sets structlog up to log the same way."""
    before: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    as_text: Any = structlog.dev.ConsoleRenderer(colors=False)
    as_json: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    line = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": before,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_messages,
            without_secrets,
            as_text if form == "text" else as_json,
        ],
    }
    # Without any handler Python itself would write them to the console.
    silent: dict[str, Any] = {"handlers": ["nowhere"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "line"},
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": "WARNING"},
            "dueregard": {"level": "INFO"},
            # They log paths and host names as they came; LogRequests logs the same requests without.
            "django.request": silent,
            "django.server": silent,
            "django.security": silent,
        },
    }
