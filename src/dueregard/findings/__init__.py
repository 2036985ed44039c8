"""What the plan check finds in the plans that are kept: pages, excuses, and counts over time."""
