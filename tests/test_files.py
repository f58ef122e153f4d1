"""Files appear whole, or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kg.errors import OutputError
from kg.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "exports"

    paths = write_whole(folder, {"a.ttl": b"a", "b.nt": b"\x00\r\n"})

    assert paths == (folder / "a.ttl", folder / "b.nt")
    assert _contents(folder) == {"a.ttl": b"a", "b.nt": b"\x00\r\n"}


def test_old_files_are_replaced_and_others_kept(tmp_path: Path) -> None:
    write_whole(tmp_path, {"a": b"old", "b": b"kept"})

    write_whole(tmp_path, {"a": b"new"})

    assert _contents(tmp_path) == {"a": b"new", "b": b"kept"}


def test_files_can_be_read_like_any_other(tmp_path: Path) -> None:
    (path,) = write_whole(tmp_path, {"a": b""})
    (tmp_path / "other").touch()

    assert path.stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "../a", "a/b", "/etc/a", "a\\b", "..\\a", "C:a", "a:b", "a\0b", "a\nb",
        "a\u202eb", "a.", "a ", "a*", "a?", "a|b", "<a>", 'a"b', "\ud800",
    ],
)  # fmt: skip
def test_a_name_that_is_not_a_plain_file_name_writes_nothing(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "exports"

    with pytest.raises(OutputError) as caught:
        write_whole(folder, {"good": b"", name: b""})

    assert caught.value.what == "not a plain file name"
    assert len(str(caught.value).splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_failure_before_the_renames_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path, {"a": b"old", "b": b"old"})
    flushed: list[int] = []

    def fail_at_the_second(handle: int) -> None:
        flushed.append(handle)
        if len(flushed) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail_at_the_second)

    with pytest.raises(OutputError) as caught:
        write_whole(tmp_path, {"a": b"new", "b": b"new"})

    assert str(caught.value) == (
        f"{tmp_path}: cannot be written: No space left on device; "
        "the files that were there are unchanged or whole"
    )
    assert _contents(tmp_path) == {"a": b"old", "b": b"old"}


def test_a_folder_in_the_place_of_a_file_is_found_before_anything_changes(tmp_path: Path) -> None:
    write_whole(tmp_path, {"a": b"old"})
    (tmp_path / "b").mkdir()

    with pytest.raises(OutputError, match="is a folder where a file should go"):
        write_whole(tmp_path, {"a": b"new", "b": b"new"})

    assert (tmp_path / "a").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"safe")
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "a").symlink_to(outside)

    write_whole(folder, {"a": b"new"})

    assert outside.read_bytes() == b"safe"
    assert _contents(folder) == {"a": b"new"}


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path / "file" / "exports", {"a": b""})
