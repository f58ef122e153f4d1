"""The data of a large graph by columns, which a browser reads without making a row of each.

``KGC2``, the length of the head (unsigned, four bytes, little-endian), the head as JSON, then
the columns in the order in which the head names them. A column of whole numbers is zigzag
coded, each as the difference from the one before where that is shorter, and written plane by
plane, the lowest bytes first, which gzip packs well. A column of texts is one UTF-8 text with
the lengths of its parts, in UTF-16 units, in a column of their own. What few rows have stays
JSON, row by row. ``columns.js`` is the reader.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Json = dict[str, Any]

__all__ = ["columns"]

_MAGIC = b"KGC2"
_DIGEST = re.compile(r"~[0-9a-f]{12}\Z")
_NODE_COLUMNS = frozenset(
    "iri type family label drawn labels time when quotes size font weight community".split()
)
_STATEMENT_COLUMNS = frozenset(
    "iri s o p about value modality rule time when quotes edge span".split()
)


class _Columns:
    """Columns as they are written: what the head says of each, and their bytes."""

    def __init__(self) -> None:
        self.heads: list[list[object]] = []
        self.bodies: list[bytes] = []

    def numbers(self, name: str, values: Sequence[int]) -> None:
        """Add whole numbers of 31 bits."""
        plain = np.asarray(values, dtype=np.int64)
        steps = np.diff(plain, prepend=0)
        by_steps = int(np.abs(steps).sum()) < int(np.abs(plain).sum())
        chosen = steps if by_steps else plain
        zigzag = ((chosen << 1) ^ (chosen >> 63)).astype("<u4")
        largest = int(zigzag.max(initial=0))
        width = next(size for size in (1, 2, 3, 4) if largest < 1 << (8 * size))
        planes = zigzag.view(np.uint8).reshape(-1, 4)[:, :width].T
        self.heads.append([name, len(plain), width, int(by_steps)])
        self.bodies.append(planes.tobytes())

    def text(self, name: str, text: str) -> None:
        """Add one long text."""
        body = text.encode("utf-8", "replace")
        self.heads.append([name, len(body), 0, 0])
        self.bodies.append(body)

    def texts(self, name: str, values: Sequence[str]) -> None:
        """Add a text for each row."""
        self.numbers(f"{name}.length", [_units(value) for value in values])
        self.text(name, "".join(values))

    def among(self, *shared: tuple[str, Iterable[object]], first: object) -> list[object]:
        """Add numbers of values that many rows share, and return the values, one first."""
        numbers = {_json(first): 0}
        known = [first]
        for name, values in shared:
            column = []
            for value in values:
                key = _json(value)
                if key not in numbers:
                    numbers[key] = len(known)
                    known.append(value)
                column.append(numbers[key])
            self.numbers(name, column)
        return known


def columns(data: Json) -> bytes:
    """Return the data of a page (:mod:`kg.view.data`) by columns."""
    out = _Columns()
    nodes, statements = data["n"], data["s"]
    head = {name: value for name, value in data.items() if name not in ("n", "s", "text")}
    head["layouts"] = list(data["layouts"])
    for name, places in data["layouts"].items():
        out.numbers(f"layout.{name}", places)
    head |= _nodes(out, nodes)
    head |= _statements(out, statements, nodes, data)
    head["times"] = out.among(
        ("n.time", (node.get("time") for node in nodes)),
        ("s.time", (s.get("time") for s in statements)),
        first=None,
    )
    head["whens"] = out.among(
        ("n.when", map(_when, nodes)), ("s.when", map(_when, statements)), first=None
    )
    head["rests"] = {
        "n": _rest(out, "n.rest", nodes, _NODE_COLUMNS),
        "s": _rest(out, "s.rest", statements, _STATEMENT_COLUMNS),
    }
    out.text("text", data["text"])
    head["columns"] = out.heads
    written = json.dumps(
        head, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    ).encode("utf-8", "replace")
    return b"".join((_MAGIC, len(written).to_bytes(4, "little"), written, *out.bodies))


def _nodes(out: _Columns, nodes: Sequence[Json]) -> Json:
    out.numbers("n.base", [node["iri"][0] for node in nodes])
    out.texts("n.iri", [_slug(node) for node in nodes])
    out.texts("n.label", [node["label"] for node in nodes])
    for name in ("family", "size", "font", "weight", "community"):
        out.numbers(f"n.{name}", [node[name] for node in nodes])
    _quotes(out, "n", nodes)
    names = [(node["label"], name) for node in nodes for name in node.get("labels", ())]
    out.numbers("n.names", [len(node.get("labels", ())) for node in nodes])
    # A name that is the label is not told twice.
    out.texts("n.name", ["" if text == label else text for label, (text, *_) in names])
    return {
        "nameKinds": out.among(("n.name.kind", (kind for _, (_, *kind) in names)), first=None),
        "types": out.among(("n.type", (node.get("type", "") for node in nodes)), first=""),
    }


def _slug(node: Json) -> str:
    """Return the local name of a thing, with ``~`` for what its label tells anyhow."""
    local: str = node["iri"][1]
    label: str = node["label"]
    slug = label.lower().replace(" ", "-")
    if label.isascii() and "~" not in local:
        return local.replace(slug, "~", 1) if slug else local
    return f"={local}"


def _statements(
    out: _Columns, statements: Sequence[Json], nodes: Sequence[Json], data: Json
) -> Json:
    out.numbers("s.base", [s["iri"][0] for s in statements])
    ids = [_short(s, nodes, data["properties"]) for s in statements]
    digests = [int(id_[1:], 16) if _DIGEST.match(id_) else -1 for id_ in ids]
    out.texts("s.iri", [id_ if n < 0 else "" for id_, n in zip(ids, digests, strict=True)])
    for part, shift in enumerate((0, 24)):
        out.numbers(f"s.digest.{part}", [n >> shift & 0xFFFFFF for n in digests if n >= 0])
    for name, usual in (("s", -1), ("o", -1), ("p", 0)):
        out.numbers(f"s.{name}", [s.get(name, usual) for s in statements])
    for name in ("about", "value"):
        out.texts(f"s.{name}", [s.get(name, "") for s in statements])
    tones = {tone[0]: number for number, tone in enumerate(data["tones"], 1)}
    edges = [s.get("edge", {}) for s in statements]
    out.numbers("s.tone", [tones.get(edge.get("tone"), 0) for edge in edges])
    out.numbers("s.curve", [round(1000 * edge.get("curve", 0)) for edge in edges])
    _quotes(out, "s", statements)

    def shared(name: str, first: object) -> list[object]:
        column = (f"s.{name}", (s.get(name, first) for s in statements))
        return out.among(column, first=first)

    return {
        "modalities": shared("modality", "asserted"),
        "ruleNames": shared("rule", ""),
        "spans": shared("span", None),
    }


def _when(row: Json) -> object:
    """Return the bounds by which the page selects, ``true`` for those of the row's own time."""
    time, when = row.get("time"), row.get("when")
    unknown = [None, None]
    if time and when == [*time.get("start", unknown), *time.get("end", unknown)]:
        return True
    return when


def _short(statement: Json, nodes: Sequence[Json], properties: Sequence[Sequence[Any]]) -> str:
    """Return a local name, marked, without what its subject and property tell anyhow."""
    local: str = statement["iri"][1]
    subject = statement.get("s", -1)
    if subject >= 0:
        stem = f"{nodes[subject]['iri'][1]}-{properties[statement.get('p', 0)][0][1]}-"
        if local.startswith(stem):
            return f"~{local[len(stem) :]}"
    return f".{local}"


def _quotes(out: _Columns, rows: str, items: Sequence[Json]) -> None:
    found = [item["quotes"] if _is_in_text(item) else [] for item in items]
    out.numbers(f"{rows}.quotes", [len(quotes) for quotes in found])
    flat = [quote for quotes in found for quote in quotes]
    before = [0, *(end for _, end in flat)]
    # From the end of the one before: often it is the next sentence, or the same.
    out.numbers(
        f"{rows}.quote.gap", [start - b for (start, _), b in zip(flat, before, strict=False)]
    )
    out.numbers(f"{rows}.quote.length", [end - start for start, end in flat])


def _is_in_text(item: Json) -> bool:
    return "quotes" in item and all(map(_is_place, item["quotes"]))


def _is_place(quote: Sequence[object]) -> bool:
    return len(quote) == 2  # noqa: PLR2004 - start and end alone


def _rest(out: _Columns, name: str, items: Sequence[Json], kept: frozenset[str]) -> list[str]:
    """Add what is not in a column, as JSON, and return the names of such fields."""
    rests = []
    for item in items:
        rest = {key: value for key, value in item.items() if key not in kept}
        if "quotes" in item and not _is_in_text(item):
            rest["quotes"] = item["quotes"]
        rests.append(rest)
    out.texts(name, [_json(rest) if rest else "" for rest in rests])
    return sorted({key for rest in rests for key in rest})


def _json(value: object) -> str:
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def _units(text: str) -> int:
    """Return the length of a text in UTF-16 units, as JavaScript counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
