"""``kg evaluate``: how well are articles read, against answers that a person wrote?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import emit, progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.golds import GoldFolder
    from kg.evaluate import Evaluation, Match

__all__ = ["command"]


@click.command(
    "evaluate",
    short_help="Measure precision and recall against answers.",
    epilog="Example: kg evaluate tests/cases --split tests/cases/split.toml:measure",
)
@click.argument("golds", nargs=-1, required=True, metavar="GOLD...")
@click.option(
    "--split",
    metavar="FILE:PART",
    help="Only the folders that a list in a TOML file names, such as split.toml:measure.",
)
@click.option(
    "--match",
    "how",
    type=click.Choice(["exact", "lenient"]),
    default="exact",
    show_default=True,
    help="How closely a statement has to follow the answer.",
)
@click.option(
    "--show",
    type=click.Choice(["missed", "wrong", "all"]),
    help="Also list what was missed, what is wrong, or both.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def command(
    golds: tuple[str, ...], split: str | None, how: str, show: str | None, form: str
) -> int:
    """Read articles anew and measure the graphs against answers.

    GOLD is a folder with expected.jsonl and article.txt, or a tree of such folders. Precision
    is only told where the answers are said to be complete. docs/evaluation.md defines it all.
    """
    from kg.cli.golds import find_golds
    from kg.evaluate import Match, overall, to_document

    match = Match(how)
    folders = find_golds(golds, split)
    evaluations = [_evaluated(folder, match) for folder in folders]
    progress("")
    total = overall(evaluations)
    if form == "json":
        document = to_document(evaluations, total, match)
        emit(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    else:
        emit(_table(evaluations, total) + (_listed(evaluations, show) if show else ""))
    return 0


def _evaluated(folder: GoldFolder, match: Match) -> Evaluation:
    from kg.evaluate import evaluate, read_system
    from kg.pipeline import build, read_article

    progress(f"{folder.gold.name}: reading")
    article = read_article(folder.data, folder.article)
    return evaluate(folder.gold, read_system(build(article).graph, article), match)


def _table(evaluations: Sequence[Evaluation], total: Evaluation) -> str:
    from kg.evaluate import rows
    from kg.evaluate.report import HEADER
    from kg.query.render import render_table

    shown = [*evaluations, total] if len(evaluations) > 1 else evaluations
    lines = [f"{e.name}: {e.violated} of {e.forbidden} forbidden claims are made\n" for e in shown]
    return render_table(HEADER, [row for e in shown for row in rows(e)]) + "\n" + "".join(lines)


def _listed(evaluations: Sequence[Evaluation], show: str) -> str:
    from kg.evaluate import Verdict

    wanted = {
        "missed": {Verdict.MISSED},
        "wrong": {Verdict.WRONG, Verdict.FORBIDDEN},
        "all": set(Verdict),
    }[show]
    lines = []
    for evaluation in evaluations:
        for f in evaluation.findings:
            if f.verdict in wanted:
                quote = f'  "{" ".join(f.quote.split())}"' if f.quote else ""
                lines.append(
                    f"{evaluation.name}: {f.verdict} ({f.region}, {f.aspect}): {f.what}{quote}\n"
                )
    return "\n" + "".join(lines)
