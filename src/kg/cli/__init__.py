"""The terminal: ``kg VERB``, one module a verb.

Data goes to standard output and everything else to standard error. The exit code is 0 for
yes, 1 for "does not conform" or "no path", 2 for trouble, which is told in one line; 130
after an interrupt.
"""

from __future__ import annotations

import gc
import os
from importlib import import_module
from typing import TYPE_CHECKING

import click

from kg._version import __version__
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_VERBS = (
    "build", "extract", "explain", "coverage", "validate", "query", "convert", "view", "stats",
    "path", "review", "reconcile", "evaluate",
)  # fmt: skip
_TROUBLE = 2
_INTERRUPTED = 130


class _Verbs(click.Group):
    """Loads a verb's module only when the verb is used or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in _VERBS:
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=_VERBS, ctx=ctx)
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: kg build article.txt --out exports",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def _kg() -> None:
    """From an encyclopedia article to a knowledge graph you can trust."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``kg`` with these arguments, by default the process's own; return the exit code."""
    # Small matrices: a second thread costs more than it brings, and one adds up in one order.
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    # A run makes many values and few cycles; the default would look for cycles all the time.
    gc.set_threshold(100_000, 50, 100)
    try:
        code = _kg.main(arguments, prog_name="kg", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except SystemExit:
        # click's answer to a reader that has gone (`| head`) is 1, which means "no" here.
        return _TROUBLE
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return _TROUBLE
    except Exception as error:
        if os.environ.get("KG_TRACEBACK"):
            raise
        click.echo(f"kg: {' '.join(_told(error).split())}", err=True)
        return _TROUBLE
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> str:
    if isinstance(error, KgError):
        return str(error)
    if isinstance(error, click.UsageError) and error.ctx:
        return f"{error.format_message()} See {error.ctx.command_path} --help."
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        return f"{error.filename or 'input or output'}: {error.strerror or error}"
    hint = "please report it; KG_TRACEBACK=1 shows where it happened"
    return f"internal error: {type(error).__name__}: {error}; {hint}"
