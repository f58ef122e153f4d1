// Statements as RDF: the same triples that the article's graph has for them.
// Gives: turtleOf(), jsonLdOf(), sparqlOf(), labelOf().

const { turtleOf, jsonLdOf, sparqlOf, labelOf } = (() => {
  const { prefixes, run, rules, evidence } = data.rdf;
  const CONTEXT = 32; // code points to either side of a quote
  const full = ([base, local]) => data.bases[base] + local;
  const term = (name) => {
    const at = name.indexOf(":");
    return prefixes[name.slice(0, at)] + name.slice(at + 1);
  };
  const plain = (text) => ({ text });
  const said = (text, lang = data.language) => (/^[a-z]+(-[a-z0-9]+)*$/i.test(lang) ? { text, lang } : { text });
  const typed = (text, type) => ({ text, type: term(type) });
  const thing_ = (own, id) => (own ? full(own) : id >= 0 ? iriOf(things[id]) : "");

  function objectOf(s) {
    const iri = thing_(s.object, s.o);
    if (iri) return iri;
    return s.lang ? said(s.value || "", s.lang) : s.datatype ? { text: s.value || "", type: full(s.datatype) } : plain(s.value || "");
  }

  /** What the graph calls a statement: what it says in the words of the ontology, unless it is told. */
  function labelOf(s) {
    if (s.label !== undefined) return s.label;
    const about = s.about || (s.s >= 0 ? things[s.s].label : "");
    const value = s.value || (s.o >= 0 ? things[s.o].label : "");
    const [, name, , , spelt] = propertyOf(s);
    const how = modalityOf(s) === "asserted" ? "" : ` (${modalityOf(s).replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase()})`;
    return `${about}: ${spelt || name} ${value}${how}`;
  }

  function* timeTriples(node, time) {
    yield [node, "rdf:type", term("kg:TimeSpan")];
    yield [node, "rdfs:label", said(time.words || "")];
    if (time.basis) yield [node, "kg:timeBasis", term(`t:${time.basis}`)];
    if (time.edtf) yield [node, "kg:edtf", { text: time.edtf, type: "http://id.loc.gov/datatypes/edtf" }];
    const days = [...(time.start || [null, null]), ...(time.end || [null, null])];
    for (const [at, name] of ["earliestStart", "latestStart", "earliestEnd", "latestEnd"].entries()) {
      if (days[at] !== null) yield [node, `kg:${name}`, typed(isoOf(days[at]), "xsd:date")];
    }
  }

  function* evidenceTriples(node, quote) {
    const [start, end] = quote;
    const words = quoteText(quote);
    yield [node, "rdf:type", term("kg:Evidence")];
    yield [node, "rdf:type", term("oa:SpecificResource")];
    yield [node, "rdfs:label", said(words)];
    yield [node, "oa:hasSource", full(data.document)];
    for (const [kind, type] of [["quote", "oa:TextQuoteSelector"], ["position", "oa:TextPositionSelector"]]) {
      yield [node, "oa:hasSelector", `${node}-${kind}`];
      yield [`${node}-${kind}`, "rdf:type", term(type)];
    }
    yield [`${node}-quote`, "oa:exact", plain(words)];
    if (quote.length === 2) {
      yield [`${node}-quote`, "oa:prefix", plain(textBetween(Math.max(0, start - CONTEXT), start))];
      yield [`${node}-quote`, "oa:suffix", plain(textBetween(end, Math.min(textLength, end + CONTEXT)))];
    }
    yield [`${node}-position`, "oa:start", typed(String(start), "xsd:integer")];
    yield [`${node}-position`, "oa:end", typed(String(end), "xsd:integer")];
  }

  function* statementTriples(s) {
    const node = iriOf(s);
    const [subject, predicate, object] = [thing_(s.subject, s.s), full(propertyOf(s)[0]), objectOf(s)];
    if (modalityOf(s) === "asserted" && subject) yield [subject, predicate, object];
    yield [node, "rdf:type", term("kg:Statement")];
    yield [node, "rdf:type", term("rdf:Statement")];
    if (labelOf(s)) yield [node, "rdfs:label", said(labelOf(s))];
    if (subject) yield [node, "rdf:subject", subject];
    yield [node, "rdf:predicate", predicate];
    yield [node, "rdf:object", object];
    if (modalityOf(s) !== "unstated") yield [node, "kg:modality", term(`t:${modalityOf(s)}`)];
    if (s.rule && rules) yield [node, "kg:readBy", rules + s.rule];
    if (run) yield [node, "prov:wasGeneratedBy", full(run)];
    for (const [, value, , property, more] of s.more || []) {
      yield [node, full(property), Array.isArray(more) ? full(more) : more === undefined ? plain(value) : said(value, more)];
    }
    if (s.span) {
      yield [node, "kg:hasTime", full(s.span)];
      yield* timeTriples(full(s.span), s.time);
    }
    for (const [at, quote] of (s.quotes || []).entries()) {
      const passage = s.evidence ? full(s.evidence[at]) : `${evidence}c${quote[0]}-${quote[1]}`;
      yield [node, "kg:hasEvidence", passage];
      yield* evidenceTriples(passage, quote);
    }
  }

  /** Whose text it is, then the statements with the names of what they are about. */
  function* triplesOf(numbers) {
    const document_ = full(data.document);
    if (document_) {
      yield [document_, "rdf:type", term("schema:Article")];
      if (data.title) yield [document_, "rdfs:label", said(data.title)];
      if (data.rights) yield [document_, "dcterms:rights", plain(data.rights)];
      if (data.license[1]) yield [document_, "dcterms:license", data.license[1]];
    }
    const named = new Set();
    for (const number of numbers) {
      const s = statements[number];
      for (const id of [s.s, s.o]) {
        if (id >= 0 && !named.has(id)) {
          named.add(id);
          const { label, labels = [] } = things[id];
          if (labels.some(([text, language]) => text === label && language === data.language)) yield [iriOf(things[id]), "rdfs:label", said(label)];
        }
      }
      yield* statementTriples(s);
    }
  }

  /** Triples by subject and property, each once, in the order in which they come. */
  function grouped(numbers) {
    const subjects = new Map();
    for (const [subject, property, object] of triplesOf(numbers)) {
      const predicate = /^[a-z]+:[A-Za-z]+$/.test(property) ? term(property) : property;
      if (!subjects.has(subject)) subjects.set(subject, new Map());
      const properties = subjects.get(subject);
      if (!properties.has(predicate)) properties.set(predicate, new Map());
      properties.get(predicate).set(JSON.stringify(object), object);
    }
    return subjects;
  }

  // What Turtle and SPARQL do not allow between angle brackets is written in percent.
  const iriText = (iri) => xmlText(iri).replace(/[\u0000-\u0020<>"{}|^`\\]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
  const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const quoted = (text) =>
    `"${text.toWellFormed().replace(/[\\"\n\r\t]/g, (letter) => ESCAPES[letter]).replace(/[\u0000-\u001f\u007f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;

  function writer() {
    const used = new Map();
    const compact = (iri) => {
      for (const [prefix, base] of Object.entries(prefixes)) {
        if (!iri.startsWith(base) || !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(iri.slice(base.length))) continue;
        used.set(prefix, base);
        return `${prefix}:${iri.slice(base.length)}`;
      }
      return null;
    };
    const name = (iri) => compact(iri) ?? `<${iriText(iri)}>`;
    const write = (object) => {
      if (typeof object === "string") return name(object);
      return quoted(object.text) + (object.lang ? `@${object.lang}` : object.type ? `^^${name(object.type)}` : "");
    };
    return { used, compact, name, write };
  }

  function turtleOf(numbers) {
    const { used, name, write } = writer();
    const blocks = [];
    for (const [subject, properties] of grouped(numbers)) {
      const lines = Array.from(properties, ([predicate, objects]) => {
        const verb = predicate === term("rdf:type") ? "a" : name(predicate);
        return `${verb} ${Array.from(objects.values(), write).join(", ")}`;
      });
      blocks.push(`${name(subject)} ${lines.join(" ;\n    ")} .\n`);
    }
    const head = Array.from(used, ([prefix, base]) => `@prefix ${prefix}: <${iriText(base)}> .\n`).sort();
    return `${head.join("")}\n${blocks.join("\n")}`;
  }

  function jsonLdOf(numbers) {
    const { used, compact } = writer();
    const name = (iri) => compact(iri) ?? iriText(iri);
    const write = (object) => {
      if (typeof object === "string") return { "@id": name(object) };
      const value = { "@value": object.text.toWellFormed() };
      if (object.lang) value["@language"] = object.lang;
      else if (object.type) value["@type"] = name(object.type);
      return value;
    };
    const nodes = Array.from(grouped(numbers), ([subject, properties]) => {
      const node = { "@id": name(subject) };
      for (const [predicate, objects] of properties) {
        const all = Array.from(objects.values());
        if (predicate === term("rdf:type")) node["@type"] = all.map(name);
        else node[name(predicate)] = all.map(write);
      }
      return node;
    });
    const context = Object.fromEntries(Array.from(used).sort());
    return `${JSON.stringify({ "@context": context, "@graph": nodes }, null, 2)}\n`;
  }

  /** A query that finds a statement with what it says, when, and the passages that say so. */
  function sparqlOf(number) {
    const head = ["kg", "oa", "rdf", "rdfs"].map((prefix) => `PREFIX ${prefix}: <${prefixes[prefix]}>\n`).join("");
    return `${head}
SELECT ?subject ?property ?object ?modality ?time ?quote ?start ?end WHERE {
  VALUES ?statement { <${iriText(iriOf(statements[number]))}> }
  ?statement rdf:subject ?subject ;
    rdf:predicate ?property ;
    rdf:object ?object ;
    kg:modality ?modality .
  OPTIONAL { ?statement kg:hasTime/rdfs:label ?time }
  ?statement kg:hasEvidence/oa:hasSelector ?words, ?place .
  ?words oa:exact ?quote .
  ?place oa:start ?start ; oa:end ?end .
}
`;
  }
  return { turtleOf, jsonLdOf, sparqlOf, labelOf };
})();
