"""How things stand on a day: what it all adds up to."""
