"""Plans out: everything that leaves the house is written here. No Django."""
