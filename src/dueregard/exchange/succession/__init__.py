"""From one plan to the next: what goes on is carried forward, linked both ways."""
