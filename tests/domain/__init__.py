"""The domain: laws and thresholds."""
