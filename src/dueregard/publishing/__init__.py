"""Publishing: deciding what of a plan becomes public, and releasing it as an edition."""
