"""Did a programme help? Kirkpatrick's four levels, and Phillips' fifth only where it was given what it needs."""
