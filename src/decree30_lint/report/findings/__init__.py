"""Reports of findings: one module a format, one table that names them."""
