"""Lists (清单) that come in: from the words of a table to what they would write into a book."""
