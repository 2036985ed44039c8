"""`dueregard mail-test`: whether mail leaves."""

import click

from dueregard.cli.failing import Failure


@click.command("mail-test")
@click.argument("address")
def command(address: str) -> None:
    """Send one mail to ADDRESS in the way that is set, and say what came of it."""
    from dueregard.cli import records

    records.start_django()
    from smtplib import SMTPException

    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.mail import get_connection, send_mail
    from django.core.validators import validate_email

    try:
        validate_email(address)
        with get_connection(timeout=20) as connection:
            send_mail(
                "dueregard can send mail",
                "This mail was asked for by dueregard mail-test. Nothing need be done.\n",
                settings.DEFAULT_FROM_EMAIL,
                [address],
                connection=connection,
            )
    except ValidationError as error:
        raise Failure(f"{address}: {error.messages[0]}") from error
    except (OSError, SMTPException) as error:
        where = _taker(settings.EMAIL_BACKEND, settings.EMAIL_HOST)
        raise Failure(f"{where} did not take the mail ({error}): see DUEREGARD_MAIL") from error
    click.echo(f"{_taker(settings.EMAIL_BACKEND, settings.EMAIL_HOST)} took the mail to {address}.")


def _taker(backend: str, host: str) -> str:
    kind = backend.split(".")[-2]
    takers = {
        "smtp": host,
        "console": "The console",
        "filebased": "The mail folder",
        "notify": "GOV.UK Notify",
    }
    return takers.get(kind, kind)
