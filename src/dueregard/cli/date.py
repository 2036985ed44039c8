"""`dueregard date`: what a printed timescale says."""

import click

from dueregard.cli.failing import Failure
from dueregard.cli.files import note, put_out


@click.command("date")
@click.argument("text", nargs=-1, required=True)
@click.option("--academic", is_flag=True, help="The body is a school, college or university.")
@click.option("--period", help="The plan's period as an EDTF interval, such as 2013-04/2016-03.")
def command(text: tuple[str, ...], academic: bool, period: str | None) -> None:
    """Print what the timescale TEXT says, as JSON entries.

    What is not certain is said on standard error, a line each.
    """
    import json

    from dueregard.planfile import edtf
    from dueregard.planfile.model import to_data
    from dueregard.planfile.timescales import Context, read_timescale

    if period and not edtf.is_valid(period):
        raise Failure(f"--period: {edtf.InvalidEdtf(period)}")
    reading = read_timescale(" ".join(text), context=Context(academic=academic, period=period))
    for doubt in reading.doubts:
        choices = f" ({' or '.join(doubt.choices)})" if doubt.choices else ""
        note(f"{doubt.text}{choices}")
    put_out(json.dumps([to_data(entry) for entry in reading.entries], ensure_ascii=False, indent=2) + "\n")
