"""The parts that our pages are made of, and the policy that lets just these run."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

__all__ = ["base_style", "content_policy", "read_asset"]


def read_asset(package: str, name: str) -> str:
    """Return a text file from the ``assets`` of a package, with LF at the end of lines."""
    path = files(package) / "assets" / name
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def base_style() -> str:
    """Return the style that every page begins with: tokens of colour and type, elements."""
    return read_asset("kg.view", "base.css")


def content_policy(
    scripts: tuple[str, ...], style: str, images: str = "data:", makes: str = "'none'"
) -> str:
    """Return a Content Security Policy under which these scripts and this style run alone.

    Args:
        scripts: Their texts, of those that scripts insert too.
        style: The text of the style.
        images: The sources that pictures may have.
        makes: Name of the Trusted Types policy that may make scripts, if there is one; what it
            makes runs only if it is one of ``scripts``.
    """
    return (
        f"default-src 'none'; script-src {' '.join(map(_source, scripts))}; "
        f"style-src {_source(style)}; "
        f"img-src {images}; connect-src 'none'; base-uri 'none'; form-action 'none'; "
        f"require-trusted-types-for 'script'; trusted-types {makes}"
    )


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
