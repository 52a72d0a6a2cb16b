"""Files that assessment draws: reports on paper and as tables."""
