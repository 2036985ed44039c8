"""One small backend per format, each `open_…(data, name) -> Document`. None of them knows what a plan is.

`reading.opening` chooses the backend by what is in the file. A backend keeps every word that the file
holds: what a reader of the page would not take for its content goes to `Document.asides` with the reason.
"""
