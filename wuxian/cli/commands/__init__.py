"""The commands, a module each: `command` and the EXAMPLE that its help shows."""

COMMANDS = (
    "list",
    "show",
    "update",
    "appoint",
    "retract",
    "undo",
    "owners",
    "six-ones",
    "programme",
    "agenda",
    "check",
    "report",
    "log",
    "changes",
    "sync",
    "init",
    "demo",
)
