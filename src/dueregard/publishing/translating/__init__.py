"""Where a plan's words are translated and checked: side by side, or in a file for a translation unit."""
