"""Where things stand: pure functions from boxes, links and times to whole pixels."""

from __future__ import annotations

from kg.view.layout.large import Circle, LargeLayout, large_layout
from kg.view.layout.relations import layout

__all__ = ["Circle", "LargeLayout", "large_layout", "layout"]
