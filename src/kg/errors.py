"""The errors of ``kg``, one tree.

::

    KgError                 what a caller catches who wants them all
    ├── InputError          an article or a file cannot be read as what it should be
    ├── FormatError         a file is not valid in its RDF format
    ├── UnknownTermError    a term that the ontology does not define
    ├── NotFoundError       a name that the graph or the project does not know
    ├── QueryError          a SPARQL query cannot be parsed or run
    ├── ServiceError        a service on the web does not answer as it should
    └── OutputError         a result cannot be written

Every message is one line: what happened, where, and what to try. "Does not conform" is not
an error but a :class:`kg.validate.ValidationReport`.
"""

from __future__ import annotations

__all__ = [
    "FormatError",
    "InputError",
    "KgError",
    "NotFoundError",
    "OutputError",
    "QueryError",
    "ServiceError",
    "UnknownTermError",
]


class KgError(Exception):
    """The root of all errors that ``kg`` raises on purpose.

    Attributes:
        what: What happened.
        where: The file, IRI or name it happened at; empty when there is none.
        hint: What to try; empty when there is nothing to say.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        """Return the one line that a person reads."""
        where = f"{self.where}: " if self.where else ""
        hint = f"; {self.hint}" if self.hint else ""
        return _one_line(f"{where}{self.what}{hint}")


def _one_line(text: str) -> str:
    """Escape what would break or disguise a line on a terminal or in a log."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class InputError(KgError):
    """An article or a file cannot be read as what it should be."""


class FormatError(KgError):
    """A file is not valid in its RDF format, or the format is not known."""


class UnknownTermError(KgError):
    """A term is used that the ontology does not define."""


class NotFoundError(KgError):
    """A name is asked for that the graph or the project does not know."""


class QueryError(KgError):
    """A SPARQL query cannot be parsed or run."""


class ServiceError(KgError):
    """A service on the web cannot be reached, or does not answer as its protocol says."""


class OutputError(KgError):
    """A result cannot be written."""
