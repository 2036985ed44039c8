"""`dueregard setup`: the first administrator, and the first organisation, of an installation."""

import click

from dueregard.cli.failing import Failure

NATIONS = ("england", "wales", "scotland", "northern-ireland")


@click.command("setup")
@click.option("--email", prompt="Your e-mail address", help="The address to sign in with.")
@click.option("--name", prompt="Your name", help="How history names you.")
@click.option(
    "--password",
    prompt="A password of at least 12 characters",
    hide_input=True,
    confirmation_prompt=True,
    help="Asked for where it is not given; given here, it stays in the history of your shell.",
)
@click.option("--organisation", default="", help="Take this body in, with you as its administrator.")
@click.option("--nation", type=click.Choice(NATIONS), default="england", show_default=True)
@click.option("--sector", default="other", show_default=True, help="local-government, health, education, …")
@click.option("--headcount", type=click.IntRange(min=0), default=None, help="How many people it employs.")
@click.option("--language", type=click.Choice(["en-GB", "cy"]), default="en-GB", show_default=True)
def command(  # one parameter an option: click's own form
    email: str,
    name: str,
    password: str,
    organisation: str,
    nation: str,
    sector: str,
    headcount: int | None,
    language: str,
) -> None:
    """Make the first administrator of this installation. Everybody else comes by invitation."""
    from dueregard.cli import records

    records.start_django()
    from django.core.exceptions import ValidationError

    from dueregard.accounts.models import Account

    records.migrate()
    if Account.objects.exists():
        raise Failure("there are accounts already: sign in, and invite people from the page of your body")
    body = {
        "name": organisation,
        "nation": nation,
        "sector": sector,
        "headcount": headcount,
        "language": language,
    }
    try:
        _set_up(email, name, password, body)
    except ValidationError as error:
        raise Failure("; ".join(error.messages)) from error


def _set_up(email: str, name: str, password: str, body: dict[str, str | int | None]) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.db import transaction

    from dueregard.accounts.models import Account
    from dueregard.history.actor import system
    from dueregard.organisations.operations import create_account, create_organisation

    validate_password(password, Account(email=email, name=name))
    with transaction.atomic():
        account = create_account(
            by=system("setup"), email=email, name=name, password=password, runs_installation=True
        )
        click.echo(f"{account.email} may now sign in and take in organisations.")
        if body["name"]:
            taken_in = create_organisation(by=account.actor, **body)  # type: ignore[arg-type]  # checked by click
            click.echo(f"{taken_in} is at {taken_in.get_absolute_url()}, with you as its administrator.")
