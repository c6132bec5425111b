"""Reads PDF with two libraries behind the one contract of `content`: pdfium, which is quick, and pdfplumber, which is sure.

`choose` picks one. `pdfium` and `plumber` open a file and walk through its pages; of what they find they ask the modules
named after a question: letters, fonts, fake_bold, strokes, images, fields, visibility, tag_tree, page_frame, pages_kept,
file_facts.
Each of these states at its top what the answer is, and holds the answers of both. None loads pdfminer, which is slow to load
and seldom needed.
"""
