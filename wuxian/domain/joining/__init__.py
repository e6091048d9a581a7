"""Joining two people's versions of a hand-written file, field by field, words and all."""
