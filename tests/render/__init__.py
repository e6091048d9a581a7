"""The renderers: no text is lost."""
