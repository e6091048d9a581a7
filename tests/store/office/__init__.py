"""Files that somebody sends: read as they are, or refused with what to do."""
