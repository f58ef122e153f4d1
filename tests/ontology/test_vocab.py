"""The ontology in code: names are checked, and what it says agrees with the files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.errors import NotFoundError, UnknownTermError
from kg.rdf import vocab
from kg.rdf.vocab import KG, NAMESPACES, RDFS, VOCAB, expand, kg, label, ontology, term
from kg.resources import data_folder

SOURCE = Path(__file__).parents[2] / "src" / "kg"


def test_terms_are_found_by_their_local_names() -> None:
    assert kg("Person") == NamedNode(KG + "Person")
    assert term("hoped") == NamedNode(VOCAB + "hoped")
    assert expand("org:postIn") == NamedNode("http://www.w3.org/ns/org#postIn")
    assert expand("kg:Person") is expand("kg:Person")


@pytest.mark.parametrize(
    ("curie", "hint"),
    [
        ("kg:holdOffice", "did you mean kg:holdsOffice?"),
        ("t:asertd", "did you mean t:asserted?"),
        ("schema:birthday", "did you mean schema:birthDate?"),
        ("kgs:Person", "did you mean kg:Person?"),
        ("kg:", "see ontology/kg.ttl and vocab.ttl"),
        ("kg:xqzw", "see ontology/kg.ttl and vocab.ttl"),
    ],
)
def test_an_unknown_term_is_an_error_that_suggests_a_known_one(curie: str, hint: str) -> None:
    with pytest.raises(UnknownTermError) as error:
        expand(curie)

    assert str(error.value) == f"{curie}: the ontology does not define this term; {hint}"


def test_a_class_is_not_taken_for_a_concept_nor_a_concept_for_a_class() -> None:
    with pytest.raises(UnknownTermError):
        term("Person")
    with pytest.raises(UnknownTermError):
        kg("asserted")


def test_subclasses_are_followed_to_the_top_and_into_aligned_vocabularies() -> None:
    assert vocab.is_subclass(kg("Battle"), kg("Event"))
    assert vocab.is_subclass(kg("Battle"), kg("Battle"))
    assert not vocab.is_subclass(kg("Event"), kg("Battle"))
    assert vocab.superclasses(kg("Battle")) >= {kg("Battle"), kg("Conflict"), kg("Event")}
    assert vocab.is_subclass(kg("Person"), expand("prov:Agent"))
    assert vocab.superclasses(NamedNode("https://example.org/x")) == {
        NamedNode("https://example.org/x")
    }


def test_domains_and_ranges_are_the_classes_of_a_union_or_nothing() -> None:
    assert vocab.domain(kg("hasTime")) == (kg("Event"), kg("Statement"), kg("Participation"))
    assert vocab.range_(kg("supported")) == (kg("Agent"), kg("Event"), kg("Plan"))
    assert vocab.range_(kg("edtf")) == (NamedNode(RDFS + "Literal"),)
    assert vocab.domain(expand("rdfs:label")) == ()


def test_a_term_without_a_label_is_shown_by_its_local_name() -> None:
    assert label(term("neverRealised")) == "never realised"
    assert label(NamedNode("https://example.org/a#b")) == "b"
    assert label(NamedNode("https://example.org/c")) == "c"


def test_what_is_defined_can_be_asked_without_an_error() -> None:
    assert vocab.is_defined(kg("Person"))
    assert vocab.is_defined(NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"))
    assert not vocab.is_defined(NamedNode(KG + "Persn"))


def test_the_prefixes_of_a_graph_are_those_of_its_contract() -> None:
    page = (Path(__file__).parents[2] / "docs" / "rdf-form.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `(\w+):` \| `([^`]+)` \|", page, flags=re.MULTILINE)
    prefixes = dict(vocab.prefixes("anna-varga"))

    assert len(table) == 13
    for prefix, namespace in table:
        assert prefixes[prefix] == namespace.replace("<article>", "anna-varga")
    assert list(prefixes) == sorted(prefixes)


def test_every_term_in_the_code_is_defined() -> None:
    """Terms are written as kg("..."), term("..."), expand("...") or NAMESPACE + "..."."""
    names = {"KG": "kg", "VOCAB": "t"} | {
        prefix.upper(): prefix for prefix in NAMESPACES if prefix not in {"kg", "t", "sh", "owl"}
    }
    found = set()
    for path in sorted(SOURCE.rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        found |= {f"kg:{name}" for name in re.findall(r'\bkg\("(\w+)"\)', code)}
        found |= {f"t:{name}" for name in re.findall(r'\bterm\("(\w+)"\)', code)}
        found |= set(re.findall(r'\bexpand\("([\w:]+)"\)', code))
        found |= {
            f"{names[constant]}:{name}"
            for constant, name in re.findall(r'\b_?([A-Z]+) \+ "([\w-]+)"', code)
            if constant in names
        }

    # The class of all literals is in ranges only; no graph uses it.
    unknown = {curie for curie in found if not known(curie)}
    assert unknown <= {"rdfs:Literal"} | STRUCTURE | MAPPED_BY_OTHERS
    assert "kg:hasEvidence" in found


# What the ontology's own files are written in, and datatypes that name themselves.
STRUCTURE = (
    {"rdf:JSON", "xsd:hexBinary"}
    | {
        f"rdfs:{name}"
        for name in ("domain", "range", "subClassOf", "subPropertyOf", "Class", "Datatype")
    }
    | {f"rdf:{name}" for name in ("first", "rest", "nil", "Property")}
)

# How other graphs say where things are; the page reads it, we do not write it.
MAPPED_BY_OTHERS = {"schema:geo", "schema:latitude", "schema:longitude"}


def known(curie: str) -> bool:
    prefix, _, name = curie.partition(":")
    return NAMESPACES[prefix] + name in ontology().terms


def test_the_data_that_ships_with_the_package_is_found() -> None:
    assert sorted(path.name for path in data_folder("ontology").iterdir() if path.is_file()) == [
        "alignments.ttl", "kg.ttl", "logo.svg", "shapes.ttl", "vocab.ttl", "wikidata-map.csv",
    ]  # fmt: skip


def test_data_inside_the_package_is_preferred_to_a_source_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "kg"
    (package / "_data" / "ontology").mkdir(parents=True)
    (tmp_path / "queries").mkdir()
    monkeypatch.setattr("kg.resources._PACKAGE", package)

    assert data_folder("ontology") == package / "_data" / "ontology"
    assert data_folder("queries") == tmp_path / "queries"


def test_missing_data_is_one_clear_line() -> None:
    with pytest.raises(NotFoundError) as error:
        data_folder("no-such-data")

    assert str(error.value) == (
        "no-such-data: the data folder is missing; install kg again, or run it from its source"
    )
