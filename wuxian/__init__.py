"""wuxian: a city's supervised work, kept as dated facts in TOML."""
