"""What assessment hears from the other services, and what it tells them."""
