"""Coverage as one self-contained HTML page.

The template escapes everything; there is no data for the script but what the reader sees, and
a strict Content Security Policy names the hashes of the one style and the one script.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.coverage.groups import GROUPS
from kg.coverage.layout import lay_out
from kg.view.parts import base_style, content_policy, read_asset

if TYPE_CHECKING:
    from jinja2 import Template

    from kg.coverage.values import Coverage

__all__ = ["render_page"]


def render_page(covered: Coverage) -> str:
    """Return the page as HTML; write it as UTF-8. The same coverage gives the same page."""
    blocks, reasons = lay_out(covered)
    counts = Counter(statement.group for statement in covered.statements)
    return _template().render(
        covered=covered,
        blocks=blocks,
        reasons=reasons,
        groups=[(key, label, counts[key]) for key, label in GROUPS.items() if counts[key]],
    )


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    script = f'(() => {{\n"use strict";\n{_read("page.js")}}})();'
    style = base_style() + _read("page.css")
    # These are our own files, and nothing of an article is in them.
    environment.globals |= {
        "script": Markup(script),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "policy": content_policy((script,), style),
    }
    return environment.from_string(_read("template.html"))


def _read(name: str) -> str:
    return read_asset("kg.coverage", name)
