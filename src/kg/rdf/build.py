"""What was read, as RDF: the statement pattern of ``docs/rdf-form.md``.

Every claim becomes a direct triple (if the source asserts it) and a Statement node with its
time, modality, rule and evidence. Every node has an IRI, derived from the article and the
content alone, so that the same input gives the same graph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Literal as Value
from kg.model import Modality, Name, Span, TimeSpan
from kg.rdf.graph import RdfGraph
from kg.rdf.naming import claim_in_words, property_iri
from kg.rdf.naming import digest as _digest
from kg.rdf.naming import local_name as _local
from kg.rdf.passages import Sources, evidence, markup_source
from kg.rdf.people import link_triples, review_triples
from kg.rdf.places import Places
from kg.rdf.vocab import (
    BASE,
    DCTERMS,
    EDTF,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    XSD,
    kg,
    prefixes,
    term,
)
from kg.rdf.vocab import label as term_label
from kg.text import slug

if TYPE_CHECKING:
    from kg.model import Article, Entity, Knowledge, Review, Statement

__all__ = ["SourceNote", "build_graph", "name_statements"]

_TYPE = NamedNode(RDF + "type")
_LABEL = NamedNode(RDFS + "label")
_ALT_LABEL = NamedNode(SKOS + "altLabel")
_SEE_ALSO = NamedNode(RDFS + "seeAlso")
# What may stand in the path of an IRI besides letters and digits, as MediaWiki leaves it.
_IN_PATH = "/:@!$*();,~'"
# A slug that ends in a hash of the text says all of it already.
_HASHED = re.compile(r"-[0-9a-f]{12}$")


def build_graph(knowledge: Knowledge, version: str, source: SourceNote | None = None) -> RdfGraph:
    """Return the graph of one article.

    Args:
        knowledge: What was read.
        version: The version of the software, for the provenance of the run.
        source: Licence and attribution of the article, where they are known.
    """
    return _Builder(knowledge, version, source).graph()


def name_statements(knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    """Return the IRI and the words of each statement, as its graph has them, in order."""
    return _Builder(knowledge, "", None).names()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Licence IRI and attribution line of an article.

    ``wiki`` is what the addresses of the articles of its wiki begin with, or empty.
    """

    license: str
    attribution: str
    wiki: str = ""


class _Builder:
    """Collects triples; lives for one call."""

    def __init__(self, knowledge: Knowledge, version: str, source: SourceNote | None) -> None:
        self.knowledge = knowledge
        self.article: Article = knowledge.article
        self.version = version
        self.source = source
        self.slug = slug(self.article.title)
        self.triples: set[Triple] = set()
        self.document = NamedNode(f"{BASE}document/{self.slug}")
        self.sources = Sources(self.document, NamedNode(f"{BASE}markup/{self.slug}"))
        self.labels = {e.key: e.label for e in knowledge.entities}
        self.run = NamedNode(f"{BASE}run/{self.slug}-{self._run_hash()}")
        self.places = Places(self.article)
        self.evidence_done: set[Span] = set()
        self.concepts: dict[str, NamedNode] = {}
        self.times: dict[TimeSpan, NamedNode] = {}
        self.texts: dict[NamedNode, Literal] = {}

    def _run_hash(self) -> str:
        return _digest(self.version, self.article.sha256)

    def graph(self) -> RdfGraph:
        """Return everything."""
        self._document()
        for entity in self.knowledge.entities:
            self._entity(entity)
        for statement in self.knowledge.statements:
            self._statement(statement)
        for link in self.knowledge.links:
            node = self._mint("link", _local(f"{link.entity}-{_digest(link.target)}"))
            label = self.labels[link.entity]
            self.triples.update(link_triples(node, self._id(link.entity), label, link))
        for rule, meaning in self.knowledge.rules:
            node = NamedNode(f"{BASE}rule/{rule}")
            self._add(node, _TYPE, kg("Rule"))
            self._add(node, _LABEL, Literal(rule, language="en"))
            self._add(node, NamedNode(SKOS + "definition"), Literal(meaning, language="en"))
        return RdfGraph.of(self.document, self.triples, prefixes(self.slug))

    def names(self) -> tuple[tuple[str, str], ...]:
        """Return the IRI and the label of every statement."""
        return tuple(
            (
                self._statement_node(s, property_, self._object(s)).value,
                claim_in_words(s, self.labels),
            )
            for s in self.knowledge.statements
            for property_ in (property_iri(s.property),)
        )

    def _add(self, subject: NamedNode, predicate: NamedNode, object_: NamedNode | Literal) -> None:
        self.triples.add(Triple(subject, predicate, object_))

    def _mint(self, kind: str, local: str) -> NamedNode:
        return NamedNode(f"{BASE}{kind}/{self.slug}/{local}")

    def _concept(self, name: str) -> NamedNode:
        """Return a term of the controlled lists.

        Its label comes along, so that a store that holds the graph alone can show it.
        """
        if name in self.concepts:
            return self.concepts[name]
        node = self.concepts[name] = term(name)
        self._add(node, _TYPE, NamedNode(SKOS + "Concept"))
        self._add(node, _LABEL, Literal(term_label(node), language="en"))
        return node

    def _id(self, key: str) -> NamedNode:
        if key.startswith("t:"):
            return self._concept(key.removeprefix("t:"))
        return self._mint("id", _local(key))

    # --- the document and the run -----------------------------------------------------

    def _document(self) -> None:
        node, article = self.document, self.article
        self._add(node, _TYPE, NamedNode(PROV + "Entity"))
        self._add(node, _TYPE, NamedNode(SCHEMA + "Article"))
        self._add(node, _LABEL, Literal(article.title, language="en"))
        self._add(node, NamedNode(SCHEMA + "about"), self._id(self.knowledge.subject))
        self._add(node, NamedNode(DCTERMS + "identifier"), Literal(f"sha256:{article.sha256}"))
        self._add(node, kg("normalizedText"), Literal(article.text))
        if self.source is not None:
            self._add(node, NamedNode(DCTERMS + "license"), NamedNode(self.source.license))
            self._add(node, NamedNode(DCTERMS + "rights"), Literal(self.source.attribution))
        self.triples.update(markup_source(article, self.sources))
        self._add(self.run, _TYPE, NamedNode(PROV + "Activity"))
        self._add(self.run, _LABEL, Literal(f"kg {self.version}", language="en"))
        self._add(self.run, NamedNode(PROV + "used"), node)
        self._add(self.run, kg("softwareVersion"), Literal(self.version))

    # --- entities ---------------------------------------------------------------------

    def _entity(self, entity: Entity) -> None:
        node = self._id(entity.key)
        self._add(node, _TYPE, kg(entity.type))
        self._add(node, _LABEL, Literal(entity.label, language="en"))
        for text, language in entity.alternatives:
            if text != entity.label:
                self._add(node, _ALT_LABEL, Literal(text, language=language.lower()))
        for kind in entity.kinds:
            self._add(node, kg("hasKind"), self._concept(kind))
        if entity.size:
            self._add(node, kg("sizeText"), Literal(entity.size, language="en"))
        for title in entity.linked_titles:
            self._add(node, kg("linkedTitle"), Literal(title))
            if self.source is not None and self.source.wiki:
                address = self.source.wiki + quote(title.replace(" ", "_"), safe=_IN_PATH)
                self._add(node, _SEE_ALSO, NamedNode(address))
        if entity.time is not None:
            self._add(node, kg("hasTime"), self._time(entity.time))
        for passage in sorted({self._passage(m) for m in entity.mentions}):
            self._add(node, kg("hasEvidence"), self._evidence(passage))

    def _passage(self, mention: Span) -> Span:
        """Return the sentence or infobox line that a mention stands in."""
        whole = self.places.whole(mention)
        return whole if whole.contains(mention) else mention

    # --- statements -------------------------------------------------------------------

    def _statement(self, statement: Statement) -> None:
        subject = self._id(statement.subject)
        property_ = property_iri(statement.property)
        object_ = self._object(statement)
        node = self._statement_node(statement, property_, object_)
        if statement.modality is Modality.ASSERTED:
            self._add(subject, property_, object_)
        for class_ in (kg("Statement"), NamedNode(RDF + "Statement")):
            self._add(node, _TYPE, class_)
        words = claim_in_words(statement, self.labels)
        self._add(node, _LABEL, Literal(words, language="en"))
        self._add(node, NamedNode(RDF + "subject"), subject)
        self._add(node, NamedNode(RDF + "predicate"), property_)
        self._add(node, NamedNode(RDF + "object"), object_)
        self._add(node, kg("modality"), self._concept(statement.modality))
        self._add(node, kg("readBy"), NamedNode(f"{BASE}rule/{statement.rule}"))
        self._add(node, NamedNode(PROV + "wasGeneratedBy"), self.run)
        if statement.time is not None:
            self._add(node, kg("hasTime"), self._time(statement.time))
        for passage in statement.evidence:
            self._add(node, kg("hasEvidence"), self._evidence(passage))
        for name, value in statement.qualifiers:
            if name not in {"role", "onSide"}:
                said = self._value(value) if isinstance(value, Value) else self._id(value)
                self._add(node, kg(name), said)
        if statement.property == "hasParticipant":
            self._participation(statement, subject, object_)
        if statement.review is not None:
            self._review(node, statement.review)

    def _review(self, statement: NamedNode, review: Review) -> None:
        node = self._mint("review", f"r-{_digest(statement.value, str(review))}")
        self._concept(review.verdict)
        passage = self._evidence(review.passage)
        self.triples.update(review_triples(node, statement, review, passage))

    def _object(self, statement: Statement) -> NamedNode | Literal:
        value = statement.object
        if isinstance(value, Name):
            return self._name(statement, value)
        if isinstance(value, Value):
            return self._value(value)
        return self._id(value)

    def _value(self, value: Value) -> Literal:
        if value.datatype:
            return Literal(value.text, datatype=NamedNode(XSD + value.datatype))
        if value.language:
            return Literal(value.text, language=value.language.lower())
        return Literal(value.text)

    def _statement_node(
        self, statement: Statement, property_: NamedNode, object_: NamedNode | Literal
    ) -> NamedNode:
        content = _digest(
            self.article.sha256,
            statement.subject,
            property_.value,
            str(object_),
            statement.modality,
            *(f"{e.start}-{e.end}" for e in statement.evidence),
            str(statement.qualifiers),
            str(statement.time),
        )
        return self._mint(
            "statement", f"{_local(statement.subject)}-{statement.property}-{content}"
        )

    def _participation(
        self, statement: Statement, event: NamedNode, agent: NamedNode | Literal
    ) -> None:
        if statement.modality is not Modality.ASSERTED or isinstance(agent, Literal):
            return
        qualifiers = dict(statement.qualifiers)
        role = str(qualifiers.get("role", "")).removeprefix("t:")
        agent_key = str(statement.object)
        node = self._mint(
            "participation", _local(f"{statement.subject}-{agent_key}-{role.lower()}")
        )
        self._add(event, kg("hasParticipation"), node)
        self._add(node, _TYPE, kg("Participation"))
        label = f"{self.labels[agent_key]} in the {self.labels[statement.subject]}"
        self._add(node, _LABEL, Literal(label, language="en"))
        self._add(node, kg("participant"), agent)
        if role:
            self._add(node, kg("role"), self._concept(role))
        if "onSide" in qualifiers:
            self._add(node, kg("onSide"), self._id(str(qualifiers["onSide"])))
        if statement.time is not None:
            self._add(node, kg("hasTime"), self._time(statement.time))
        for passage in statement.evidence:
            self._add(node, kg("hasEvidence"), self._evidence(passage))

    # --- names, times, evidence ---------------------------------------------------------

    def _name(self, statement: Statement, name: Name) -> NamedNode:
        node = self._name_node(statement.subject, name.text)
        # Names that differ in case or in what is known of their language alone are one.
        text = self.texts.setdefault(node, Literal(name.text, language=name.language.lower()))
        self._add(node, _TYPE, kg("Name"))
        self._add(node, _LABEL, text)
        self._add(node, kg("nameText"), text)
        if name.kind:
            self._add(node, kg("hasKind"), self._concept(name.kind))
        if name.meaning:
            self._add(node, kg("meaning"), Literal(name.meaning, language="en"))
        if name.transliteration_of:
            other = self._name_node(statement.subject, name.transliteration_of)
            self._add(other, kg("transliterationOf"), node)
        for passage in statement.evidence:
            self._add(node, kg("hasEvidence"), self._evidence(passage))
        return node

    def _name_node(self, subject: str, text: str) -> NamedNode:
        # A slug drops marks and case; names that differ in them alone are two names.
        words = slug(text)
        lost = words != "-".join(text.casefold().split())
        digest = f"-{_digest(text)[:6]}" if lost and not _HASHED.search(words) else ""
        return self._mint("name", _local(f"{subject}-{words}{digest}"))

    def _time(self, time: TimeSpan) -> NamedNode:
        if time in self.times:
            return self.times[time]
        bounds = time.bounds
        words = slug(time.edtf or "undated")
        node = self._mint(
            "time", _local(f"{words}-{_digest(time.label, time.edtf, str(bounds), time.basis)[:8]}")
        )
        self.times[time] = node
        self._add(node, _TYPE, kg("TimeSpan"))
        self._add(node, _LABEL, Literal(time.label, language="en"))
        self._add(node, kg("timeBasis"), self._concept(time.basis))
        if time.edtf:
            self._add(node, kg("edtf"), Literal(time.edtf, datatype=EDTF))
        for name, date in (
            ("earliestStart", bounds.earliest_start), ("latestStart", bounds.latest_start),
            ("earliestEnd", bounds.earliest_end), ("latestEnd", bounds.latest_end),
        ):  # fmt: skip
            if date:
                self._add(node, kg(name), Literal(date, datatype=NamedNode(XSD + "date")))
        return node

    def _evidence(self, span: Span) -> NamedNode:
        local = f"c{span.start}-{span.end}"
        node = self._mint("evidence", local)
        if span in self.evidence_done:
            return node
        self.evidence_done.add(span)
        self.triples.update(evidence(node, self.article, span, self.sources))
        return node
