"""WHERE NEWS LIVES: one declaration a publisher."""
