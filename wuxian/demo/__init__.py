"""The demo: an invented year on the 20 items, the same every time, labelled as invented."""
