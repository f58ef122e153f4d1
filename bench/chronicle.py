"""A graph of any size, made up, with a text that packs like real prose.

The words are invented by syllables and drawn as words are in a language, few often and many
seldom; sentences follow varied patterns. Things live in communities of unequal size and are
joined to the well known. The same count gives the same graph.
"""

from __future__ import annotations

import hashlib
import random
from bisect import bisect
from dataclasses import dataclass, field
from itertools import accumulate

from kg.rdf.describe import DescribedGraph, Entity, Passage, StatementRow, Time
from kg.rdf.vocab import ontology
from kg.view.context import ArticleContext
from kg.view.words import spoken

__all__ = ["chronicle"]

KG = "https://w3id.org/article-kg/ontology#"
ID = "https://w3id.org/article-kg/id/chronicle/"
EVIDENCE = "https://w3id.org/article-kg/evidence/chronicle/"
STATEMENT = "https://w3id.org/article-kg/statement/chronicle/"

TYPES = (
    ("Person", 40), ("Place", 18), ("Organization", 8), ("Polity", 5), ("ArmedForce", 6),
    ("Battle", 6), ("PoliticalEvent", 5), ("Office", 6), ("Work", 4), ("Movement", 2),
)  # fmt: skip
RELATIONS = {
    "Person": "memberOf allegianceTo holdsOffice opposedTo supported birthPlace leaderOf knew",
    "Place": "locatedIn underAuthorityOf",
    "Organization": "opposedTo locatedIn supported",
    "Polity": "opposedTo supported",
    "ArmedForce": "memberOf opposedTo locatedIn",
    "Battle": "hasParticipant tookPlaceAt before",
    "PoliticalEvent": "hasParticipant tookPlaceAt causedBy",
    "Office": "postIn jurisdiction",
    "Work": "about",
    "Movement": "hasParticipant movedTo",
}
PATTERNS = (
    "{when}{a} {verb} {b}, {filler}.",
    "{filler}, and {when_}{a} {verb} {b} near {filler2}.",
    "It was {when_}that {a}, {filler}, {verb} {b}.",
    "{a} {verb} {b} {filler2}; {filler}.",
    "As {filler} has it, {a} had {verb} {b} {when_}and {filler2}.",
    "Although {filler}, {a} {verb} {b}.",
    "{when}the {filler2} {verb} {b}, among them {a} and {filler}.",
    "Of {a} it is told that {filler} before {b} was {verb} {filler2}.",
)
SCRIPTS = {
    "und-Cyrl": "ба ве ги до жу за ки ло ма не пи ро са ту фи хо ца че ша эн ю я".split(),
    "ar": "با تي ثو جا حم خل دا ري زن سا شم صا ضا طل عا غو فا قر كا لم".split(),
    "zh": list("安娜瓦爾加魯里塔尼亞曾達斯特雷索紅聯盟山河城王國軍團總督會議北南東西林海"),
}
CONSONANTS = "b br c ch d dr f g gr h k kr l m n p pr r s st t th tr v w z".split()
VOWELS = "a e i o u ae ei ou ia ea".split()
ENDINGS = "n r s t l m nd rk st ng".split()
PLANNED = ("planned", "hoped", "negated", "proposed")


@dataclass
class Scribe:
    """Who writes it: the dice, the words, and what is written so far."""

    dice: random.Random
    words: list[str] = field(default_factory=list)
    odds: list[float] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    length: int = 0

    def learn(self, count: int) -> None:
        """Invent so many words, the first ones short."""
        known: set[str] = set()
        while len(self.words) < count:
            syllables = 1 + (len(self.words) > 60) + (self.dice.random() < 0.45)
            word = "".join(self.syllable() for _ in range(syllables)) + self.pick(ENDINGS, 0.4)
            if word not in known:
                known.add(word)
                self.words.append(word)
        self.odds = list(accumulate(1 / (rank + 2.7) for rank in range(count)))

    def syllable(self) -> str:
        """Return a syllable."""
        return self.dice.choice(CONSONANTS) + self.dice.choice(VOWELS)

    def pick(self, among: list[str], chance: float) -> str:
        """Return one of some, or nothing."""
        return self.dice.choice(among) if self.dice.random() < chance else ""

    def some(self, least: int, most: int) -> str:
        """Return some words, the common ones often."""
        count = self.dice.randint(least, most)
        return " ".join(
            self.words[bisect(self.odds, self.dice.random() * self.odds[-1])] for _ in range(count)
        )

    def name(self) -> str:
        """Return a name of one to three words."""
        count = self.dice.choice((1, 2, 2, 3))
        return " ".join(
            "".join(self.syllable() for _ in range(self.dice.randint(1, 3))).title()
            + self.pick(ENDINGS, 0.6)
            for _ in range(count)
        )

    def abroad(self, tag: str) -> str:
        """Return a name in another script."""
        one = SCRIPTS[tag]
        count = self.dice.randint(2, 4)
        word = "".join(self.dice.choice(one) for _ in range(count))
        return word if tag == "zh" else f"{word} {''.join(self.dice.choice(one) for _ in 'ab')}"

    def say(self, sentence: str) -> Passage:
        """Write a sentence and return where it stands."""
        sentence = sentence[0].upper() + sentence[1:]
        start = self.length
        gap = "\n\n" if self.dice.random() < 0.12 else " "
        self.pieces += (sentence, gap)
        self.length += len(sentence) + len(gap)
        end = start + len(sentence)
        return Passage(start, end, sentence, f"{EVIDENCE}c{start}-{end}", f"{ID}doc")

    def time(self) -> Time:
        """Return a time of the twentieth century, exact or not."""
        year, month = self.dice.randint(1901, 1980), self.dice.randint(1, 12)
        kind = self.dice.random()
        if kind < 0.4:
            return Time(
                f"{ID}t{year}", f"in {year}", str(year),
                earliest_start=f"{year}-01-01", latest_end=f"{year}-12-31", basis="stated",
            )  # fmt: skip
        if kind < 0.8:
            day = f"{year}-{month:02}-{self.dice.randint(1, 28):02}"
            return Time(f"{ID}t{day}", f"on {day}", day, day, day, day, day, "stated")
        end = year + self.dice.randint(1, 9)
        return Time(
            f"{ID}t{year}-{end}", f"from {year} to {end}", f"{year}/{end}",
            f"{year}-01-01", f"{year}-12-31", f"{end}-01-01", f"{end}-12-31", "stated",
        )  # fmt: skip


def chronicle(count: int) -> tuple[DescribedGraph, ArticleContext]:
    """Return a made-up graph of so many things and three times as many statements."""
    scribe = Scribe(random.Random(count))  # noqa: S311 - a story, not a secret
    scribe.learn(9000)
    entities = _entities(scribe, count)
    rows = _rows(scribe, entities, _homes(scribe, count))
    described = DescribedGraph(
        documents=(f"{ID}doc",),
        title="Chronicle of Ruritania",
        text="".join(scribe.pieces),
        entities=tuple(entities),
        statements=tuple(rows),
        labels={entity.iri: entity.label for entity in entities},
    )
    context = ArticleContext(
        subject=entities[0].iri,
        rights="After the chronicle of Ruritania, by its contributors.",
        license="https://creativecommons.org/licenses/by-sa/4.0/",
    )
    return described, context


def _entities(scribe: Scribe, count: int) -> list[Entity]:
    names, odds = zip(*TYPES, strict=True)
    found = []
    for number, kind in enumerate(scribe.dice.choices(names, odds, k=count)):
        label = scribe.name()
        names_ = [(label, "en")]
        names_ += [(scribe.abroad(tag), tag) for tag in SCRIPTS if scribe.dice.random() < 0.3]
        slug = label.lower().replace(" ", "-")
        found.append(
            Entity(
                # Numbered, so that they stay in this order.
                iri=f"{ID}{number:06}-{slug}",
                type=kind,
                label=label,
                labels=tuple(names_),
                time=scribe.time() if kind in ("Battle", "PoliticalEvent", "Movement") else None,
                passages=(scribe.say(f"{label} {scribe.some(6, 14)}."),)
                if scribe.dice.random() < 0.3
                else (),
            )
        )
    return found


def _homes(scribe: Scribe, count: int) -> list[list[int]]:
    """Return the things of communities, of which few are large."""
    many = max(3, int(count**0.45))
    homes: list[list[int]] = [[] for _ in range(many)]
    for number in range(count):
        homes[min(many - 1, int(many * scribe.dice.random() ** 1.7))].append(number)
    return [home for home in homes if home]


def _rows(scribe: Scribe, entities: list[Entity], homes: list[list[int]]) -> list[StatementRow]:
    """Return what the sentences say, one to three statements each; of real articles more."""
    home_of = {number: home for home in homes for number in home}
    dice = scribe.dice
    verbs = {
        name: [scribe.some(1, 2) for _ in range(4)]
        for name in sorted({name for names in RELATIONS.values() for name in names.split()})
    }
    rows: list[StatementRow] = []
    while len(rows) < 3 * len(entities):
        at = dice.randrange(len(entities))
        one = entities[at]
        told = []
        for _ in range(min(dice.choice((1, 2, 2, 3)), 3 * len(entities) - len(rows))):
            near = home_of[at] if dice.random() < 0.78 else range(len(entities))
            other = near[int(len(near) * dice.random() ** 2.5)]
            told.append(
                (
                    dice.choice(RELATIONS[one.type].split()),
                    entities[other if other != at else (at + 1) % len(entities)],
                )
            )
        time = scribe.time() if dice.random() < 0.4 else None
        when = time.label if time else ""
        (name, two), *more = told
        passage = scribe.say(
            dice.choice(PATTERNS).format(
                a=one.label, b=two.label, verb=dice.choice(verbs[name]),
                when=f"{when}, " if when else "", when_=f"{when} " if when else "",
                filler=" and ".join(
                    [scribe.some(3, 9), *(f"{dice.choice(verbs[n])} {e.label}" for n, e in more)]
                ),
                filler2=scribe.some(1, 5),
            )
        )  # fmt: skip
        rows += (_row(scribe, (one, name, two), time, passage) for name, two in told)
    return rows


def _row(
    scribe: Scribe, said: tuple[Entity, str, Entity], time: Time | None, passage: Passage
) -> StatementRow:
    one, name, two = said
    stem = f"{one.iri.removeprefix(ID)}-{name}"
    digest = hashlib.sha256(f"{stem} {two.iri} {passage.start}".encode()).hexdigest()[:12]
    modality = scribe.dice.choice(PLANNED) if scribe.dice.random() < 0.04 else "asserted"
    called = ontology().labels.get(KG + name) or spoken(name)
    hedge = "" if modality == "asserted" else f" ({modality})"
    return StatementRow(
        iri=f"{STATEMENT}{stem}-{digest}",
        label=f"{one.label}: {called} {two.label}{hedge}",
        subject=one.iri, subject_label=one.label, property=KG + name,
        object=two.iri, value=two.label, datatype="",
        modality=modality,
        time=time, passages=(passage,), rule="chronicle", qualifiers=(),
    )  # fmt: skip
