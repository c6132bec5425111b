"""Makes pictures of the pages on which findings stand, and finds where on them. Nothing here ever comes into a verdict."""
