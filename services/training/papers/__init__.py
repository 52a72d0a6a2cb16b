"""What leaves the house: the certificate on paper, and the badge under our signature. On demand, always the same."""
