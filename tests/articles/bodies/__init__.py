"""Pages in every known design around stories of our own, each with its true text."""
