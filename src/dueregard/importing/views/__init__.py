"""Pages of the way in. Each begins by fetching with permission: what somebody may not see is not there."""
