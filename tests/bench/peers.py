"""The peers: task managers of the command line, given the same titles."""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .processes import Desk
from .timing import ROUND, Contestant


@dataclass(frozen=True)
class Peer:
    """A program, and how it is set up, filled and used; no word of a command has a space in it."""

    name: str
    needs: tuple[str, ...]
    version: str
    add: str
    timed: Mapping[str, str]
    settings: Mapping[str, str] = field(default_factory=dict)
    prepare: tuple[str, ...] = ()

    def is_installed(self, search_path: str) -> bool:
        """Whether all the programs it needs are there."""
        return all(shutil.which(program, path=search_path) for program in self.needs)

    def set_up(self, desk: Desk, titles: Sequence[str]) -> None:
        """Give it its settings and one task for each title, through its own front door."""
        for name, text in self.settings.items():
            file = desk.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        for command in self.prepare:
            desk.run(*command.split())
        for title in titles:
            desk.run(*self.add.split(), title)

    def full_name(self, desk: Desk) -> str:
        """Its name with the number of its version."""
        number = re.search(r"\d+(\.\d+)+", desk.run(*self.version.split()))
        return f"{self.name} {number[0] if number else '?'}"

    def contestants(self, book: str, desk: Desk) -> Iterator[Contestant]:
        """The commands that do what wuxian's commands of the same name do."""
        for verb, command in self.timed.items():
            yield Contestant(f"{self.name} {verb}", book, tuple(command.split()), desk)


PEERS = (
    Peer(
        name="todoman",
        needs=("todo",),
        version="todo --version",
        settings={
            ".config/todoman/config.py": 'path = "~/lists/*"\ndefault_list = "items"\n',
            "lists/items/displayname": "items",
        },
        add="todo new",
        timed={
            "list": "todo list",
            "show": "todo show 5",
            # It cannot set a percentage or add a note without an editor.
            "update": f"todo edit 5 --location 第{ROUND}轮",
        },
    ),
    Peer(
        name="topydo",
        needs=("topydo",),
        version="topydo -v",
        add="topydo add",
        timed={
            "list": "topydo ls",
            # It has no command that shows one task.
            "show": "topydo ls -i 5",
            "update": f"topydo append 5 第{ROUND}轮",
        },
    ),
    Peer(
        name="Backlog.md",
        needs=("backlog", "node", "git"),
        version="backlog --version",
        prepare=("git init --quiet", "backlog init items --defaults"),
        add="backlog task create",
        timed={
            "list": "backlog task list --plain",
            "show": "backlog task 5 --plain",
            "update": f"backlog task edit 5 --append-notes 第{ROUND}轮",
        },
    ),
    Peer(
        name="Taskwarrior",
        needs=("task",),
        version="task --version",
        settings={".taskrc": "data.location=~/tasks\nconfirmation=off\n"},
        add="task add --",
        timed={
            "list": "task list",
            "show": "task 5 info",
            "update": f"task 5 annotate 第{ROUND}轮",
        },
    ),
)
