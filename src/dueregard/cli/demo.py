"""`dueregard demo`: five councils' public plans to look at."""

import click

from dueregard.cli.failing import Failure


@click.command("demo")
@click.option("--fresh", is_flag=True, help="Forget the demo's data and start over.")
def command(fresh: bool) -> None:
    """Load the demo: five bodies with a plan each, two of which go on in an invented plan in force today, one
    of them with an annual report.

    What is there already stays as it is.

    It makes an account for each role. Their passwords are random, and shown this once.
    """
    from dueregard.cli import records

    records.start_django()
    from dueregard import clock
    from dueregard.demo.annual import report_on_year
    from dueregard.demo.load import NotOnlyDemo, clear, load
    from dueregard.demo.people import give_posts, make_people
    from dueregard.demo.publishing import publish
    from dueregard.demo.successors import carry_on

    records.migrate()
    if fresh:
        try:
            clear()
        except NotOnlyDemo as error:
            raise Failure(f"the database holds more than the demo ({error}), so it stays") from error
    for plan in load():
        click.echo(f"{plan.organisation}: {plan}, {plan.actions.count()} actions")
    for plan in carry_on(clock.today()):
        click.echo(f"{plan.organisation}: {plan}, {plan.actions.count()} actions")
    for report in report_on_year(clock.today()):
        click.echo(f"annual report: {report}")
    people = list(make_people())
    give_posts()
    for edition in publish():
        click.echo(f"published: {edition}")
    if people:
        click.echo("Accounts to sign in with. Their passwords are not shown again:")
    for account, password in people:
        click.echo(f"  {account.email:<32} {password}")
    click.echo("The demo is loaded.")
