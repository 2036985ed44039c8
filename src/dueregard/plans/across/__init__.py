"""Actions across all plans that a person may see: one list, by date, however many there are."""
