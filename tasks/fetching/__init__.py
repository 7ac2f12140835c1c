"""ASKING A PUBLISHER: which addresses, with what manners, and how much of an answer is taken."""
