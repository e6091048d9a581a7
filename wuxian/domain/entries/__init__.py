"""Entries: one dated fact each; a module for each kind."""
