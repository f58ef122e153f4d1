"""The page of a graph: one HTML file to open, read and keep.

:func:`view_model` turns a described graph into values, :func:`render_page` turns those into
HTML. The page loads nothing and sends nothing. What its script works out is also here:
:func:`in_period` says what is shown in a period, :func:`ways` how two things are joined.
"""

from __future__ import annotations

from kg.view.build import LARGE, view_model
from kg.view.context import ArticleContext, article_context
from kg.view.messages import messages
from kg.view.model import ViewModel
from kg.view.page import article_graph, render_page
from kg.view.paths import ways
from kg.view.period import in_period

__all__ = [
    "LARGE",
    "ArticleContext",
    "ViewModel",
    "article_context",
    "article_graph",
    "in_period",
    "messages",
    "render_page",
    "view_model",
    "ways",
]
