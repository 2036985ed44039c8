"""Two versions of a plan beside each other: of two days, two events or two snapshots."""
