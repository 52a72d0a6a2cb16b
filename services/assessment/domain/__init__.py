"""How good are we: the rules, as functions on plain values. Knows no database, no HTTP, no clock."""
