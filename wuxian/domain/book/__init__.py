"""The book: everything in one data folder, and what is called how in it."""
