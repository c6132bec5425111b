"""What a document is, what its parts mean, what a rule and a verdict are. Knows no file format and no rule."""
