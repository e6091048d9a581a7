"""What goes into a file: in which format, under which name, and over nobody else's."""

from wuxian.cli.options import Delivery, Destination
from wuxian.errors import Refused
from wuxian.render.formats import Format
from wuxian.store.disk.outgoing import write_outgoing


def format_for(
    output: Destination, usual: Format, known: tuple[Format, ...], *, is_named: bool
) -> Format:
    """What the file's name ends in, unless a format is named; Refused where they contradict."""
    suffix = "" if output.is_folder else output.path.suffix
    found = next((form for form in known if form.suffix == suffix.casefold()), None)
    if found is not None and is_named and found is not usual:
        raise Refused(
            f"文件名的 {suffix} 是{found.label}（{found.name}），"
            f"要的格式是{usual.label}（{usual.name}）",
            remedy=f"二者请取一；{usual.label}的文件名用 {usual.suffix} 结尾。",
        )
    if suffix and found is None and not is_named:
        endings = "、".join(form.suffix for form in known)
        raise Refused(
            f"写不成 {suffix} 文件", remedy=f"文件名请用 {endings} 结尾，或用 --format 指明格式。"
        )
    return found or usual


def deliver(data: bytes, sent: Delivery, name: str, what: str | None = None) -> None:
    """Write what goes out to its file; in a folder it has this name. `what` it is, in words."""
    if sent.to is None:
        raise ValueError(sent)
    folder = sent.to.path
    path = folder / f"{name}{sent.form.suffix}" if sent.to.is_folder else folder
    write_outgoing(path, data, what or sent.form.label, force=sent.force)
