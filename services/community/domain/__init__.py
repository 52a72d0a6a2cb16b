"""Pure rules of the community service: stdlib only, no I/O but the rule tables beside them."""
