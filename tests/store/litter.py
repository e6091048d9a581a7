"""Litter: what editors, offices, systems, disks and sync programs leave in any folder."""

FILES = (
    "item.toml~", "#item.toml#", ".item.toml.swp", "4913", "item.toml.bak", "item.toml.orig",
    "item.toml.rej", "item.toml.tmp", "item.toml.txt", "~$进展.xlsx", ".~lock.进展.xlsx#",
    "进展.docx", "Thumbs.db", "desktop.ini", "item.toml:Zone.Identifier", ".DS_Store",
    "._item.toml", "Icon\r", "item.toml@SynoResource", ".item.toml.k3Xf9a", "说明.txt",
)  # fmt: skip
"""Names of files, none of which is a file of a book."""

FOLDERS = (
    "$RECYCLE.BIN", "__MACOSX", "@eaDir", "#recycle", ".@__thumb", ".sync", "photos", "备份",
    ".2021",
)  # fmt: skip
"""Names of folders."""

LINKS = (".#item.toml", "latest", "进展.xlsx")
"""Names of links that lead nowhere."""
