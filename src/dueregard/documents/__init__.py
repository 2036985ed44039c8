"""Files that people bring: kept whole under their hash, with who brought them and who may have them back."""
