"""What differs between two states of a book: fields of plans, entries, lamps."""
