"""The regular forms of English verbs and nouns, made from their lemmas.

What is irregular is data (``ontology/lexicon/irregular.toml``) and comes in.
"""

from __future__ import annotations

import re

__all__ = ["noun_forms", "verb_forms"]


def verb_forms(lemmas: set[str], irregular: dict[str, str]) -> dict[str, str]:
    """Return every regular form of some verbs, and the irregular ones, to their lemma.

    >>> verb_forms({"carry"}, {})["carried"]
    'carry'
    """
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas):
        stem = lemma.removesuffix("e")
        made = {lemma, lemma + "s", stem + "ed", stem + "ing"}
        if re.search(r"(?:s|x|z|ch|sh|o)$", lemma):
            made.add(lemma + "es")
        if re.search(r"[^aeiou]y$", lemma):
            made |= {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"} - {lemma + "ed"}
        if re.search(r"[^aeiou][aeiou][bdfgklmnprt]$", lemma):
            made |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
        if lemma.endswith("ee"):
            made.add(lemma + "ing")
        for form in made:
            forms.setdefault(form, lemma)
    return forms | irregular


def noun_forms(lemmas: set[str], irregular: dict[str, str]) -> dict[str, str]:
    """Return the singular and plural of some nouns, and the irregular forms, to their lemma.

    >>> noun_forms({"army"}, {})["armies"]
    'army'
    """
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas):
        made = {lemma, lemma + "s"}
        if re.search(r"(?:s|x|z|ch|sh)$", lemma):
            made.add(lemma + "es")
        if re.search(r"[^aeiou]y$", lemma):
            made.add(lemma[:-1] + "ies")
        for form in made:
            forms.setdefault(form, lemma)
    return forms | irregular
