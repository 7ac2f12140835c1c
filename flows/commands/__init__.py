"""What the words of the command line do: one file a family of commands."""
