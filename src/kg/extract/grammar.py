"""The closed classes of English grammar that reading asks for: pronouns and other small words.

They are few, they never grow, and the rules are built on what they do. Words with a meaning
of their own are in the lexicon.
"""

from __future__ import annotations

__all__ = [
    "ARTICLES",
    "CONDITIONALS",
    "DEMONSTRATIVES",
    "DEPUTIES",
    "FEMININE",
    "MASCULINE",
    "MODALS",
    "NEGATIONS",
    "NEUTER",
    "OCCASION",
    "PLACE_PREPOSITIONS",
    "PLURAL",
    "POSSIBILITY",
    "RANKING",
    "RELATIVE",
    "SUBJECTS",
    "SUBORDINATE",
    "UNDONE",
]

# Personal pronouns, with their possessive and reflexive forms.
MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})

RELATIVE = frozenset({"who", "which", "that", "whom", "where", "whose"})

ARTICLES = frozenset({"a", "an", "the"})
DEMONSTRATIVES = frozenset({"the", "this", "that", "these", "those"})

NEGATIONS = frozenset({"not", "never", "n't", "no longer", "nor"})
# What stands before what was not done ("instead of marching", "without waiting"),
# with the word that has to follow.
UNDONE = {"instead": "of", "rather": "than", "without": ""}
MODALS = frozenset({"would", "could", "might", "may", "should"})
# "would" in narrative is future in the past ("he would later become"), a fact told ahead.
CONDITIONALS = frozenset({"would", "could"})

# What is told with these may be so or not.
POSSIBILITY = frozenset({"may", "might"})

# "The first to do it" did it.
RANKING = frozenset("first second third last only youngest oldest next one".split())

# Words before a post that make it that of another: a deputy leader does not lead.
DEPUTIES = frozenset({"deputy", "vice", "assistant"})

# UD relations of a subject to its clause.
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})

# How a clause hangs on its governor when it has a time of its own: conjunctions and UD labels.
SUBORDINATE = frozenset({"when", "after", "before", "since", "acl", "acl:relcl", "advcl"})
# Conjunctions of a clause that tells why something was done.
OCCASION = frozenset({"when", "after", "because", "since"})

# Prepositions after which the place of an event stands, in the order they are asked for.
PLACE_PREPOSITIONS = ("in", "at", "near", "on", "outside", "around", "off")
