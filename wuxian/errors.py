"""What can go wrong with a command, one small tree; the number is the exit code."""

from typing import ClassVar


class WuxianError(Exception):
    """A command that cannot be done, told in one sentence with its remedy."""

    exit_code: ClassVar[int]

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class Refused(WuxianError):
    """A value or a use of the command that is not accepted."""

    exit_code = 2


class ExtraMissing(Refused):
    """What needs packages that are not installed: those of the extra `office`."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what}要用的软件包没有安装", remedy="请先安装：pip install 'wuxian[office]'"
        )


class NotFound(WuxianError):
    """No such item, entry or department."""

    exit_code = 3


class Unreadable(WuxianError):
    """Data that cannot be read or is not valid."""

    exit_code = 4


class Unwritable(WuxianError):
    """Data that cannot be written; nothing was changed."""

    exit_code = 5


class GitFailed(WuxianError):
    """What git could not do; what the command had written before stays written.

    `cut_off` says that git was stopped and may have left something half done.
    """

    exit_code = 6

    def __init__(self, message: str, *, remedy: str = "", cut_off: bool = False) -> None:
        super().__init__(message, remedy=remedy)
        self.cut_off = cut_off


class OfAnotherUser(GitFailed):
    """The repository is another user's, and git will not touch it."""


class Locked(GitFailed):
    """A lock of another git stands in the way, and has for so long that nobody waits for it."""


class GitMissing(GitFailed):
    """There is no git on this machine."""


class Stopped(WuxianError):
    """Somebody broke off a row of questions of which some were answered and written down."""

    exit_code = 130
