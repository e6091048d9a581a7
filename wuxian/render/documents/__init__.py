"""From a view to its document: what is told of it, in which order and words."""
