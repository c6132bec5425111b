"""Reports repairs: for people, and for programs."""
