"""The rim for output: files appear whole, or not at all.

Owns writing to the disk; what is written comes in as bytes.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["write_whole"]

_FORBIDDEN = frozenset('/\\:*?"<>|')


def write_whole(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made where it is missing; return their paths.

    All files are first written beside their place and flushed to the disk, then renamed one
    by one: a failure before the renames leaves every old file whole, and no reader ever
    sees half a file.

    Args:
        folder: Where the files go.
        files: Plain file name and content; a name never leads to another folder.

    Raises:
        OutputError: A name is not a plain file name, or the disk refuses.
    """
    for name in files:
        _check_name(name)
    targets = tuple(folder / name for name in files)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_folders(targets)
        # Inside the folder: a rename is atomic only within one file system.
        with TemporaryDirectory(dir=folder, prefix=".kg-", ignore_cleanup_errors=True) as beside:
            for name, content in files.items():
                _write_flushed(Path(beside, name), content)
            for target in targets:
                Path(beside, target.name).replace(target)
        _flush_folder(folder)
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            where=str(folder),
            hint="the files that were there are unchanged or whole",
        ) from error
    return targets


def _check_name(name: str) -> None:
    """Refuse what is not a plain file name on any system."""
    plain = (
        name not in {"", ".", ".."}
        and name == name.rstrip(" .")
        and not any(c in _FORBIDDEN or not c.isprintable() for c in name)
    )
    if not plain:
        raise OutputError(
            "not a plain file name",
            where=repr(name),
            hint="name a file inside the output folder, without separators",
        )


def _refuse_folders(targets: tuple[Path, ...]) -> None:
    """Find before the first rename what would make a later one fail."""
    for target in targets:
        if target.is_dir() and not target.is_symlink():
            raise OutputError(
                "is a folder where a file should go",
                where=str(target),
                hint="move it away or choose another output folder",
            )


def _write_flushed(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the renames last through a power cut, where the system can open a folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
