"""From a document to a plan: upload, draft, mending by hand, acceptance. Nothing is live before that."""
