"""Training: what is taught, to whom, and what they earned by it."""
