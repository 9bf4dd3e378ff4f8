"""Where a corpus lies and where its output goes: a folder of this machine, or a bucket (s3://, gs://) by pyarrow."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UnreadableInput
from ..publish.arrow import need_pyarrow

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem


def opened(place: str) -> "tuple[FileSystem, str]":
    """The file system of a path or URL, and the path in it.

    Raises:
        ResourceError: pyarrow is not installed.
        UnreadableInput: there is no such sort of storage.
    """
    need_pyarrow()
    from pyarrow.fs import FileSystem, LocalFileSystem

    if "://" not in place:
        return LocalFileSystem(), str(Path(place).expanduser().absolute())
    try:
        found, path = FileSystem.from_uri(place)
    except (ValueError, OSError) as error:
        remedy = "give a path, s3://bucket/folder or gs://bucket/folder"
        raise UnreadableInput(place, f"cannot be opened: {str(error)[:160]}", remedy=remedy) from None
    return found, path


def files_in(place: str) -> Iterator[tuple[str, int]]:
    """The files of a folder and its folders by name, or the one file, each as path or URL with its size in bytes.

    Raises:
        UnreadableInput: there is nothing.
    """
    from pyarrow.fs import FileSelector, FileType

    system, path = opened(place)
    info = system.get_file_info(path)
    if info.type is FileType.NotFound:
        raise UnreadableInput(place, "is not there")
    if info.type is FileType.File:
        yield place, info.size
        return
    root = place.rstrip("/")
    for each in sorted(system.get_file_info(FileSelector(path, recursive=True)), key=lambda each: each.path):
        inside = each.path[len(path.rstrip("/")) + 1 :]
        if each.type is FileType.File and not any(part.startswith((".", "_")) for part in inside.split("/")):
            yield f"{root}/{inside}", each.size


def write_whole(place: str, name: str, data: bytes) -> None:
    """Write a file that stands there whole or not at all, over whatever stood there."""
    system, root = opened(place)
    target = f"{root}/{name}"
    system.create_dir(target.rsplit("/", 1)[0], recursive=True)
    with system.open_output_stream(f"{target}.part") as stream:
        stream.write(data)
    system.move(f"{target}.part", target)


def read_whole(place: str, name: str) -> bytes | None:
    """The bytes of a file; null where there is none."""
    from pyarrow.fs import FileType

    system, root = opened(place)
    if system.get_file_info(f"{root}/{name}").type is not FileType.File:
        return None
    with system.open_input_stream(f"{root}/{name}") as stream:
        return bytes(stream.read())


def names_in(place: str, folder: str, suffix: str) -> list[str]:
    """The names (without `suffix`) of the files that a folder of `place` holds, sorted."""
    from pyarrow.fs import FileSelector

    system, root = opened(place)
    found = system.get_file_info(FileSelector(f"{root}/{folder}", allow_not_found=True))
    return sorted(each.base_name.removesuffix(suffix) for each in found if each.base_name.endswith(suffix))


def as_json(value: Mapping[str, object]) -> bytes:
    """JSON that is the same for the same value."""
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
