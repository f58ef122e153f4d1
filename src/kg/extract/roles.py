"""Filling the roles of a frame from a predicate.

The language of role selectors is told at the head of ``frames.toml``: ``subject``, ``object``,
a preposition, ``a|b``; ``for.from`` for what hangs on the filler by a preposition,
``object.owner`` for whose it is; and the few words that :class:`Roles` gives a meaning of
their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.works import make_works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Unit
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["Roles"]


class Roles:
    """The roles of one predicate; ``event`` is set when the frame has made its event."""

    def __init__(self, context: Context, unit: Unit, predicate: Predicate) -> None:
        self.context = context
        self.unit = unit
        self.predicate = predicate
        self.event: Draft | None = None
        self._special: Mapping[str, Callable[[], tuple[Draft, ...]]] = {
            "event": lambda: _one(self.event),
            "host-event": lambda: _one(unit.events.get(predicate.governor)),
            "plan": lambda: _one(context.plans.get(unit.number)),
            "ally": self._ally,
            "there": self._there,
            "whose": self._whose,
            "people": self._people,
            "opponents": self._opponents,
            "topic": lambda: (context.subject,),
            "merging": self._merging,
        }

    def fill(self, selector: str) -> tuple[Draft, ...]:
        """Return the entities of a role: of the first selector of ``a|b`` that is filled."""
        kind, _, rest = selector.partition(":")
        if kind == "office":
            return self._offices(rest)
        if rest and kind in {"work", "thing"}:
            return make_works(self.context, self.unit, self.tokens(rest), named=kind == "work")
        for option in selector.split("|"):
            found = self._option(option)
            if found:
                return found
        return ()

    def at(self, indices: Iterable[int]) -> tuple[Draft, ...]:
        """Return what the phrases at some tokens of the sentence stand for."""
        return tuple(self.context.all_entities(self.unit, indices))

    def _option(self, option: str) -> tuple[Draft, ...]:
        if option in self._special:
            return self._special[option]()
        role, _, inner = option.partition(".")
        tokens = self.predicate.role(role)
        if inner == "owner":
            owners = (self.context.owner_of(self.unit, i) for i in tokens)
            return tuple(owner for owner in owners if owner is not None)
        if inner == "people":
            return tuple(people for i in tokens for people in self._peoples(i))
        if inner:
            return self.at(j for i in tokens for j in self._joined(i, inner))
        return self.at(tokens)

    def _joined(self, index: int, preposition: str) -> Iterator[int]:
        """Yield what hangs on a noun by a preposition, with what "and" joins to it."""
        for found in self.unit.dependents(index, preposition):
            yield found
            for token in self.unit.parse.tokens:
                if token.head == found and token.dep == "conj":
                    yield token.index

    def _whose(self) -> tuple[Draft, ...]:
        """Return whose a noun is: "the capital of X", "its capital", "the Polish capital".

        The noun is what somebody is said to be, or the one that evokes the frame.
        """
        said = self.predicate.role("complement") if self.predicate.kind == "copula" else ()
        for index in said[:1] or (self.predicate.index,):
            phrase = self.unit.phrases.get(index)
            if phrase is None:
                continue
            # "Part of X" is a quantity of X: the phrase is that of X.
            own = index == self.predicate.index and said
            of = (self.predicate.role("of") if own else ()) or (
                phrase.of if phrase.head == index or not own else ()
            )
            found = self.at(of or ((phrase.head,) if phrase.head != index and said else ()))
            if not found and phrase.possessor >= 0:
                found = self.at((phrase.possessor,))
            # "A Ruritanian Zenda leader" leads nothing that is called Zenda.
            vague = phrase.definite in {"a", "an"} and phrase.peoples
            if not found and not vague:
                names = (self.context.registry.find(name) for name, _ in phrase.names_before)
                found = tuple(name for name in names if name is not None)
            if found:
                return found
        return self._what_it_is_about()

    def _what_it_is_about(self) -> tuple[Draft, ...]:
        """Return the article's state, party or event, where "the capital was X" leaves it open."""
        subject = self.context.subject
        swapped = self.predicate.kind == "copula" and self.predicate.link != "appos"
        for index in self.predicate.role("complement")[:1] if swapped else ():
            phrase = self.unit.phrases.get(index)
            bodies = ("Organization", "Event", "ArmedForce")
            if phrase is None or index > self.predicate.index:
                continue
            if phrase.definite == "the" and self.context.registry.is_a(subject.type, *bodies):
                return (subject,)
        return ()

    def _people(self) -> tuple[Draft, ...]:
        """Return the states of the adjectives of a noun ("the Polish capital")."""
        said = self.predicate.role("complement") if self.predicate.kind == "copula" else ()
        return tuple(p for i in said or (self.predicate.index,) for p in self._peoples(i))

    def _peoples(self, index: int) -> Iterator[Draft]:
        """Yield the states and peoples of the adjectives of a noun."""
        phrase = self.unit.phrases.get(index)
        for word in phrase.peoples if phrase is not None else ():
            people = self.context.people(word, None)
            if people is not None:
                yield people

    def _merging(self) -> tuple[Draft, ...]:
        """Return those who merged in order to do this ("X merged with Y to form Z")."""
        above = self.unit.predicates.get(self.predicate.governor)
        if above is None or above.lemma not in self.context.lexicon.words["merging"]:
            return ()
        return self.at((*above.role("object|subject"), *above.role("with")))

    def texts(self, selector: str) -> tuple[Phrase, ...]:
        """Return the phrases of a role whose words are what is said (``text:of``)."""
        found = (self.unit.phrases.get(i) for i in self.tokens(selector))
        return tuple(dict.fromkeys(p for p in found if p is not None and p.kind != "pronoun"))

    def tokens(self, selector: str) -> tuple[int, ...]:
        """Return the tokens of a role (``object.of``), of the first option that is filled."""
        for option in selector.split("|"):
            role, _, inner = option.partition(".")
            tokens = self.predicate.role(role)
            if inner:
                tokens = tuple(j for i in tokens for j in self.unit.dependents(i, inner))
            tokens = tuple(i for i in tokens if i not in self.unit.time_tokens)
            if tokens:
                return tokens
        return ()

    def _opponents(self) -> tuple[Draft, ...]:
        """Return those who fought last, of fights that are told without anybody ("skirmishes")."""
        phrases = [self.unit.phrases.get(i) for i in self.predicate.role("subject")]
        bare = any(
            p is not None and p.plural and not (p.definite or p.of or p.possessor >= 0 or p.peoples)
            for p in phrases
        )
        return self.context.sides.latest_opponents() if bare else ()

    def _there(self) -> tuple[Draft, ...]:
        """Return the place that "there" means, the last that the sentence names, or "where"."""
        token = self.unit.parse.tokens[self.predicate.index]
        if "where" in self.predicate.particles and token.dep == "acl:relcl":
            where = self.at((token.head,))
            land = self.context.registry.land_of
            is_a = self.context.registry.is_a
            return tuple(land(d) for d in where if is_a(d.type, "Place", "Polity"))
        if "there" not in self.predicate.particles:
            return ()
        for predicate in reversed(self.unit.predicates.values()):
            for preposition in ("to", "in", "at", "into"):
                for draft in self.at(predicate.role(preposition)):
                    if self.context.registry.is_a(draft.type, "Place", "Polity"):
                        return (self.context.registry.land_of(draft),)
        return ()

    def _ally(self) -> tuple[Draft, ...]:
        """Return beside whom the same subject fought earlier in the sentence."""
        subject = self.predicate.role("subject")
        for other in self.unit.predicates.values():
            if other.index < self.predicate.index and other.role("subject") == subject:
                found = self.at(other.role("alongside"))
                if found:
                    return found
        return ()

    def _offices(self, selector: str) -> tuple[Draft, ...]:
        """Return the posts that a role names; who appoints may be the body they are in."""
        body = next(iter(self.fill("subject")), None) if self.predicate.role("object") else None
        for role in selector.split("|"):
            offices = (
                self.context.offices.named_by(self.unit, i, self._body(i, body), told=True)
                for i in self.tokens(role)
            )
            found = tuple(office for office in offices if office is not None)
            if found:
                return found
        return ()

    def _body(self, index: int, body: Draft | None) -> Draft | None:
        """Return the body that a post is in: a king is none of the diet that elects him."""
        phrase = self.unit.phrases.get(index)
        sovereign = self.context.lexicon.words["sovereign"]
        ruler = phrase is not None and phrase.lemma in sovereign
        own = body is not None and self.context.registry.is_a(body.type, "Polity")
        return body if own or not ruler else None


def _one(draft: Draft | None) -> tuple[Draft, ...]:
    return () if draft is None else (draft,)
