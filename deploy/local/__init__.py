"""The local runner behind `./bina`: standard library only until the virtual environment exists."""
