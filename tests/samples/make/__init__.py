"""Makes the sample plans: one description a plan gives both its document and its truth.

`python -m tests.samples.make [name …]` writes them anew; needs LibreOffice and Chromium for some.
"""
