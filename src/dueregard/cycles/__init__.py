"""Review cycles: asking leads for updates, by mail and link, until all is answered and approved."""
