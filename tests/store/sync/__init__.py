"""Exchanging books, tried with real git."""
