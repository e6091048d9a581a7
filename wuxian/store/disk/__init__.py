"""The book's folder: which files it has, reading it whole, and creating files in it."""
