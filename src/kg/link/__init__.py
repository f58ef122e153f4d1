"""Links from entities to what stands for the same thing elsewhere.

An authority file is used offline on every build; a reconciliation service is asked only on
command. Pure, but for :mod:`kg.link.client`, which talks to the service.
"""

from __future__ import annotations

from kg.link.authority import Authority, Entry, Relation, parse_authority, write_entries
from kg.link.candidates import COLUMNS, NEEDED, candidate_rows, new_entries
from kg.link.matching import Unlinked, link_entities
from kg.link.protocol import Candidate, Manifest, Query, parse_manifest
from kg.link.questions import Maps, parse_maps, questions

__all__ = [
    "COLUMNS",
    "NEEDED",
    "Authority",
    "Candidate",
    "Entry",
    "Manifest",
    "Maps",
    "Query",
    "Relation",
    "Unlinked",
    "candidate_rows",
    "link_entities",
    "new_entries",
    "parse_authority",
    "parse_manifest",
    "parse_maps",
    "questions",
    "write_entries",
]
