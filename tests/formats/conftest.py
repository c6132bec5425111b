"""Stands here so that the tests in the folders below find the module `docx_source`: pytest puts this folder on the path."""
