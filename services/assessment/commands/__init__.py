"""Use cases, one verb each. They assume a transaction and take the time as an argument."""
