"""Scans: pages that are pictures, in a PDF or in a file of their own, whose words are recognised.

    page ──pictures──▶ picture ──straight──▶ level ──engine──▶ words ┐
                                               └────rulings──▶ lines ┴──page──▶ what PDFs without tags give

What comes of a page is read on as a page of a PDF without tags. Without the extra `dueregard[ocr]` nothing
here recognises a word, and whoever asks gets None.
"""
