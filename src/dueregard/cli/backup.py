"""`dueregard backup`: everything that makes up the installation, in one file."""

from pathlib import Path

import click

from dueregard.cli.failing import NO, cause_of


@click.command("backup")
@click.argument("out", type=click.Path(path_type=Path), required=False)
@click.option(
    "--with-secret-key",
    is_flag=True,
    help="Keep the secret key in it too, so that links in mails stay good; guard the file well.",
)
@click.pass_context
def command(context: click.Context, out: Path | None, with_secret_key: bool) -> None:
    """Write the records and the kept files to OUT, while the site runs.

    Without OUT, to dueregard-DATE.zip in this folder. It holds all that the database holds, personal data and
    password hashes among it, and is readable by its owner only. Settings are not in it.
    """
    from dueregard.cli import records

    records.start_django()
    from dueregard import clock
    from dueregard.upkeep.backup import make_backup

    path = out or Path(f"dueregard-{clock.now():%Y-%m-%d-%H%M}.zip")
    try:
        manifest = make_backup(path, with_secret_key=with_secret_key)
    except OSError as error:
        raise click.ClickException(cause_of(error, str(path))) from error
    rows = sum(member.rows for member in manifest.records.values())
    click.echo(f"{path}: {rows} rows of {len(manifest.records)} tables, {len(manifest.files)} kept files")
    for sha256 in manifest.missing:
        click.echo(f"dueregard: the kept file {sha256} is gone from the disk: see older backups", err=True)
    if manifest.missing:
        context.exit(NO)
