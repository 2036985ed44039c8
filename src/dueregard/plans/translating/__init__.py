"""A plan's words in other languages: kept beside the words that they were made from, checked by somebody."""
