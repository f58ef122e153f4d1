"""From a graph to files: one writer a format, pure functions to bytes."""

from __future__ import annotations

from kg.export.formats import ExportFormat, export_all, file_stem, write_graph

__all__ = ["ExportFormat", "export_all", "file_stem", "write_graph"]
