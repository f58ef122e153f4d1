"""The model as JSON: what the panel, the search and the table of the page read.

To keep the page small, empty fields are left out, as are the modality ``asserted`` and labels
that a statement shares with its nodes; a quote that stands in the article is given by its
offsets alone. ``s`` are statements, ``n`` are nodes, in model order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.view.model import Node, Quote, StatementView, TimeView, ViewModel

    Json = dict[str, object]

__all__ = ["panel_data"]


def panel_data(model: ViewModel) -> Json:
    """Return everything that the page shows besides the drawing, ready for ``json``."""
    return {
        "version": model.version,
        "subject": model.subject,
        "text": model.text,
        "families": {entry.key: entry.label for entry in model.families},
        "rules": {s.rule: s.rule_text for s in model.statements if s.rule_text},
        "n": [_node(node) for node in model.nodes],
        "s": [_statement(statement, model.nodes) for statement in model.statements],
    }


def _node(node: Node) -> Json:
    return _filled(
        iri=node.iri,
        type=node.type,
        label=node.label,
        labels=[[each.text, each.language, each.script] for each in node.labels],
        kinds=list(node.kinds),
        time=_time(node.time),
        quotes=_quotes(node.quotes),
        sides=[[side.label, list(side.members)] for side in node.sides],
    )


def _statement(statement: StatementView, nodes: Sequence[Node]) -> Json:
    def own(label: str, node: int) -> str:
        return "" if node >= 0 and nodes[node].label == label else label

    return _filled(
        iri=statement.iri,
        subject=statement.subject,
        object=statement.object,
        about=own(statement.subject_label, statement.subject),
        property=statement.property_label,
        value=own(statement.value, statement.object),
        modality="" if statement.modality == "asserted" else statement.modality,
        time=_time(statement.time),
        quotes=_quotes(statement.quotes),
        rule=statement.rule,
        more=[[each.label, each.value, each.node] for each in statement.qualifiers],
    )


def _time(time: TimeView | None) -> Json:
    if time is None:
        return {}
    return _filled(
        short=time.short,
        words=time.words,
        edtf=time.edtf,
        precision=time.precision,
        start=list(time.start) if any(time.start) else [],
        end=list(time.end) if any(time.end) else [],
        basis=time.basis,
    )


def _quotes(quotes: Sequence[Quote]) -> list[list[object]]:
    return [
        [each.start, each.end] if each.in_text else [each.start, each.end, each.text]
        for each in quotes
    ]


def _filled(**fields: object) -> Json:
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}
