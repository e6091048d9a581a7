"""The domain: pure values and the rules between them; a day is always a parameter."""
