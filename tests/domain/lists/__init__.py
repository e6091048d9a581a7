"""Lists that come in, before anything is written."""
