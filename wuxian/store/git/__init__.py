"""The only door to git: history is read from its objects, and written by its own commands."""
