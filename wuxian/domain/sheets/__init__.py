"""Tables of files: their cells, what was entered in them, and what they propose to a book."""
