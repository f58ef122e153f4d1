"""Graphs to look at: the sample, and an invented life as long as a real article's."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from opened import FLAGS, Opened, open_file
from playwright.sync_api import sync_playwright
from pyoxigraph import NamedNode, parse

from kg.rdf.describe import DescribedGraph, Entity, Passage, StatementRow, Time, describe
from kg.rdf.graph import RdfGraph
from kg.view.build import view_model
from kg.view.context import ArticleContext, Participation, article_context
from kg.view.page import render_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from kg.view.model import ViewModel

KG = "https://w3id.org/article-kg/ontology#"
ID = "https://w3id.org/article-kg/id/rudolf-rassendyll/"
SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"

PERSONS = (
    ("Rudolf Rassendyll", "Рудольф Рассендилл", "魯道夫·拉森迪爾"),
    ("Black Michael, Duke of Strelsau", "Чёрный Михаил", "مايكل الأسود"),
    ("Flavia of Ruritania", "Флавия", "弗拉維亞"),
    ("Colonel Sapt", "Сапт", "薩普特"),
    ("Fritz von Tarlenheim", "Фриц фон Тарленхайм"),
    ("Rupert of Hentzau", "Руперт из Хентцау", "روبرت"),
    ("Antoinette de Mauban",),
    ("Marshal Strakencz", "Штракенч"),
    ("Şükrü Çelebi of Gondal", "شكري جلبي"),
    ("Ógedei the Younger", "Өгэдэй", "窩闊台"),
    ("Detchard",),
    ("Bersonin",),
    ("Lord Topham",),
    ("Johann the keeper",),
    ("Max Holf",),
    ("Baron Krafstein",),
    ("Cardinal of Strelsau",),
    ("Lauengram",),
)
POLITIES = (
    ("Kingdom of Ruritania", "Королевство Руритания", "魯里坦尼亞王國"),
    ("Duchy of Strelsau",),
    ("Gondal", "Гондал", "غوندال"),
    ("Provisional Government of the Ruritanian Highlands", "Временное правительство"),
    ("Republic of Graustark", "Граустарк"),
    ("Borduria", "Бордурия"),
    ("Syldavia", "Сильдавия", "西爾達維亞"),
)
GROUPS = (
    ("Red League", "Красная лига"),
    ("The Six",),
    ("Highland clans", "Горные роды"),
    ("Party of the Blue Rose",),
    ("Merchants of Zenda",),
    ("Union for the Defence of the Crown and the Constitution",),
    ("Elphberg family",),
    ("Council of Regents",),
    ("Refugees from the plain",),
)
FORCES = (
    ("Rassendyll's cavalry", "Конница Рассендилла"),
    ("Royal Guard",),
    ("Duke's garrison",),
    ("Third Bordurian Rifle Division", "Третья стрелковая дивизия"),
    ("Highland militia",),
    ("Syldavian air force",),
    ("Hentzau's riders",),
    ("Border guards",),
    ("several hundred horsemen",),
    ("the rear guard",),
)
PLACES = (
    ("Zenda", "Зенда", "زندا", "曾達"),
    ("Strelsau", "Стрельзау", "斯特雷索"),
    ("Castle of Zenda",),
    ("Tarlenheim",),
    ("Hofbau",),
    ("Streling Pass", "Стрелинг"),
    ("River Ruma",),
    ("Bukhtarma Steppe", "Бухтарминская степь"),
    ("White Mountains",),
    ("Lake Ilsen",),
    ("Kravonia",),
    ("Dawsbergen",),
    ("Old Fort",),
    ("Ürümsu", "Урумсу", "烏魯蘇"),
)
OFFICES = (
    ("governor of Zenda",),
    ("commander-in-chief of the Royal Army",),
    ("King of Ruritania",),
    ("Chancellor of the Provisional Government of the Highlands",),
    ("mayor of Strelsau",),
    ("special commissioner of Streling district",),
    ("envoy to Gondal",),
)
EVENTS = (
    ("Battle", "Battle of Streling Pass"),
    ("Battle", "Battle of Zenda"),
    ("Battle", "Battle of the River Ruma"),
    ("Conflict", "Highland uprising"),
    ("Conflict", "War of the Ruritanian Succession"),
    ("Conflict", "raid on Hofbau"),
    ("Conflict", "campaign in the White Mountains"),
    ("Movement", "retreat to Lake Ilsen"),
    ("Movement", "flight over the Bukhtarma Steppe"),
    ("Movement", "airlift of weapons to the Old Fort"),
    ("PoliticalEvent", "coronation at Strelsau"),
    ("PoliticalEvent", "negotiations at Tarlenheim"),
    ("PoliticalEvent", "appointment of the governor of Zenda"),
    ("AllegianceChange", "defection of Rassendyll's cavalry from the Duke to the Crown"),
    ("LifeEvent", "execution of Rudolf Rassendyll"),
    ("Conflict", "siege of the Castle of Zenda"),
    ("PoliticalEvent", "dispute over the pastures"),
    ("Battle", "Battle of Dawsbergen"),
    ("Conflict", "clash near Kravonia"),
    ("Event", "winter famine"),
)
PLANS = (("Plan", "plan for an independent Highland state"), ("ProposedEntity", "Highland Khanate"))
TIMES = (
    ("In 1943", "1943", "1943-01-01", "1943-12-31"),
    ("on June 5, 1947", "1947-06-05", "1947-06-05", "1947-06-05"),
    ("In the spring of 1944", "1944-21", "1944-03-01", "1944-05-31"),
    ("By September 1944", "[..1944-09]", "", "1944-09-30"),
    ("until the summer of 1948", "../1948-08", "", ""),
    ("At the end of 1946", "1946-12~", "1946-10-01", "1946-12-31"),
    ("during the 1930s", "193X", "1930-01-01", "1939-12-31"),
    ("later", "", "1944-03-01", "1946-12-31"),
)


@dataclass
class Invention:
    """A life being made up: sentences are said, and statements read from them."""

    dice: random.Random
    entities: dict[str, Entity] = field(default_factory=dict)
    rows: list[StatementRow] = field(default_factory=list)
    parts: list[Participation] = field(default_factory=list)
    text: str = ""

    def add(self, kind: str, label: str, *names: str, time: Time | None = None) -> str:
        """Add a thing and return its IRI."""
        iri = f"{ID}e{len(self.entities)}"
        tags = [(label, "en"), *((name, _tag(name)) for name in names)]
        passage = self.say(f"{label} is told of.") if len(self.entities) % 3 == 0 else None
        self.entities[iri] = Entity(
            iri, kind, label, tuple(tags), time=time, passages=(passage,) if passage else ()
        )
        return iri

    def say(self, sentence: str) -> Passage:
        """Add a sentence to the text and return where it stands."""
        start = len(self.text)
        self.text += sentence + ("\n\n" if self.dice.random() < 0.1 else " ")
        end = start + len(sentence)
        return Passage(start, end, sentence, f"{ID}ev{start}", f"{ID}doc")

    def state(
        self,
        subject: str,
        name: str,
        target: str,
        *,
        modality: str = "asserted",
        dated: float = 0.3,
    ) -> None:
        """Say something of two things and read it."""
        if subject == target:
            return
        a, b = self.entities[subject].label, self.entities[target].label
        time = self.time() if self.dice.random() < dated else None
        when = f"{time.label}, " if time else ""
        passage = self.say(f"{when}{a} — so the chronicle says — {name} {b}, and more came of it.")
        self.rows.append(
            StatementRow(
                iri=f"{ID}st{len(self.rows)}", label=f"{a}: {name} {b}", subject=subject,
                subject_label=a, property=KG + name, object=target, value=b, datatype="",
                modality=modality, time=time, passages=(passage,), rule="chronicle", qualifiers=(),
            )
        )  # fmt: skip

    def time(self) -> Time:
        """Return one of the times of the story."""
        label, edtf, first, last = self.dice.choice(TIMES)
        return Time(f"{ID}t{label}", label, edtf, first, last, basis="stated")


def _tag(name: str) -> str:
    first = name[0]
    if "\u0400" <= first <= "\u04ff":
        return "und-Cyrl"
    return "ar" if "\u0600" <= first <= "\u06ff" else "zh"


def invent() -> tuple[DescribedGraph, ArticleContext]:
    """Return a made-up biography of about 90 nodes and 230 edges, always the same."""
    it = Invention(random.Random(1894))  # noqa: S311 - a story, not a secret
    persons = [it.add("Person", *names) for names in PERSONS]
    polities = [it.add("Polity", *names) for names in POLITIES]
    groups = [it.add("Organization", *names) for names in GROUPS]
    forces = [it.add("ArmedForce", *names) for names in FORCES]
    places = [it.add("Place", *names) for names in PLACES]
    _tell_of_offices(it, persons, polities, places)
    _tell_of_events(it, persons + polities + groups + forces, places)
    _tell_of_places(it, places, polities)
    _tell_of_loyalties(it, persons, polities, groups, forces)
    described = DescribedGraph(
        documents=(f"{ID}doc",),
        title="Rudolf Rassendyll",
        text=it.text,
        entities=tuple(it.entities.values()),
        statements=tuple(it.rows),
        labels={iri: entity.label for iri, entity in it.entities.items()},
    )
    context = ArticleContext(
        subject=persons[0],
        rights="After the chronicle of Ruritania, by its contributors.",
        license="https://creativecommons.org/licenses/by-sa/4.0/",
        participations=tuple(sorted(it.parts)),
        definitions=(("chronicle", "What the chronicle says of two things in one sentence."),),
    )
    return described, context


def _tell_of_offices(
    it: Invention, persons: list[str], polities: list[str], places: list[str]
) -> None:
    one = it.dice.choice
    for office in [it.add("Office", *names) for names in OFFICES]:
        it.state(office, "postIn", one(polities))
        it.state(office, "jurisdiction", one(places))
        it.state(one(persons[:1] * 6 + persons), "holdsOffice", office, dated=0.9)


def _tell_of_events(it: Invention, agents: list[str], places: list[str]) -> None:
    events = [it.add(kind, name, time=it.time()) for kind, name in EVENTS]
    for number, event in enumerate(events):
        sides = [it.add("Side", f"side {letter} of it") for letter in "AB"]
        chosen = it.dice.sample(agents[1:], it.dice.randint(2, 4))
        for position, agent in enumerate(chosen + agents[:1] * (number % 2 == 0)):
            it.state(event, "hasParticipant", agent)
            it.parts.append(Participation(event, agent, sides[position % 2]))
        it.state(sides[0], "opposesSide", sides[1])
        it.state(event, "tookPlaceAt", it.dice.choice(places))
        if number:
            it.state(event, "before" if number % 3 else "causedBy", events[number - 1])


def _tell_of_places(it: Invention, places: list[str], polities: list[str]) -> None:
    for place in places[1:]:
        it.state(place, "locatedIn", it.dice.choice(places[:4]))
        it.state(place, "underAuthorityOf", it.dice.choice(polities), dated=0.6)


def _tell_of_loyalties(
    it: Invention, persons: list[str], polities: list[str], groups: list[str], forces: list[str]
) -> None:
    one, hero = it.dice.choice, persons[0]
    for force in forces:
        it.state(one(persons), "leaderOf", force)
        it.state(force, "memberOf", one(groups + polities))
    for person in persons[1:]:
        it.state(person, "allegianceTo", one(polities + groups), dated=0.5)
        it.state(person, one(["opposedTo", "supported", "knew"]), one(persons + polities))
    for polity in polities:
        it.state(polity, "opposedTo", one(polities + groups))
        it.state(hero, one(["allegianceTo", "opposedTo"]), polity, dated=0.8)
    plan, aim = (it.add(kind, name) for kind, name in PLANS)
    it.state(plan, "plannedBy", hero)
    it.state(plan, "aimsAt", aim, modality="planned")
    for modality in ("hoped", "negated", "planned", "proposed"):
        it.state(one(polities), "supported", hero, modality=modality)


@pytest.fixture(scope="session")
def sample_graph() -> RdfGraph:
    triples = [quad.triple for quad in parse(path=str(SAMPLE))]
    name = NamedNode("https://w3id.org/article-kg/document/anna-varga")
    return RdfGraph.of(name, triples, ())


@pytest.fixture(scope="session")
def sample(sample_graph: RdfGraph) -> ViewModel:
    return view_model(describe(sample_graph), article_context(sample_graph))


@pytest.fixture(scope="session")
def invention() -> tuple[DescribedGraph, ArticleContext]:
    return invent()


@pytest.fixture(scope="session")
def invented(invention: tuple[DescribedGraph, ArticleContext]) -> ViewModel:
    return view_model(*invention)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open the page of a model; the options are those of :func:`opened.open_file`."""
    contexts = []

    def open_page(model: ViewModel, size: tuple[int, int] = (1440, 900), **options: Any) -> Opened:  # noqa: ANN401 - passed on
        path = tmp_path / "a page, #1 – Ürümsu.html"
        path.write_text(render_page(model), encoding="utf-8")
        opened, context = open_file(browser, path, size, **options)
        contexts.append(context)
        return opened

    yield open_page
    for context in contexts:
        context.close()
