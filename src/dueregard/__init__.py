"""dueregard: the open system with which a public body runs its equality action plan."""
