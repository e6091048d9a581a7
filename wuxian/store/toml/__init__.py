"""From bytes to tables and back: reading, writing and joining the book's files."""
