"""Where things stand: pure functions from boxes, links and times to whole pixels."""

from __future__ import annotations

from kg.view.layout.geographic import layout_map
from kg.view.layout.large import large_layout
from kg.view.layout.relations import layout_relations
from kg.view.layout.timeline import LANES, layout_timeline
from kg.view.layout.types import layout_types

__all__ = [
    "LANES",
    "large_layout",
    "layout_map",
    "layout_relations",
    "layout_timeline",
    "layout_types",
]
