"""WHAT HAPPENS: one verb a file, thin; the knowledge rooms lie beneath."""
