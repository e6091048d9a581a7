"""From views to what is read: a terminal's screen, Markdown, CSV, JSON. It opens nothing."""
