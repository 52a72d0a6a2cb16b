"""Use cases: each assumes a transaction, and takes the time and new ids from its caller."""
