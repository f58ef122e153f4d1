from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from kg._version import __version__
from kg.cli import main

if TYPE_CHECKING:
    from tests.cli.conftest import Runner

ROOT = Path(__file__).parents[2]
KG = [sys.executable, "-m", "kg.cli"]
VERBS = ("build", "extract", "validate", "query", "convert", "view", "stats", "path", "evaluate")


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **changes}


def test_the_version_is_one_line(kg: Runner) -> None:
    outcome = kg("--version")

    assert (outcome.code, outcome.out, outcome.err) == (0, f"kg {__version__}\n", "")


def test_an_unknown_verb_gets_a_suggestion(kg: Runner) -> None:
    outcome = kg("biuld")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "kg: No such command 'biuld'. Did you mean 'build'? See kg --help.\n"


def test_an_unknown_option_gets_a_suggestion(kg: Runner) -> None:
    outcome = kg("stats", "--tops", "5")

    assert outcome.code == 2
    assert outcome.err == (
        "kg: No such option '--tops'. Did you mean '--top'? See kg stats --help.\n"
    )


def test_without_a_verb_the_help_is_shown_as_trouble(kg: Runner) -> None:
    outcome = kg()

    assert (outcome.code, outcome.out) == (2, "")
    assert "Usage: kg [OPTIONS]" in outcome.err


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example_of_itself(kg: Runner, verb: str) -> None:
    outcome = kg(verb, "--help")

    assert outcome.code == 0
    assert f"Example: kg {verb} " in outcome.out


def test_the_help_lists_the_verbs_in_the_order_of_the_work(kg: Runner) -> None:
    out = kg("--help").out

    assert sorted(VERBS, key=out.index) == list(VERBS)
    assert "..." not in out.partition("Commands:")[2]


def raising(error: BaseException) -> click.Group:
    group = click.Group()

    @group.command()
    def fail() -> None:
        raise error

    return group


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, ""),
        (click.Abort(), 130, ""),
        (click.ClickException("not so"), 2, "kg: not so\n"),
        (
            OSError(28, "No space left", "x.ttl"),
            2,
            "kg: x.ttl: No space left\n",
        ),
        (
            ValueError("two\nlines"),
            2,
            (
                "kg: internal error: ValueError: two lines; "
                "please report it; KG_TRACEBACK=1 shows where it happened\n"
            ),
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_trouble_is_one_line_and_never_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    told: str,
) -> None:
    monkeypatch.setattr("kg.cli._kg", raising(error))

    assert main(["fail"]) == code
    assert capsys.readouterr().err.lstrip("\n") == told


def test_a_developer_can_ask_for_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli._kg", raising(ValueError("here")))
    monkeypatch.setenv("KG_TRACEBACK", "1")

    with pytest.raises(ValueError, match="here"):
        main(["fail"])


def test_a_reader_that_goes_away_is_no_traceback(sample: Path) -> None:
    with subprocess.Popen(
        [*KG, "convert", sample, "--to", "nt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (2, b"")


def test_data_is_utf8_under_any_locale(sample: Path) -> None:
    done = subprocess.run(
        [*KG, "query", sample, "-", "--format", "csv"],
        input=b"SELECT ?n { ?x kg:nameText ?n }",
        capture_output=True,
        check=True,
        env=environment(LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="latin-1"),
    )

    assert done.stdout.decode() == "n\r\nАнна Варга\r\n"


def test_a_terminal_does_not_obey_the_data(sample: Path) -> None:
    query = r'SELECT ("\u001b]0;x\u0007\u202Eabc" AS ?x) {}'
    master, slave = pty.openpty()
    done = subprocess.run(
        [*KG, "query", sample, "-", "--format", "csv"],
        input=query.encode(),
        stdout=slave,
        stderr=subprocess.PIPE,
        check=True,
        env=environment(),
    )
    os.close(slave)
    shown = os.read(master, 10_000).decode()
    os.close(master)

    assert shown.split() == ["x", r"\x1b]0;x\x07\u202eabc"]
    assert done.stderr == b""


def test_the_module_runs_as_the_script_does() -> None:
    done = subprocess.run([*KG, "--version"], capture_output=True, check=True, env=environment())

    assert done.stdout.decode() == f"kg {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["stats", "--format", "json"], ["path", "--all", "Gondal", "Zenda"]]
)
def test_the_hash_seed_changes_nothing(sample: Path, arguments: list[str]) -> None:
    verb, *others = arguments
    outputs = {
        subprocess.run(
            [*KG, verb, sample, *others],
            capture_output=True,
            check=True,
            env=environment(PYTHONHASHSEED=seed),
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(outputs) == 1
    assert outputs != {b""}
