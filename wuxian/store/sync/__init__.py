"""Exchanging a book with a shared repository, so that nothing is lost and nothing is forced."""
