"""The rules of training: pure functions and frozen values, standard library only."""
