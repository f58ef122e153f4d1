"""The lexicon says nothing that the ontology does not know, and says it once."""

from __future__ import annotations

import csv
import re
import shutil
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.extract.infobox.readers import READERS
from kg.extract.infobox.reading import FAMILIES
from kg.extract.properties import ranges
from kg.lexicon import Event, Frame, People, Yield, load_lexicon, read_lexicon, split_key
from kg.model import Modality
from kg.rdf.vocab import KG, SCHEMA, VOCAB, expand, ontology, ontology_triples
from kg.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = data_folder("ontology") / "lexicon"
LEXICON = load_lexicon()
FILES = [
    "states.csv",
    "frames.toml",
    "infobox.toml",
    "irregular.toml",
    "languages.toml",
    "nouns.toml",
]

CLASSES = {c.removeprefix(KG) for c in ontology().classes if c.startswith(KG)}
PROPERTIES = {
    re.sub(r"^.*[#/]", "", p) for p in ontology().properties if p.startswith((KG, SCHEMA))
}
IN_SCHEME = expand("skos:inScheme")


def concepts(scheme: str) -> set[str]:
    """Return the local names of the concepts of a controlled list."""
    return {
        triple.subject.value.removeprefix(VOCAB)
        for triple in ontology_triples("vocab.ttl")
        if isinstance(triple.subject, NamedNode)
        and (triple.predicate, triple.object) == (IN_SCHEME, NamedNode(VOCAB + scheme))
    }


ROLES, KINDS = concepts("roles"), concepts("kinds")

# What a selector may be: a role of the argument structure, a preposition, or a word that the
# head of frames.toml explains.
LOGICAL = {"subject", "object", "complement", "poss", "host"}
PREPOSITIONS = set(
    "against alongside around as at between by for from in into near of on over through across via "
    "to towards toward under upon with after about off outside until during among "
    "following along throughout including".split()
) | {"out of", "away from"}
SPECIAL = {"event", "host-event", "plan", "ally", "there", "time", "outcome", "owner"}
SPECIAL |= {"opening", "closing"}
SPECIAL |= set(
    "case particle iobj whose people opponents start end first last topic merging".split()
)
# What a role is read as: a post, a work, anything made, or its words.
READ_AS = re.compile(r"^(?:office|work|thing|text):|!|^=.*")


def selectors(frame: Frame) -> set[str]:
    found = {selector for selector, _ in frame.requires} | ({frame.creates} - {""})
    if frame.event:
        found |= {selector for selector, _, _ in frame.event.roles}
    for item in frame.yields:
        found |= {item.subject, item.object, *(selector for _, selector in item.qualifiers)}
    return found


def twice(words: Iterable[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def states() -> list[dict[str, str]]:
    with (FOLDER / "states.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


# --- frames ----------------------------------------------------------------------------


@pytest.mark.parametrize("frame", LEXICON.frames, ids=lambda frame: frame.id)
def test_a_frame_is_well_formed(frame: Frame) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", frame.id)
    assert re.fullmatch(r"\S.*\.", frame.definition)
    assert frame.lemmas or frame.nouns or frame.copulas
    assert frame.event or frame.yields or frame.creates
    words = frame.lemmas | frame.nouns | frame.copulas
    assert [w for w in words if w != w.strip().casefold() or not w] == []


@pytest.mark.parametrize("frame", LEXICON.frames, ids=lambda frame: frame.id)
def test_the_selectors_of_a_frame_are_roles_that_a_predicate_can_have(frame: Frame) -> None:
    known = LOGICAL | PREPOSITIONS | SPECIAL
    parts = {
        part
        for selector in selectors(frame)
        for option in READ_AS.sub("", selector).split("|")
        if option
        for part in option.split(".")
    }

    assert parts <= known


@pytest.mark.parametrize("frame", LEXICON.frames, ids=lambda frame: frame.id)
def test_the_classes_of_a_frame_are_in_the_ontology(frame: Frame) -> None:
    required = {c for _, classes in frame.requires for c in classes if c[0] not in "=@#^+%-"}
    lists = {c[1:] for _, classes in frame.requires for c in classes if c[0] == "@"}

    assert required <= CLASSES | {"*"}
    assert lists <= {*LEXICON.words, "office", "language"}
    if frame.event:
        assert frame.event.cls in CLASSES | {"*"}
        assert frame.event.kind in KINDS | {"", "*"}


@pytest.mark.parametrize("frame", LEXICON.frames, ids=lambda frame: frame.id)
def test_the_roles_of_a_frame_are_in_the_controlled_list(frame: Frame) -> None:
    event = frame.event.roles if frame.event else ()
    roles = {role for _, role, _ in event}
    roles |= {
        item.property.partition(":")[2].partition("/")[0]
        for item in frame.yields
        if item.property.startswith("participation:")
    }

    assert roles <= ROLES
    assert {side for _, _, side in event} <= {0, 1, 2}


@pytest.mark.parametrize("frame", LEXICON.frames, ids=lambda frame: frame.id)
def test_the_properties_of_a_frame_are_in_the_ontology(frame: Frame) -> None:
    yielded = {y.property for y in frame.yields if not y.property.startswith("participation:")}
    yielded |= {name for y in frame.yields for name, _ in y.qualifiers}

    # Who came after whom in a post is said on the statement that somebody holds it.
    assert yielded - {"succession", "heldUntil"} <= PROPERTIES
    assert {y.modality for y in frame.yields} <= {"", *Modality}


def test_no_two_rules_have_one_name() -> None:
    assert twice([f.id for f in LEXICON.frames] + [k.id for k in LEXICON.infobox.entries]) == []


def test_no_two_frames_have_one_definition() -> None:
    assert twice(f.definition for f in LEXICON.frames) == []


def test_a_frame_is_found_by_each_of_its_words_in_the_order_of_the_file() -> None:
    for index, field in ((LEXICON.by_lemma, "lemmas"), (LEXICON.by_noun, "nouns")):
        assert {w for f in LEXICON.frames for w in getattr(f, field)} == set(index)
        for word, frames in index.items():
            assert frames == tuple(f for f in LEXICON.frames if word in getattr(f, field))


def test_a_frame_is_read_from_its_entry() -> None:
    frame = next(f for f in LEXICON.by_lemma["appoint"] if f.id == "appoint")
    requires = (("object", ("Person",)), ("as|complement|to|iobj", ("@office",)))

    assert (frame.id, frame.requires, frame.state) == ("appoint", requires, True)
    assert frame.event == Event(
        "PoliticalEvent", "appointment", (("object", "appointee", 0), ("subject", "agent", 0))
    )
    assert frame.yields == (
        Yield(
            "object",
            "holdsOffice",
            "office:as|complement|to|iobj",
            (("appointedBy", "subject"),),
            "",
        ),
    )


# --- nouns -----------------------------------------------------------------------------


def test_the_table_of_parents_is_the_tree_of_the_ontology() -> None:
    for cls in CLASSES:
        above, name = {cls}, cls
        while name := LEXICON.parent.get(name, ""):
            above.add(name)
        ours = {p.removeprefix(KG) for p in ontology().parents[KG + cls] if p.startswith(KG)}

        assert (cls, above) == (cls, ours)
    assert set(LEXICON.parent) <= CLASSES


def test_nouns_name_classes_kinds_and_properties_of_the_ontology() -> None:
    assert set(LEXICON.noun_class.values()) <= CLASSES
    assert set(LEXICON.kinds.values()) <= KINDS
    assert set(LEXICON.name_kinds.values()) <= KINDS
    assert set(LEXICON.kin.values()) <= PROPERTIES
    assert set(LEXICON.participles.values()) - {""} <= PROPERTIES
    assert set(LEXICON.attitudes.values()) <= set(Modality)


def test_a_kind_is_of_a_noun_that_the_lexicon_knows() -> None:
    nouns = set(LEXICON.noun_class) | set(LEXICON.by_noun)

    assert set(LEXICON.kinds) <= nouns


def test_a_noun_stands_in_one_class_and_once() -> None:
    assert twice(w for words in toml("nouns.toml")["class"].values() for w in words.split()) == []


def test_a_word_stands_once_in_each_list() -> None:
    nouns = toml("nouns.toml")
    lists = [nouns[t] for t in ("office", "title", "occupation", "possessive", "independent")]

    assert [twice(words.split()) for entry in lists for words in entry.values()] == [[]] * 5


def test_no_word_has_white_space_around_it_or_a_capital() -> None:
    words = [*LEXICON.noun_class, *LEXICON.offices, *LEXICON.titles, *LEXICON.occupations]
    words += [*LEXICON.possessives, *LEXICON.synonyms, *LEXICON.kinds, *LEXICON.participles]
    words += [*LEXICON.attitudes, *LEXICON.independent, *LEXICON.languages, *LEXICON.kin]

    assert [w for w in words if w != w.strip().casefold() or not w] == []


def test_languages_have_tags() -> None:
    tags = LEXICON.languages.values()

    assert [t for t in tags if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?", t)] == []


# --- forms -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("captured", "VERB", "capture"),
        ("Capturing", "VERB", "capture"),
        ("married", "VERB", "marry"),
        ("dies", "VERB", "die"),
        ("led", "VERB", "lead"),
        ("born", "VERB", "bear"),
        ("fought", "VERB", "fight"),
        ("fled", "VERB", "flee"),
        ("planned", "VERB", "plan"),
        ("armies", "NOUN", "army"),
        ("Republics", "NOUN", "republic"),
        ("countries", "NOUN", "country"),
        ("zzzs", "NOUN", "guess"),
        ("zzzed", "VERB", "guess"),
    ],
)
def test_a_form_is_led_back_to_a_word_of_the_lexicon_or_to_the_guess(
    form: str, upos: str, lemma: str
) -> None:
    assert LEXICON.lemma(form, "Guess", upos) == lemma


def test_a_word_is_its_own_lemma_but_where_it_is_a_form_of_another() -> None:
    verbs = {v for f in LEXICON.frames for v in f.lemmas}

    assert {v: m for v in verbs if (m := LEXICON.lemma(v, "", "VERB")) != v} == {"found": "find"}


def test_an_irregular_form_leads_to_a_word_and_not_to_another_form() -> None:
    irregular = toml("irregular.toml")

    for table in ("verb", "noun"):
        assert {lemma for lemma in irregular[table].values() if lemma in irregular[table]} <= {
            form for form, lemma in irregular[table].items() if form == lemma
        }


# --- states and infobox ----------------------------------------------------------------


def test_states_and_peoples_stand_once() -> None:
    rows = states()

    assert twice(row["name"].casefold() for row in rows) == []
    for column in ("adjectives", "people"):
        assert twice(w.casefold() for row in rows for w in row[column].split("|") if w) == []


def test_a_state_has_a_name_and_a_class_and_no_stray_space() -> None:
    rows = states()

    assert {row["type"] for row in rows} == {"Polity", "EthnicGroup"}
    cells = [cell for row in rows for cell in (row["name"], row["type"])]
    cells += [
        w for row in rows for c in ("adjectives", "people") if row[c] for w in row[c].split("|")
    ]
    assert [cell for cell in cells if cell != cell.strip() or not cell] == []
    assert [row["name"] for row in rows if not row["adjectives"] and not row["people"]] == []


def test_a_state_is_found_by_its_adjective_its_people_and_its_name() -> None:
    poland = People("Poland", "Polity")

    assert LEXICON.adjectives["polish"] == LEXICON.peoples["poles"] == poland
    assert LEXICON.states["poland"] == poland
    assert "kazakhs" not in LEXICON.states


def test_an_infobox_entry_states_a_property_of_the_ontology() -> None:
    for entry in LEXICON.infobox.entries:
        family, part, _ = entry.property.partition(":")
        assert entry.property in PROPERTIES | {"participation"} or (
            part and family in {*FAMILIES, "blank"}
        )
        assert entry.of in CLASSES | {"Thing"}
        assert entry.value in set(READERS) | {"part"}
        assert (entry.value == "part") == bool(part)
        assert entry.role in ROLES | KINDS | {"", "parent", "partner"}


def test_the_other_tables_of_the_infobox_lexicon_name_terms_of_the_ontology() -> None:
    infobox = LEXICON.infobox

    assert set(infobox.kin.values()) <= PROPERTIES
    assert {cls for cls, _ in infobox.subject} <= CLASSES
    # States that the gazetteer does not have under any name would be labels of our own.
    assert {name.casefold() for name in infobox.countries.values()} <= set(LEXICON.states)


def test_no_key_is_read_by_two_entries_for_one_class_or_said_to_state_nothing() -> None:
    keys = [(key, entry.of) for entry in LEXICON.infobox.entries for key in entry.keys]

    assert twice(f"{cls}: {key}" for key, cls in keys) == []
    assert {key for key, _ in keys} & LEXICON.infobox.silent == set()


@pytest.mark.parametrize(
    ("key", "cls", "rule", "number"),
    [
        ("Birth Date", "Person", "infobox-birth-date", 0),
        ("birth_date", "Person", "infobox-birth-date", 0),
        ("Birthdate", "Person", "infobox-birth-date", 0),
        ("DIED", "Person", "infobox-died", 0),
        ("Place of birth", "Person", "infobox-birth-place", 0),
        ("Battles/wars", "Person", "infobox-battles", 0),
        ("Spouse(s)", "Person", "infobox-spouse", 0),
        ("Term Start3", "Person", "infobox-office-start", 3),
        ("Office 2", "Person", "infobox-office", 2),
        ("Predecessor", "Person", "infobox-office-predecessor", 0),
        ("Predecessor", "Polity", "infobox-state-before", 0),
        ("Predecessor", "Organization", "infobox-predecessor", 0),
        ("Combatant 1", "Battle", "infobox-side-member", 1),
        ("combatant2", "Conflict", "infobox-side-member", 2),
        ("Commander 12", "Battle", "infobox-side-commander", 12),
        ("Year Leader2", "Polity", "infobox-state-leader-year", 2),
        ("Leader Title1", "Polity", "infobox-state-leader-title", 1),
        ("Birth Date of", "Person", "", 0),
        ("Birth Date", "Battle", "", 0),
    ],
)
def test_a_key_of_an_infobox_is_read_by_the_entry_for_its_subject(
    key: str, cls: str, rule: str, number: int
) -> None:
    def is_a(wanted: str) -> bool:
        name = cls
        while name and name != wanted:
            name = LEXICON.parent.get(name, "")
        return name == wanted

    name, found = split_key(key)
    entry = LEXICON.infobox.entry(name, is_a)

    assert (entry.id if entry else "", found) == (rule, number)


# --- files -----------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER, tmp_path / "lexicon")


def test_a_copy_of_the_lexicon_is_the_same_lexicon(folder: Path) -> None:
    assert read_lexicon(folder) == LEXICON
    assert load_lexicon() is LEXICON


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_an_error_that_names_it(folder: Path, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(InputError) as error:
        read_lexicon(folder)

    assert (error.value.where, error.value.hint) == (name, "check the lexicon")
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_utf8_is_an_error_that_names_it(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"a = '\xff'\n")

    with pytest.raises(InputError) as error:
        read_lexicon(folder)

    assert (error.value.where, error.value.hint) == (name, "check the lexicon")


@pytest.mark.parametrize("name", FILES[1:])
@pytest.mark.parametrize("text", ["[[frame]\n", "a = \n", "= 1", "a = 1\na = 2\n"])
def test_a_file_that_is_no_toml_is_an_error_that_names_it(
    folder: Path, name: str, text: str
) -> None:
    (folder / name).write_text(text, "utf-8")

    with pytest.raises(InputError) as error:
        read_lexicon(folder)

    assert (error.value.where, error.value.hint) == (name, "check the lexicon")
    assert re.search(r"line [12]\b", error.value.what)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("states.csv", "name,people\nRuritania,Ruritanians\n"),
        ("nouns.toml", ""),
        ("frames.toml", ""),
        ("frames.toml", "[[frame]]\nid = 'go'\n"),
        ("frames.toml", "[[frame]]\nid = 'go'\nmeans = 'X goes.'\nyields = [['subject']]\n"),
        ("frames.toml", "[[frame]]\nid = 'go'\nmeans = 'X goes.'\nevent = {}\n"),
        ("infobox.toml", "[[key]]\nid = 'a'\n"),
        ("infobox.toml", "[[key]]\nid = 'a'\nkeys = '('\nvalue = 'text'\n"),
        ("irregular.toml", ""),
    ],
)
def test_a_file_that_lacks_what_it_should_say_is_an_error_that_names_it(
    folder: Path, name: str, text: str
) -> None:
    (folder / name).write_text(text, "utf-8")

    with pytest.raises(InputError) as error:
        read_lexicon(folder)

    assert error.value.where == name


def test_every_noun_of_relation_has_classes_for_its_property() -> None:
    for property_, turned in set(LEXICON.relations.values()):
        assert ranges(property_, turned=turned)
