"""Kin: "her father, Karl", "the son of Karl and Eva", "Anna's husband", "the eldest of three sons".

A noun of kinship stands for somebody's kin: who that is, is told by the name beside it, or was
told before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar import MASCULINE
from kg.extract.record import Circumstances, Rule
from kg.model import Literal, Modality, Span
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.record import Ground, Unit
    from kg.extract.referents import Referents
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["Kinship"]

_KIN = Rule("kin", "A noun of kinship says who is kin to whom.")
# Of whom there is one, so that "his father" is somebody though no name is told.
_ONLY = frozenset({"father", "mother", "husband", "wife"})
# Words that are no part of a kinship ("younger brother"), though they stand before its noun.
_COMPOUND = frozenset("half step foster adoptive adopted great maternal paternal".split())
_IN_LAW = 4
# In tokens: "the well-known landscape painter".
_LONGEST_DESCRIPTION = 6


class Kinship:
    """The kin that one article tells of."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.registry = referents.registry
        self.lexicon = referents.lexicon
        self.known: dict[tuple[str, str], Draft] = {}

    # --- who a noun of kinship stands for ------------------------------------------------

    def named_by(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        """Return the kin that a phrase stands for, and claim whose kin they are."""
        owners = self._owners(unit, phrase)
        if not owners:
            return () if phrase.plural else tuple(self._names_beside(unit, phrase, None))
        known = self.known.get((owners[0].key, phrase.lemma)) or self._claimed(
            owners[0], phrase.lemma
        )
        people = tuple(self._names_beside(unit, phrase, known)) or self._by_copula(unit, phrase)
        if people:
            self._claim_all(unit, phrase, owners, people)
            return people
        if known is not None:
            return () if phrase.plural else (known,)
        if phrase.lemma in _ONLY and not phrase.plural and not self._in_law(unit, phrase):
            return self._unnamed(unit, phrase, owners[0])
        return ()

    def _by_copula(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        """Return who "her father" is by "her father was X"."""
        for clause in unit.predicates.values():
            if clause.kind != "copula" or phrase.head not in clause.role("subject"):
                continue
            inner = (_name_at(unit, i) for i in clause.role("complement"))
            names = [p for p in inner if p is not None and p.kind == "name" and not p.definite]
            adjectives = self.lexicon.adjectives.keys() | self.lexicon.words["religion"]
            heads = [p.head for p in names if p.name.casefold() not in adjectives]
            found = tuple(self.referents.all_entities(unit, heads))
            return tuple(d for d in found if self.registry.fits(d, ("Person",)))
        return ()

    def _claimed(self, owner: Draft, noun: str) -> Draft | None:
        """Return the one whom the infobox, or another rule, told to be that kin of somebody."""
        if noun not in _ONLY:
            return None
        property_ = self.lexicon.kin[noun]
        found = {
            s.object
            for _, s in self.referents.claims
            if (s.subject, s.property) == (owner.key, property_) and isinstance(s.object, str)
        }
        return self.registry.drafts[found.pop()] if len(found) == 1 else None

    def name(self, unit: Unit, phrase: Phrase, people: tuple[Draft, ...]) -> None:
        """Read "her father was X": the phrase is the subject, who is meant its complement."""
        owners = self._owners(unit, phrase)
        people = tuple(p for p in people if self.registry.fits(p, ("Person",)))
        if phrase.lemma in self.lexicon.words["parent"]:
            for owner in owners[:1] if people else ():
                self.parents(owner, people, unit.ground(_KIN, phrase.span))
        elif owners and people:
            self._claim_all(unit, phrase, owners, people)
            unit.entities[phrase.head] = people

    def read_before(self, unit: Unit, phrase: Phrase) -> None:
        """Read "his wife X" where the tree makes the noun a part of the name's phrase."""
        if phrase.name_span is None:
            return
        tokens = unit.parse.tokens
        first = next(t.index for t in tokens if t.span.start >= phrase.name_span.start)
        noun = tokens[first - 1] if first else None
        if noun is None or noun.upos != "NOUN" or noun.index in unit.phrases.by_head:
            return
        lemma = self.lexicon.lemma(noun.text, noun.lemma, "NOUN")
        if lemma not in self.lexicon.kin:
            return
        possessor = next(
            (t.index for t in tokens if t.head == noun.index and t.dep == "nmod:poss"),
            phrase.possessor,
        )
        kin = replace(
            phrase, head=noun.index, kind="common", lemma=lemma, possessor=possessor, of=()
        )
        owners, people = self._owners(unit, kin), self.referents.entities(unit, phrase.head)
        if owners and people and self.registry.fits(people[0], ("Person",)):
            self._claim_all(unit, kin, owners, people[:1])

    def claim_predicate(self, unit: Unit, subject: Draft, phrase: Phrase) -> None:
        """Read "X was the son of Y and Z", or X in apposition to it."""
        owners = self._owners(unit, phrase) or self._parents_by_verb(unit, phrase)
        owners = [o for o in owners if o is not subject]
        if owners:
            self._claim_all(unit, phrase, owners, (subject,), predicate=True)

    def parents(self, child: Draft, people: Iterable[Draft], ground: Ground) -> None:
        """Claim the father and mother of somebody; English names the father first."""
        people = [p for p in people if self.registry.fits(p, ("Person",))][:2]
        for number, parent in enumerate(people):
            gender = parent.gender
            if not gender:
                other = people[1 - number].gender if len(people) > 1 else ""
                gender = {"m": "f", "f": "m"}.get(other, "mf"[number])
            parent.gender, parent.guessed = gender, False
            noun = "father" if gender == "m" else "mother"
            self.known.setdefault((child.key, noun), parent)
            self.referents.claim(
                child, "hasFather" if gender == "m" else "hasMother", parent, ground
            )

    def _unnamed(self, unit: Unit, phrase: Phrase, owner: Draft) -> tuple[Draft, ...]:
        """Return somebody's father who is not named, where something is said of him."""
        if unit.parse.tokens[phrase.head].dep not in {"nsubj", "nsubj:pass"}:
            return ()
        person = self.registry.new("Person", f"{phrase.lemma} of {owner.label}", phrase.span)
        self._claim_all(unit, phrase, [owner], (person,))
        return (person,)

    # --- whose kin, and who ----------------------------------------------------------------

    def _owners(self, unit: Unit, phrase: Phrase) -> list[Draft]:
        """Return whose kin a phrase tells of."""
        if phrase.possessor >= 0:
            found = self._partner(unit, phrase)
            found = found or list(self.referents.entities(unit, phrase.possessor))
        elif phrase.of:
            found = list(self.referents.all_entities(unit, self.coordinated(unit, phrase.of[0])))
        else:
            found = list(self._by_having(unit, phrase))
        return [d for d in found if self.registry.fits(d, ("Person",))]

    def _partner(self, unit: Unit, phrase: Phrase) -> list[Draft]:
        """Return X in "X and his wife Y": "his" is that of the one right before."""
        tokens = unit.parse.tokens
        index = phrase.possessor - 1
        if tokens[phrase.possessor].upos != "PRON" or index < 1 or tokens[index].text != "and":
            return []
        before = unit.phrases.get(index - 1 - (tokens[index - 1].text == ","))
        if before is None or before.kind != "name":
            return []
        # "His wife, Anna, and his daughter": she is nobody's "his".
        other = "f" if tokens[phrase.possessor].text.casefold() in MASCULINE else "m"
        people = self.referents.entities(unit, before.head)
        return [d for d in people if d.type == "Person" and d.gender != other]

    def _by_having(self, unit: Unit, phrase: Phrase) -> Iterator[Draft]:
        """Read "they had three sons, A, B and C" and "she had a brother, D"."""
        for clause in unit.predicates.values():
            outlived = clause.lemma in self.lexicon.words["outliving"]
            if outlived and phrase.head in clause.role("subject"):
                yield from self.referents.all_entities(unit, clause.role("object"))
            if clause.lemma not in self.lexicon.words["having"] or clause.hedged:
                continue
            if phrase.head in clause.role("object") and clause.modality is Modality.ASSERTED:
                yield from self.referents.all_entities(unit, clause.role("subject"))
                yield from self.referents.all_entities(unit, clause.role("with"))

    def _parents_by_verb(self, unit: Unit, phrase: Phrase) -> list[Draft]:
        """Read "the second of five children born to X and Y"."""
        for clause in unit.predicates.values():
            if clause.index > phrase.head and unit.parse.tokens[clause.index].head == phrase.head:
                return list(self.referents.all_entities(unit, clause.role("to")))
        return []

    def coordinated(self, unit: Unit, head: int) -> list[int]:
        """Return the names that "A, a farmer, and B" joins, past the appositions in between."""
        found: dict[int, None] = {}
        tokens = unit.parse.tokens
        for token in tokens[head:]:
            phrase = unit.phrases.get(token.index)
            if phrase is not None and (phrase.kind == "name" or not found):
                if self._is_apposed(unit, found, phrase):
                    found.clear()  # "a farmer, A, and B"
                elif found and phrase.head not in found and not self._joins(unit, phrase):
                    continue  # "A, King of B, and C": B is none of them
                found[phrase.head] = None
            if token.upos in {"VERB", "AUX", "SCONJ"} or token.text in {";", "."}:
                break
            if token.upos == "PRON" and token.dep != "nmod:poss":
                break
        return list(found)

    def _is_apposed(self, unit: Unit, found: dict[int, None], phrase: Phrase) -> bool:
        """Say whether a name says who the one common noun before its comma is."""
        first = unit.phrases.by_head.get(next(iter(found), -1))
        if len(found) != 1 or first is None or first.kind != "common" or phrase.kind != "name":
            return False
        return (
            self.referents.article.surface(Span(first.span.end, phrase.span.start)).strip() == ","
        )

    def _joins(self, unit: Unit, phrase: Phrase) -> bool:
        """Say whether "and" stands right before a phrase."""
        before = [t for t in unit.parse.tokens if t.span.end <= phrase.span.start]
        words = [t for t in before if t.upos not in {"DET", "PUNCT", "ADJ", "PRON"}]
        if words and words[-1].upos == "NOUN" and words[-1].text.casefold() in self.lexicon.kin:
            words.pop()  # "and his second wife B"
        return bool(words) and words[-1].text.casefold() in {"and", "&"}

    def _names_beside(self, unit: Unit, phrase: Phrase, known: Draft | None) -> Iterator[Draft]:
        """Yield who is named right after the noun: "his wife Anna", "her sons, A and B,".

        A shorter name of the one who is ``known`` to be that kin is theirs.
        """
        tokens = unit.parse.tokens
        first = phrase.head + 1
        if self._in_law(unit, phrase):
            first += _IN_LAW
        comma = first < len(tokens) and tokens[first].text in {",", ":"}
        names = self._row(unit, _past_description(unit, first + comma) if comma else first)
        if not names:
            return
        last = max(i for i, h in unit.phrases.covered.items() if h == names[-1])
        after = tokens[last + 1].text if last + 1 < len(tokens) else "."
        if comma and not phrase.plural and after not in {",", ".", ";", ")", "-"}:
            return  # "With his father, Karl went": another one
        if known is not None and not phrase.plural:
            name = unit.phrases.by_head[names[0]].name
            if fold(name) in fold(known.label).split():
                unit.entities[names[0]] = (known,)
        owners = self._owners(unit, phrase)
        for head in names if phrase.plural else names[:1]:
            for draft in self.referents.entities(unit, head):
                if draft in owners:
                    yield self._namesake(unit, head)
                elif self.registry.fits(draft, ("Person",)):
                    yield draft

    def _namesake(self, unit: Unit, head: int) -> Draft:
        """Return the kin who is called like whom they are kin to: nobody is his own son."""
        phrase = unit.phrases.by_head[head]
        draft = self.registry.new("Person", phrase.name, phrase.span)
        unit.entities[head] = (draft,)
        return draft

    def _row(self, unit: Unit, index: int) -> list[int]:
        """Return the names from a token on, joined by commas and "and"."""
        tokens = unit.parse.tokens
        names: list[int] = []
        while index < len(tokens):
            phrase = unit.phrases.get(index)
            if phrase is not None and phrase.kind == "name":
                names.append(phrase.head)
                index = max(i for i, h in unit.phrases.covered.items() if h == phrase.head) + 1
            elif names and tokens[index].text.casefold() in {",", "and"}:
                index += 1
            else:
                break
        return names

    def _in_law(self, unit: Unit, phrase: Phrase) -> bool:
        tokens = unit.parse.tokens[phrase.head + 1 : phrase.head + 1 + _IN_LAW]
        return [t.text.casefold() for t in tokens] == ["-", "in", "-", "law"]

    # --- claims ------------------------------------------------------------------------------

    def _claim_all(
        self,
        unit: Unit,
        phrase: Phrase,
        owners: list[Draft],
        people: tuple[Draft, ...],
        *,
        predicate: bool = False,
    ) -> None:
        ground = unit.ground(_KIN, phrase.span)
        noun, property_ = self._kinship(unit, phrase)
        gender = self.referents.gender_of_noun(phrase.lemma)
        for person in people:
            person.gender, person.guessed = person.gender or gender, False
            if property_ == "hasChild" and predicate:
                self.parents(person, owners, ground)
                continue
            for owner in owners if property_ in {"hasChild", "hasSibling"} else owners[:1]:
                if owner is person:
                    continue
                self.known.setdefault((owner.key, noun), person)
                self._claim(owner, property_, person, noun, ground)

    def _kinship(self, unit: Unit, phrase: Phrase) -> tuple[str, str]:
        """Return the noun with what belongs to it ("half-brother"), and its property."""
        property_ = self.lexicon.kin[phrase.lemma]
        if self._in_law(unit, phrase):
            return f"{phrase.lemma}-in-law", "hasRelative"
        for word in _COMPOUND.intersection(phrase.modifiers):
            if word in {"half", "adopted"}:
                return f"{word}-{phrase.lemma}" if word == "half" else phrase.lemma, property_
            return f"{word} {phrase.lemma}", "hasRelative"
        return phrase.lemma, property_

    def _claim(
        self, owner: Draft, property_: str, person: Draft, noun: str, ground: Ground
    ) -> None:
        how = Circumstances()
        if property_ in {"hasRelative", "hasSibling"}:
            how = Circumstances(qualifiers=(("kinship", Literal(noun, "en")),))
        self.referents.claim(owner, property_, person, ground, how)
        if property_ == "spouse":
            back = {"m": "husband", "f": "wife"}.get(owner.gender, "spouse")
            self.known.setdefault((person.key, back), owner)
            self.referents.claim(person, property_, owner, ground)
        elif property_ == "hasSibling":
            back = {"m": "brother", "f": "sister"}.get(owner.gender, "")
            own = (("kinship", Literal(back, "en")),) if back else ()
            self.referents.claim(person, property_, owner, ground, Circumstances(qualifiers=own))


def _name_at(unit: Unit, index: int) -> Phrase | None:
    """Return the phrase of a token, or for "the lawyer X" the name right after it."""
    phrase = unit.phrases.get(index)
    if phrase is None or phrase.kind != "common":
        return phrase
    after = unit.phrases.get(phrase.head + 1)
    return after if after is not None and after.kind == "name" else phrase


def _past_description(unit: Unit, index: int) -> int:
    """Return where the name begins in "the painter X"; without a description, where it is."""
    tokens = unit.parse.tokens
    start = index
    while start < len(tokens) and start < index + _LONGEST_DESCRIPTION:
        phrase = unit.phrases.get(start)
        if phrase is not None and phrase.kind == "name":
            return start
        if tokens[start].upos not in {"DET", "ADJ", "NOUN"}:
            break
        start += 1
    return index
