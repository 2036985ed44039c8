"""One index over everything that a person may see, in the database's own full text."""
