"""Text and tables: reading, writing and joining files."""
