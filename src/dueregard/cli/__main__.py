"""`python -m dueregard.cli` is `dueregard`."""

from dueregard.cli import main

main()
