"""The form that is filed with a draft: one page that says what was checked, how, and what came of it."""
