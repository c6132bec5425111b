"""Plans the correction of a DOCX, and proves that nothing else was changed."""
