"""The first page after signing in, figures of plans and bodies with their rows, and calendar feeds."""
