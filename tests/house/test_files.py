"""What no file of the repository says: where it was made, when, or where packages come from."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Put together here, so that this file does not contain them.
HOSTS = tuple(
    "".join(parts)
    for parts in (
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("registry.", "npmjs"),
        ("crates", ".io"),
        ("proxy.", "golang"),
        ("repo1.", "maven"),
        ("deb.", "debian.org"),
        ("files.", "python"),
    )
)
FOLDERS = tuple("".join(parts) for parts in (("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/")))


def tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - git is found on the path, as make finds it
        cwd=ROOT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def test_no_file_names_a_registry() -> None:
    pattern = re.compile("|".join(map(re.escape, HOSTS)), re.IGNORECASE)

    assert [str(p) for p in tracked() if pattern.search(text_of(p))] == []


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    pattern = re.compile("|".join(rf"(?<![\w.:/<-]){re.escape(f)}" for f in FOLDERS))

    assert [str(p) for p in tracked() if pattern.search(text_of(p))] == []


def test_the_locks_pin_every_package_with_a_hash_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip())

        assert len(entries) > 50
        assert [e for e in entries if not re.match(r"[\w.-]+==\S+", e)] == []
        assert [e for e in entries if "--hash=sha256:" not in e] == []


def test_both_locks_agree() -> None:
    def pins(name: str) -> dict[str, str]:
        return dict(
            re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        )

    run, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: dev.get(name) for name in run} == run
