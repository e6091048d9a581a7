"""What changed, who changed it, and where a report comes from."""
