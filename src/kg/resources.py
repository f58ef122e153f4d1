"""Where the data that ships with ``kg`` lies: ``ontology/`` and ``queries/``.

An installed package carries them inside itself, a source tree has them at its root. This is
the only module that knows.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import NotFoundError

__all__ = ["data_folder"]

_PACKAGE = Path(__file__).parent


def data_folder(name: str) -> Path:
    """Return the folder of shipped data of this name, such as ``ontology``.

    Raises:
        NotFoundError: There is no such folder, neither in the package nor in a source tree.

    >>> data_folder("ontology").name
    'ontology'
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise NotFoundError(
        "the data folder is missing",
        where=name,
        hint="install kg again, or run it from its source",
    )
