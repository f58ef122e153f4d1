"""What is known of an article while it is read: its sentences, its entities, its claims."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.anchored import anchored
from kg.extract.grammar import FEMININE, MASCULINE
from kg.extract.predicates import find_predicates
from kg.mentions import find_phrases, find_times, known_names, mended
from kg.model import Literal, Modality, Name, Span, Statement, TimeSpan
from kg.resolve import Draft, Registry
from kg.text import fold, without_disambiguator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.predicates import Predicate
    from kg.lexicon import Frame, Lexicon
    from kg.mentions import KnownNames, Phrases, TimeExpression
    from kg.model import Article, Parse

__all__ = [
    "AS_STATED",
    "Attempt",
    "Circumstances",
    "Ground",
    "Mismatch",
    "Record",
    "Rule",
    "Unit",
]


class Rule(NamedTuple):
    """A reading rule: its name in the graph and what it means."""

    id: str
    means: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What a claim rests on.

    Attributes:
        rule: The rule that fired.
        passage: The sentence or infobox line.
        trigger: The words that made the rule fire.
        unit: Number of the sentence, or -1 for a claim of the infobox.
    """

    rule: Rule
    passage: Span
    trigger: Span | None = None
    unit: int = -1

    def by(self, rule: Rule) -> Ground:
        """Return the same passage for another rule, without the words that set off this one."""
        return replace(self, rule=rule, trigger=None)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How a claim is put: its modality, its time and what more is said about it."""

    modality: Modality = Modality.ASSERTED
    time: TimeSpan | None = None
    qualifiers: tuple[tuple[str, str | Literal], ...] = ()


AS_STATED = Circumstances()

# Of the name of a land in its adjective, in letters.
_SHORTEST_STEM = 4

# So few pronouns of the other sex may be all those of others.
_FEW = 3

_LAND = Rule("state-and-land", "A state named as a place stands for its land.")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Why a frame does not fit a predicate: a role that it needs is empty or of another class.

    Attributes:
        role: The role selector.
        wanted: The classes one of which was needed, or ``=noun``.
        found: What fills the role: words and class, which is empty where it was not known.
    """

    role: str
    wanted: tuple[str, ...]
    found: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a frame fared with a predicate of a sentence.

    ``missing`` is why it did not fit; where it did, ``claims`` are what it made.
    """

    predicate: int
    frame: Frame
    missing: Mismatch | None = None
    claims: tuple[Statement, ...] = ()


@dataclass(slots=True)
class Unit:
    """One parsed sentence with what was found in it.

    Attributes:
        number: Its place among the sentences of the article.
        parse: Its tree.
        phrases: Its noun phrases.
        predicates: Its predicates by their token, in the order of the text.
        times: Its expressions of time.
        time_tokens: The tokens of these.
        entities: What the phrases stand for, by head token, as far as it was asked.
        events: The events made of its predicates, by token.
        attempts: The frames that were tried, in order.
    """

    number: int
    parse: Parse
    phrases: Phrases
    predicates: dict[int, Predicate]
    times: tuple[TimeExpression, ...]
    time_tokens: frozenset[int] = frozenset()
    entities: dict[int, tuple[Draft, ...]] = field(default_factory=dict)
    events: dict[int, Draft] = field(default_factory=dict)
    attempts: list[Attempt] = field(default_factory=list)

    def ground(self, rule: Rule, trigger: Span | None = None) -> Ground:
        """Return what a claim of this sentence rests on."""
        return Ground(rule, self.parse.sentence, trigger, self.number)

    def dependents(self, index: int, preposition: str) -> tuple[int, ...]:
        """Return the tokens that hang on a noun by a preposition."""
        tokens = self.parse.tokens
        return tuple(
            t.index
            for t in tokens
            if t.head == index
            and t.index != index
            and any(
                c.head == t.index and c.dep == "case" and c.text.casefold() == preposition
                for c in tokens
            )
        )

    def verb_above(self, index: int) -> Predicate | None:
        """Return the nearest verb that governs a token."""
        seen: set[int] = set()
        while index not in seen:
            seen.add(index)
            index = self.parse.tokens[index].head
            found = self.predicates.get(index)
            if found is not None and found.kind == "verb":
                return found
        return None


class Record:
    """One article while it is read.

    Attributes:
        article: The text.
        folded: The text as names are compared.
        lexicon: The words of the language.
        registry: Who is who.
        subject: What the article is about.
        units: Its sentences.
        claims: What was claimed so far, each with the number of its sentence (-1: infobox).
        rules: What the rules that fired mean.
        unread: What was seen and not understood, with the reason.
        told: Verbs that a rule other than a frame read.
        called: Key of an entity to the nouns that a clause says of it ("was a party").
        demonyms: Adjectives made of names of the article ("Ruritanian") to the name.
        told_times: Times that are told from others, with what they come to, by where they stand
            and the time of the subject.
        settled: The sentences, by number and time of the subject, whose times are all there.
        feminine: Whether the pronouns of the text are mostly feminine.
    """

    def __init__(self, article: Article, parses: Iterable[Parse], lexicon: Lexicon) -> None:
        self.article = article
        self.folded = fold(article.text)
        self.lexicon = lexicon
        self.registry = Registry(lexicon, article)
        self.subject: Draft = self.registry.name(without_disambiguator(article.title), None)
        self.registry.subject = self.subject.key
        self.claims: list[tuple[int, Statement]] = []
        self.rules: dict[str, str] = {}
        self.unread: list[tuple[Span, str]] = []
        self.told: set[Span] = set()
        self.called: dict[str, set[str]] = {}
        self.demonyms: dict[str, str] = {}
        self._lands: set[str] = set()
        self.told_times: dict[tuple[Span, TimeSpan | None], TimeExpression | None] = {}
        self.settled: set[tuple[int, TimeSpan | None]] = set()
        self._states: dict[str, Draft] = {}
        trees = tuple(mended(parse, lexicon) for parse in parses)
        known = known_names(article, trees)
        self.units = [self._unit(n, parse, known) for n, parse in enumerate(trees)]
        self.unread += [(p.rest, "too long for a sentence") for p in trees if p.rest is not None]
        self.feminine = self._is_feminine()

    def _unit(self, number: int, parse: Parse, known: KnownNames) -> Unit:
        spans = [t.span for t in parse.tokens]
        read = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
        times = find_times(self._without_asides(parse, read), read.start)
        covered = frozenset(
            t.index for t in parse.tokens if any(x.span.contains(t.span) for x in times)
        )
        phrases = anchored(find_phrases(parse, self.lexicon, known, covered), self.registry)
        predicates = {p.index: p for p in find_predicates(parse, self.lexicon, covered)}
        return Unit(number, parse, phrases, predicates, times, covered)

    def _without_asides(self, parse: Parse, read: Span) -> str:
        """Return what was parsed with its parentheses blanked: their times are their own."""
        text = list(self.article.surface(read))
        for aside, _ in parse.asides:
            if read.contains(aside):
                begin, end = aside.start - read.start, aside.end - read.start
                text[begin:end] = " " * (end - begin)
        return "".join(text)

    def _is_feminine(self) -> bool:
        words = [t.text.casefold() for u in self.units for t in u.parse.tokens if t.upos == "PRON"]
        feminine, masculine = sum(w in FEMININE for w in words), sum(w in MASCULINE for w in words)
        told = self.gender_of(self.article.title)
        own, other = (feminine, masculine) if told == "f" else (masculine, feminine)
        # Other lives are told beside that of somebody with a known given name.
        if told and (own or other <= _FEW):
            return told == "f"
        return feminine > masculine

    def claim(
        self,
        subject: Draft,
        property_: str,
        object_: Draft | Literal | Name | str,
        ground: Ground,
        how: Circumstances = AS_STATED,
    ) -> None:
        """Add a statement; a thing is never said of itself."""
        value = object_.key if isinstance(object_, Draft) else object_
        if value == subject.key:
            return
        self.rules[ground.rule.id] = ground.rule.means
        statement = Statement(
            subject=subject.key,
            property=property_,
            object=value,
            evidence=(ground.passage,),
            rule=ground.rule.id,
            modality=how.modality,
            time=how.time,
            qualifiers=tuple(sorted(how.qualifiers, key=str)),
            trigger=ground.trigger,
        )
        self.claims.append((ground.unit, statement))

    def told_in(self, unit: Unit) -> list[Statement]:
        """Return what was claimed so far of a sentence, the last that was read, in order."""
        found: list[Statement] = []
        for number, claim in reversed(self.claims):
            if 0 <= number < unit.number:
                break
            if number == unit.number:
                found.append(claim)
        return found[::-1]

    def land_of(self, state: Draft, ground: Ground) -> Draft:
        """Return the land of a state, and claim once whose land it is.

        Who acts is a polity, where it happens is a place: an article uses one name for both.
        """
        land = self.registry.land_of(state)
        if land.key not in self._lands:
            self._lands.add(land.key)
            land.mentions.append(ground.passage)
            self.claim(land, "underAuthorityOf", state, ground.by(_LAND))
        return land

    def class_of(self, lemma: str) -> str:
        """Return the class that a common noun names, or an empty string.

        The lexicon has some nouns in the plural only ("mountains"); a "chief of staff" is a
        chief.
        """
        lemma = lemma.partition(" of ")[0]
        return self.lexicon.class_of(lemma) or self.lexicon.noun_class.get(f"{lemma}s", "")

    def people(self, word: str, span: Span | None) -> Draft | None:
        """Return the state or people of an adjective."""
        people = self.lexicon.adjectives.get(word.casefold())
        if people is None:
            name = self.demonyms.get(word.casefold())
            made = self.registry.find(name) if name else None
            return self._as_state(made) if made else self._land_of_adjective(word)
        return self.registry.find(people.name) or self.registry.name(people.name, span, people.type)

    def note_read(self, unit: Unit, verb: int, before: int) -> None:
        """Keep that a rule read a verb, if there are more claims than there were before."""
        if len(self.claims) > before:
            self.told.add(unit.parse.tokens[verb].span)

    def nouns_of(self, draft: Draft) -> set[str]:
        """Return the nouns that something is called by: in its name, or said of it."""
        # "Republic of X's army" is an army.
        own = draft.label.casefold().rpartition("\u2019s ")[2]
        words = own.split(" of ")[0].split()
        last = words[-1] if words else ""
        noun = self.lexicon.lemma(last, last, "NOUN")
        named = {noun} if self.class_of(noun) else set()
        return {*named, *filter(None, (draft.lemma,)), *self.called.get(draft.key, ())}

    def _land_of_adjective(self, word: str) -> Draft | None:
        """Return the state that an adjective of the article's own is made from ("Zendan")."""
        folded = fold(word)
        for ending in ("n", "an", "ian", "ese", "ish", "i"):
            stem = folded.removesuffix(ending)
            if stem == folded or len(stem) < _SHORTEST_STEM:
                continue
            for name in (stem, f"{stem}a", f"{stem}ia", f"{stem}y"):
                key = self.registry.names.get(name)
                draft = self.registry.drafts[key] if key is not None else None
                if draft is not None and draft.type in {"", "Place", "Polity", "Agent"}:
                    return self._as_state(draft)
        return None

    def _as_state(self, draft: Draft) -> Draft:
        """Return the state of a name that an adjective was made from."""
        if draft.type in {"", "Agent"}:
            draft.type = "Polity"
        if draft.type == "Polity":
            return draft
        # The name was used of the land: the state is a thing of its own.
        state = self._states.get(draft.key)
        if state is None:
            state = self._states[draft.key] = self.registry.new("Polity", draft.label, None)
        return state

    def gender_of(self, name: str) -> str:
        """Return ``m`` or ``f`` for a name that begins with a known given name, or nothing."""
        first = fold(name).split()[:1]
        for gender, known in (("m", "masculine-name"), ("f", "feminine-name")):
            if first and first[0] in self.lexicon.words[known]:
                return gender
        return ""

    def gender_of_noun(self, noun: str) -> str:
        """Return ``m`` or ``f`` for a noun or title that tells the sex, or nothing."""
        for gender in ("masculine", "feminine"):
            if noun in self.lexicon.words[gender]:
                return gender[0]
        return ""

    def latest(self, test: Callable[[Draft], bool]) -> Draft | None:
        """Return the last entity made so far that passes a test."""
        return next((d for d in reversed(self.registry.drafts.values()) if test(d)), None)

    def add_kind(self, draft: Draft, noun: str) -> None:
        """Give an entity the kind that a noun names, if it names one."""
        kind = self.lexicon.kinds.get(noun)
        if kind:
            draft.kinds[kind] = None
