"""KNOWING: text → facts; one file a fact kind."""
