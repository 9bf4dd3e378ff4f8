"""Which files of a folder are read."""

from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import InputError, UnreadableInput
from ..knowledge.own import holds_knowledge
from .formats import format_of

Skip = Callable[[str, str], None]
"""Told the name and the reason of each file of a folder that is left out; leaving one out is no error."""

_KNOWLEDGE = "a folder of knowledge for `knowledge = DIR`, no reports"
_ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "changelog", "contributing"})


def files(path: Path, on_skip: Skip | None) -> Iterator[Path | InputError]:
    """The file itself, or the files below a folder in the order of their names."""
    pending = [path]
    while pending:
        here = pending.pop()
        try:
            reason = None if here is path else _why_not(here)
            if reason is None and here.is_dir():
                pending += sorted(here.iterdir(), reverse=True)
            elif reason is None:
                yield here
            elif on_skip:
                on_skip(str(here), reason)
        except (OSError, ValueError) as error:
            yield unreadable(here, error)


def _why_not(path: Path) -> str | None:
    """Why a thing found in a folder is left out; null where it is read."""
    if path.name.startswith("."):
        return "hidden"
    if path.is_dir():
        return "a link to a folder" if path.is_symlink() else _KNOWLEDGE if holds_knowledge(path) else None
    if not path.is_file():
        return "no regular file"
    return left_out(path.name)


def left_out(name: str) -> str | None:
    """Why a file of this name is no report, in a folder or an archive; null where it may be one."""
    path = Path(name)
    if format_of(path.suffix) is None:
        return f"the suffix {path.suffix!r} is not one that reportedly reads" if path.suffix else "no suffix"
    return "about the folder, no report" if path.stem.lower() in _ABOUT_THE_FOLDER else None


def unreadable(path: Path, error: OSError | ValueError) -> UnreadableInput:
    """A file that cannot be opened."""
    problem = error.strerror if isinstance(error, OSError) else str(error)
    return UnreadableInput(str(path), f"cannot be opened: {problem or error}")
