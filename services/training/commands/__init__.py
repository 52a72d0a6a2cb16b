"""What can be done in training. Each command assumes a transaction, and is run again with it."""
