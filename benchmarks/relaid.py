"""Generality: the open samples' plans laid out anew in every layout and under every set of headings.

`python -m benchmarks.relaid [layout …]` prints the mean and the least field_f1 of each layout by headings;
`--plans` names the samples, `--misses` prints the worst plan's misses. `--crowded` prints instead
how many actions are read by their own title where other columns of prose stand beside them.
"""

import argparse
import sys
from collections.abc import Sequence

from tests.reading import crowded, relaid

from benchmarks import accuracy
from benchmarks.measuring import Table

PLANS = (
    "thornbeck-borough", "ridgeway-police", "pennycross-city", "saltmarsh-fire", "fellside-ambulance",
    "dunmere-district", "marlingford-nhs", "swaleford-ics", "fairmile-college", "strathorran-council",
    "tolland-vale", "harbour-homes",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, a row a layout."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("wanted", nargs="*", help="how the names of the layouts begin")
    parser.add_argument("--plans", nargs="*", default=PLANS, help="samples to lay out anew")
    parser.add_argument("--words", nargs="*", default=[], help="sets of headings")
    parser.add_argument("--misses", action="store_true", help="print what was misread in the worst plan")
    parser.add_argument("--crowded", action="store_true", help="the layouts with other columns of prose")
    asked = parser.parse_args(arguments)
    plans = relaid.sources(asked.plans)
    if asked.crowded:
        print(_crowded(plans))
        return 0
    sets = [one for one in relaid.HEADINGS if not asked.words or one.startswith(tuple(asked.words))]
    table = Table("The same plans laid out anew: field_f1 mean / least", ["layout", *sets, "worst"])
    told: list[str] = []
    for name in relaid.LAYOUTS:
        if asked.wanted and not name.startswith(tuple(asked.wanted)):
            continue
        row, worst = [name], (2.0, "", "")
        for words in sets:
            found = [(relaid.field_f1(plan, name, words), plan.name, words) for plan in plans]
            row.append(f"{sum(one[0] for one in found) / len(found):.3f} / {min(found)[0]:.3f}")
            worst = min(worst, *found)
        table.rows.append([*row, f"{worst[1]}, {worst[2]}"])
        told.append(_misses(name, worst[1], worst[2]))
    table.note = f"{len(plans)} plans"
    print(table)
    if asked.misses:
        print("\n\n".join(told))
    return 0


def _crowded(plans: Sequence[relaid.Source]) -> Table:
    table = Table("Actions beside other columns of prose", ["layout", "mean", "least", "worst"])
    for one in crowded.LAYOUTS:
        found = [(crowded.titles_read(plan, one), plan.name) for plan in plans]
        mean, (least, worst) = sum(share for share, _ in found) / len(found), min(found)
        table.rows.append([crowded.named(*one), f"{mean:.3f}", f"{least:.3f}", worst])
    table.note = f"{len(plans)} plans; the action's heading is in capitals"
    return table


def _misses(layout: str, plan: str, words: str) -> str:
    source = relaid.sources([plan])[0]
    truth, read = relaid.expected(source, layout, words), relaid.read(source, layout, words)
    score = relaid.score(source, layout, words)
    return accuracy.misses(accuracy.Result(f"{plan} as {layout}, {words}", score, truth, read, 0.0))


if __name__ == "__main__":
    sys.exit(main())
