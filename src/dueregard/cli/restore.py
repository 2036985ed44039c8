"""`dueregard restore`: an installation brought back from its backup."""

from pathlib import Path

import click

from dueregard.cli.failing import Failure


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Give up everything that this installation holds now.")
@click.option("--look-over", is_flag=True, help="Only read the backup from end to end; change nothing.")
def command(file: Path, replace: bool, look_over: bool) -> None:
    """Make this installation the one that was backed up in FILE.

    Stop the site first. The backup is compared with its manifest before anything is touched, and whatever
    stops the work in the middle leaves the database as it was.
    """
    from dueregard.cli import records

    records.start_django()
    from dueregard.upkeep import restoring
    from dueregard.upkeep.archive import NoBackup

    try:
        if look_over:
            manifest = restoring.look_over(file)
        else:
            records.migrate()
            manifest = restoring.restore_backup(file, replace=replace)
    except NoBackup as error:
        raise Failure(f"{file}: {error}; nothing was changed") from error
    except restoring.NotEmpty as error:
        raise Failure(
            "this installation is not empty: give --replace to lose what is in it, "
            "or set another DUEREGARD_DATA or DATABASE_URL"
        ) from error
    rows = sum(member.rows for member in manifest.records.values())
    done = "is whole" if look_over else "is restored"
    click.echo(f"The backup of {manifest.made_at} {done}: {rows} rows, {len(manifest.files)} kept files.")
    if not look_over:
        click.echo("Everybody signs in again. Run dueregard check, then start the site.")
