"""The graph of a page of wikitext: every passage leads back to the markup."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode

from kg.pipeline import SourceNote, build, read_article
from kg.rdf.describe import describe
from kg.validate import validate
from kg.validate.facts import Facts, read_facts

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

PAGES = sorted((Path(__file__).parents[1] / "data" / "wikitext").glob("*.wiki"))
KG = "https://w3id.org/article-kg/ontology#"
OA = "http://www.w3.org/ns/oa#"
DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"
SEE_ALSO = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def graph_of(path: Path, note: SourceNote | None = None) -> RdfGraph:
    return build(read_article(path.read_bytes(), path.name), note).graph


def value(facts: Facts, node: NamedNode, name: str) -> str:
    (found,) = [v for s in facts.of(node, OA + "hasSelector") for v in facts.of(s, OA + name)]
    assert isinstance(found, Literal)
    return found.value


def claims(graph: RdfGraph) -> set[tuple[str, ...]]:
    """What a graph says, in words."""
    described = describe(graph)
    return {
        (
            row.subject_label,
            row.property,
            row.value,
            row.modality,
            row.time.edtf if row.time else "",
            str([(n, described.labels.get(v, v)) for n, v in row.qualifiers]),
            " / ".join(passage.quote for passage in row.passages),
        )
        for row in described.statements
    }


@every_page
def test_a_page_gives_the_statements_of_its_plain_form(page: Path) -> None:
    plain = claims(graph_of(page.with_suffix(".txt")))

    assert len(plain) > 10
    assert claims(graph_of(page)) == plain


@every_page
def test_the_graph_of_a_page_conforms(page: Path) -> None:
    assert validate(graph_of(page)).results == ()


@every_page
def test_every_passage_leads_to_its_place_in_the_markup(page: Path) -> None:
    article = read_article(page.read_bytes(), page.name)
    facts = read_facts(build(article).graph.triples)
    passages = [node for node, classes in facts.classes.items() if KG + "Evidence" in classes]
    assert article.rendered is not None
    markup = article.rendered.markup

    assert passages
    for passage in passages:
        assert isinstance(passage, NamedNode)
        text = Literal(value(facts, passage, "exact")).value
        found = facts.of(passage, DERIVED)
        if text == article.title:
            continue  # the title is the name of the file
        (place,) = found
        assert isinstance(place, NamedNode)
        start, end = int(value(facts, place, "start")), int(value(facts, place, "end"))
        assert value(facts, place, "exact") == markup[start:end]
        (source,) = facts.of(place, OA + "hasSource")
        assert source == NamedNode(f"https://w3id.org/article-kg/markup/{_slug(page)}")


def _slug(page: Path) -> str:
    return page.stem.casefold().replace(" ", "-")


def test_the_file_of_the_markup_is_told_by_its_hash() -> None:
    page = PAGES[0]
    facts = read_facts(graph_of(page).triples)
    node = NamedNode(f"https://w3id.org/article-kg/markup/{_slug(page)}")
    terms = "http://purl.org/dc/terms/"

    assert facts.of(node, terms + "format") == [Literal("text/x-wiki")]
    document = NamedNode(f"https://w3id.org/article-kg/document/{_slug(page)}")
    assert facts.of(node, terms + "identifier") == facts.of(document, terms + "identifier")
    assert facts.of(document, DERIVED) == [node]


def test_a_linked_title_is_an_address_where_the_wiki_is_known() -> None:
    page = b"'''Anna Varga''' (1891 - 1937) was born in [[Zenda (\xc3\xa9t\xc3\xa9)?|Zenda]]."
    article = read_article(page, "Anna Varga.wiki")
    note = SourceNote("https://example.org/l", "By A.", "https://example.org/wiki/")
    place = NamedNode("https://w3id.org/article-kg/id/anna-varga/zenda-ete")
    without, with_wiki = (read_facts(build(article, n).graph.triples) for n in (None, note))

    assert without.of(place, KG + "linkedTitle") == [Literal("Zenda (été)?")]
    assert without.of(place, SEE_ALSO) == ()
    assert with_wiki.of(place, SEE_ALSO) == [
        NamedNode("https://example.org/wiki/Zenda_(%C3%A9t%C3%A9)%3F")
    ]


def test_the_plain_form_says_nothing_of_markup() -> None:
    facts = read_facts(graph_of(PAGES[0].with_suffix(".txt")).triples)

    assert not [n for n, properties in facts.values.items() if DERIVED in properties]
