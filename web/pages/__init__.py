"""The pages, one file each; every address a person can type is in one of them."""
