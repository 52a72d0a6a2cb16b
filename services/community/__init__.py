"""Community: who we are, and what we do together."""
