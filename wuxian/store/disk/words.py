"""What the system says of a file it does not give, in Chinese where it is the usual."""

import errno
import os

A_FILE = "这里应是文件"
A_LINK = "是符号链接，账册不跟随链接；请换成真正的文件"


def os_words(error: OSError) -> str:
    """The sentence for an error of reading."""
    if error.errno == errno.ELOOP:
        return A_LINK
    if isinstance(error, PermissionError):
        return "没有读取的权限；请检查文件权限"
    if isinstance(error, FileNotFoundError):
        return "没有这个文件或文件夹"
    if isinstance(error, IsADirectoryError):
        return "是文件夹，应是文件"
    return f"读不出来：{os.strerror(error.errno) if error.errno else error}"
