"""The store: bad data, and writing that survives anything."""
