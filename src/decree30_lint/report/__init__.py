"""From facts to sentences and files. Knows findings, not how they were found."""
