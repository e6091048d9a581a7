"""The words of Typer's help in Chinese."""

_WORDS = {
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "Error": "错误",
    "[default: {}]": "[默认：{}]",
    "[env var: {}]": "[环境变量：{}]",
    "[required]": "[必填]",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "required": "必填",
    "Aborted!": "已中断",
}


def chinese(message: str) -> str:
    """The Chinese of one of Typer's words, else the word itself."""
    return _WORDS.get(message, message)
