"""An action's dates while its plan is followed: moved targets, occurrences, conditions, review dates."""
