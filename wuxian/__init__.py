"""wuxian: a city's supervised work, kept as dated facts in TOML."""

__version__ = "0.1.0"
