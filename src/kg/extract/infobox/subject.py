"""What the article is about, as the keys of its infobox show it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.lexicon import split_key

if TYPE_CHECKING:
    from kg.extract.context import Context

__all__ = ["type_subject"]

# Two of these show a state, whatever its name says ("Free City of X").
_OF_STATES = frozenset(
    "conventionallongname yearstart yearend governmenttype lifespan eventstart p s "
    "titleleader".split()
)
_FEWEST = 2


def type_subject(context: Context) -> None:
    """Type the article's subject by the keys of its infobox."""
    lexicon, subject = context.lexicon.infobox, context.subject
    keys = [split_key(line.key)[0] for line in context.article.infobox]
    told = next((c for c, known in lexicon.subject if known.intersection(keys)), "")
    is_a = context.registry.is_a
    state = told == "Polity" and len(_OF_STATES.intersection(keys)) >= _FEWEST
    sure = told == "Conflict" or state
    if sure and subject.type and not is_a(subject.type, told):
        subject.type = told
    elif told == "Person" and subject.type and not is_a(subject.type, told):
        born = {"birthdate", "birthplace", "deathdate", "dateofbirth", "spouse"}
        subject.type = told if born.intersection(keys) else subject.type
    # What its own name shows it to be, other keys do not overrule.
    subject.type = subject.type or told or _by_votes(context, keys)
    first = subject.label.casefold().split()[:1]
    if subject.type == "Conflict" and first and first[0] in context.lexicon.words["battle"]:
        subject.type = "Battle"


def _by_votes(context: Context, keys: list[str]) -> str:
    """Return the class whose table has most of the keys, if no other has as many."""
    votes: Counter[str] = Counter()
    for key in keys:
        for cls in {e.of for e in context.lexicon.infobox.by_key.get(key, ())} - {"Thing"}:
            votes[cls] += 1
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST:
        return ""
    if len(ranked) > 1 and ranked[1][1] == ranked[0][1]:
        return ""
    return {"Group": "Organization"}.get(ranked[0][0], ranked[0][0])
