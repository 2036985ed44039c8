"""Forms of the way in, one module for each of the views that show them."""
