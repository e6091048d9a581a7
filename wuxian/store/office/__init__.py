"""Workbooks, Word tables and CSV: reading what comes from an office suite."""
