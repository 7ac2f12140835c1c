"""What publishers do to their pages from one day to the next."""
