"""Sheets: the lists that come in as tables, and the forms that departments fill in."""
