// Taking away: pictures, data and citations of what is shown, and the page for print.
// Gives: citationOf(), copyActions().

(() => {
  const shownStatements = () => statements.flatMap((_, number) => (shown.statements[number] ? [number] : []));
  const MOST_PIXELS = 6e7; // a canvas that every browser can hold

  /** The title as the name of a file, safe on every system. */
  function fileName(extension) {
    const part = shownStatements().length < total ? "-part" : "";
    const name = data.title.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, 80).replace(/^-+|-+$/g, "");
    return `${/^(|con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? `graph-${name}`.replace(/-$/, "") : name}${part}.${extension}`;
  }
  function save(extension, type, ...content) {
    const address = URL.createObjectURL(new Blob(content, { type }));
    make("a", { href: address, download: fileName(extension) }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    announce(t("take.saved", { name: fileName(extension) }));
  }

  /** The period that is shown, in words; empty when all is. */
  function periodNote() {
    const { from, to } = state;
    const words = isOpen() ? "" : from === null ? t("time.by", { last: dayName(to) }) : to === null ? t("time.notBefore", { first: dayName(from) }) : t("time.between", { first: dayName(from), last: dayName(to) });
    const count = shownStatements().length;
    return [words, count < total ? t("table.countOf", { n: count, of: total }) : t("table.count", { n: total })].filter(Boolean).join(" · ");
  }
  const picture = (colour) => toSvg(scene(), { key: true, title: data.title, note: periodNote(), colour });
  const svgText = (colour) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture(colour))}\n`;

  async function savePng() {
    const drawn = picture();
    const [width, height] = [Number(drawn.getAttribute("width")), Number(drawn.getAttribute("height"))];
    const scale = Math.min(2, Math.sqrt(MOST_PIXELS / (width * height)), 16000 / Math.max(width, height));
    const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" }));
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = make("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob((blob) => save("png", "image/png", blob));
  }

  const dates = (time) => [...(time?.start || [null, null]), ...(time?.end || [null, null])].map((day) => (day === null ? "" : isoOf(day)));
  const full = (iri) => (iri ? data.bases[iri[0]] + iri[1] : "");
  const endOf = (own, id) => (own ? full(own) : id >= 0 ? iriOf(things[id]) : "");

  const COLUMNS = ["statement", "subject", "subject IRI", "property", "object", "object IRI", "modality", "time", "edtf", "earliest start", "latest start", "earliest end", "latest end", "time basis", "quote", "start", "end", "rule", "statement IRI"];
  /** RFC 4180, with a mark of the encoding for spreadsheets; what they would run is made a text. */
  function csvOf(list) {
    const cell = (text) => {
      const harmless = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
      return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
    };
    const rows = list.map((number) => {
      const s = statements[number];
      const quotes = s.quotes || [];
      return [
        labelOf(s) || sentenceOf(s), aboutIn(s), endOf(s.subject, s.s), propertyOf(s)[3], valueIn(s), endOf(s.object, s.o), modalityOf(s),
        s.time?.words || "", s.time?.edtf || "", ...dates(s.time), s.time?.basis || "",
        quotes.map(quoteText).join("\n"), quotes.map(([start]) => start).join("\n"), quotes.map(([, end]) => end).join("\n"), s.rule || "", iriOf(s),
      ];
    });
    return `\ufeff${[COLUMNS, ...rows].map((row) => `${row.map((text) => cell(String(text).toWellFormed())).join(",")}\r\n`).join("")}`;
  }
  const aboutIn = (s) => (s.s >= 0 && !s.about ? things[s.s].label : s.about || "");
  const valueIn = (s) => (s.o >= 0 && !s.value ? things[s.o].label : s.value || "");

  const GEXF = "http://www.gexf.net/1.2draft";
  /** GEXF 1.2, dynamic where times are known, with the places of the drawing. */
  function gexfOf(list) {
    const page = document.implementation.createDocument(GEXF, "gexf");
    const element = (name, attributes, ...children) => {
      const made = page.createElementNS(name.startsWith("viz:") ? `${GEXF}/viz` : GEXF, name);
      for (const [key, value] of Object.entries(attributes)) if (value !== "" && value !== undefined) made.setAttribute(key, xmlText(value));
      made.append(...children);
      return made;
    };
    const FIELDS = { node: ["type", "IRI"], edge: ["modality", "time", "edtf", "quote", "IRI"] };
    const declared = (kind) => element("attributes", { class: kind, mode: "static" }, ...FIELDS[kind].map((title, id) => element("attribute", { id, title, type: "string" })));
    const told = (values) => element("attvalues", {}, ...values.flatMap((value, id) => (value ? [element("attvalue", { for: id, value })] : [])));
    const life = (time) => ({ start: dates(time)[0], end: dates(time)[3] });
    const places = placesOf();
    const nodes = things.flatMap((it, id) =>
      shown.things[id]
        ? [element("node", { id, label: it.label, ...life(it.time) }, told([it.type, iriOf(it)]), element("viz:position", { x: places[2 * id], y: -places[2 * id + 1], z: 0 }))]
        : [],
    );
    const edges = list.flatMap((number) => {
      const s = statements[number];
      return s.edge ? [element("edge", { id: number, source: s.s, target: s.o, label: propertyOf(s)[1], ...life(s.time) }, told([modalityOf(s), s.time?.words, s.time?.edtf, (s.quotes || []).map(quoteText).join(" | "), iriOf(s)]))] : [];
    });
    page.documentElement.setAttribute("version", "1.2");
    page.documentElement.append(
      element("meta", {}, element("creator", {}, "kg"), element("description", {}, xmlText([data.title, data.rights].filter(Boolean).join(". ")))),
      element("graph", { mode: "dynamic", defaultedgetype: "directed", timeformat: "date" }, declared("node"), declared("edge"), element("nodes", {}, ...nodes), element("edges", {}, ...edges)),
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(page)}\n`;
  }

  const KINDS = {
    png: savePng,
    svg: () => save("svg", "image/svg+xml", svgText()),
    ttl: () => save("ttl", "text/turtle", turtleOf(shownStatements())),
    jsonld: () => save("jsonld", "application/ld+json", jsonLdOf(shownStatements())),
    csv: () => save("csv", "text/csv", csvOf(shownStatements())),
    gexf: () => save("gexf", "application/gexf+xml", gexfOf(shownStatements())),
  };
  const menu = byId("take");
  const about = make("p", { class: "note" });
  const item = (kind, go) =>
    make("button", { type: "button", id: `take-${kind}`, onclick: go }, make("span", { "data-say": `take.${kind}` }), make("small", { "data-say": `take.${kind}.about` }));
  const link = item("link", () => copyText(location.href, link.firstChild));
  menu.append(
    about,
    ...Object.entries(KINDS).map(([kind, go]) =>
      item(kind, () => {
        menu.hidePopover();
        go();
      }),
    ),
    make("hr", {}),
    link,
    item("print", () => {
      menu.hidePopover();
      print();
    }),
  );
  menu.addEventListener("beforetoggle", () => (about.textContent = t("take.about", { n: shownStatements().length })));

  // The page on paper: drawing, what is chosen, and the table, in the colours of the light.

  const inLight = (name) => {
    if (name === "paper") return "#ffffff";
    for (const sheet of document.styleSheets) {
      for (const { selectorText, style } of sheet.cssRules) {
        const value = selectorText === ":root" && style.getPropertyValue(`--${name}`).trim();
        if (value) return value;
      }
    }
    return token(name);
  };
  // What is chosen stands between the two, as the page has it.
  const paper = ["graph", "table"].map((part) => make("section", { id: `paper-${part}`, class: "paper", "data-say-aria-label": `view.${part}` }));
  byId("main").append(paper[0]);
  panel.after(paper[1]);
  function layOut(on) {
    paper[0].replaceChildren(...(on ? [toSvg(scene(), { key: true, title: "", note: periodNote(), colour: inLight })] : []));
    paper[1].replaceChildren(...(on ? [tableForPrint()] : []));
  }
  addEventListener("beforeprint", () => layOut(true));
  addEventListener("afterprint", () => layOut(false));
  matchMedia("print").addEventListener("change", ({ matches }) => layOut(matches));
})();

/** A citation: what is said and how, in which article, with the passage, the licence and the address. */
function citationOf(number) {
  const s = statements[number];
  const [quote] = s.quotes || [];
  return [
    `${sentenceOf(s)} (${[word("modality", modalityOf(s)), s.time && s.time.short].filter(Boolean).join(", ")}).`,
    t("cite.article", { title: data.title }),
    quote && t("cite.passage", { quote: quoteText(quote), start: String(quote[0]), end: String(quote[1]) }),
    data.rights,
    data.license[1] || data.license[0],
    iriOf(s),
  ].filter(Boolean).join(" ");
}

/** In the panel of a statement: its address in this page, its citation, Turtle and a query. */
function copyActions(number) {
  const copy = (key, text) => {
    const button = make("button", { type: "button", class: "copy", onclick: () => copyText(text(), button) }, t(key));
    return make("li", {}, button);
  };
  const here = location.href.replace(/#.*/, "");
  return make(
    "ul",
    { class: "copies", "aria-label": t("copy.title") },
    copy("copy.link", () => `${here}#${addressOf({ ...EMPTY, pick: { statement: number } })}`),
    copy("copy.citation", () => citationOf(number)),
    copy("copy.turtle", () => turtleOf([number])),
    copy("copy.sparql", () => sparqlOf(number)),
  );
}
