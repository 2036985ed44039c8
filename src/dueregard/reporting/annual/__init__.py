"""The annual report of a body: what its nation expects, told in words and drawn from its plans."""
