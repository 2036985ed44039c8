"""Between records and plan files: export, import, and the plan as it stood on any past day."""
