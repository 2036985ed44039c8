"""What actions cost and who pays: funds of a body, amounts of an action, totals and warnings of a plan."""
