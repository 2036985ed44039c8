"""The public pages and files. Each is answered by `answering.public_page`."""
