"""What training hears and says."""
