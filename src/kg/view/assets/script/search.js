// Finding things by any of their names, and statements by their words and passages.
// Gives: find(), seekWay().

const { find, seekWay } = (() => {
  const field = byId("search");
  const results = byId("results");
  const nothing = make("p", { class: "nothing", hidden: true, "data-say": "search.nothing" });
  results.after(nothing);
  const MOST_THINGS = 8;
  const MOST_HITS = 14;

  // What is looked through, folded once: names of things, words of statements, passages.
  const names = []; // [folded, as written, thing]
  const said = [];
  const passages = new Map(); // "start-end" -> number in the lists below
  const passageWords = [];
  const quotes = []; // the passages as they are in the data
  const passagesOf = statements.map(() => []);

  let indexed = 0; // things whose names are in the index

  function* indexing() {
    for (let id = 0; id < things.length; id += 1) {
      for (const text of new Set([things[id].label, ...(things[id].labels || []).map(([label]) => label)])) names.push([fold(text), text, id]);
      indexed += 1;
      if (id % 64 === 63) yield;
    }
    for (let number = 0; number < total; number += 1) {
      const s = statements[number];
      said.push(fold([s.s >= 0 ? things[s.s].label : s.about || "", propertyOf(s)[1], s.o >= 0 ? things[s.o].label : s.value || ""].join(" ")));
      for (const quote of s.quotes || []) {
        const key = quote.join("-");
        if (!passages.has(key)) {
          passages.set(key, quotes.push(quote) - 1);
          passageWords.push(fold(quoteText(quote)));
        }
        passagesOf[number].push(passages.get(key));
      }
      if (number % 64 === 63) yield;
    }
  }

  // The index grows while nothing else happens; a search before it is whole is done again then.
  const growing = indexing();
  let whole = false;
  function grow(enough) {
    while (!whole && enough()) whole = growing.next().done;
  }
  function growIdly() {
    const idle = window.requestIdleCallback || ((go) => setTimeout(() => go({ timeRemaining: () => 8 }), 40));
    idle((deadline) => {
      const until = performance.now() + Math.min(12, Math.max(4, deadline.timeRemaining()));
      grow(() => performance.now() < until);
      if (!whole) growIdly();
      else if (field.value.trim() && document.activeElement === field) showResults();
    });
  }
  growIdly();
  /** Who asks before that does not wait for the passages of a large graph, but for all names. */
  const growEnough = () => grow(() => total < 2000 || indexed < things.length);

  const inWords = (folded) => folded.split(/\s+/).filter(Boolean);

  /** How well a name answers: 0 best; Infinity not at all. */
  function rankOf(folded, wanted, words) {
    if (folded === wanted) return 0;
    if (folded.startsWith(wanted)) return 1;
    if (folded.includes(` ${wanted}`)) return 2;
    if (folded.includes(wanted)) return 3;
    return words.length > 1 && words.every((word) => folded.includes(word)) ? 4 : Infinity;
  }

  /** The things and the statements that a search finds, best first. */
  function find(query) {
    growEnough();
    const wanted = fold(query.trim());
    const words = inWords(wanted).slice(0, 30);
    if (!words.length) return { things: [], said: [] };
    const best = new Map();
    for (const [folded, text, id] of names) {
      const rank = rankOf(folded, wanted, words) + (text === things[id].label ? 0 : 0.5);
      if (rank < (best.get(id)?.rank ?? Infinity)) best.set(id, { rank, id, text });
    }
    const foundThings = Array.from(best.values()).sort((a, b) => a.rank - b.rank || byThing[b.id].length - byThing[a.id].length || a.id - b.id);
    if (wanted.length < 2 && wanted < "\u2e80") return { things: foundThings, said: [] };
    const all = 2 ** words.length - 1;
    const maskOf = (text) => words.reduce((mask, word, at) => (text.includes(word) ? mask | (1 << at) : mask), 0);
    const masks = passageWords.map(maskOf);
    const sentences = [];
    const rest = new Map(); // passages that have the words, with what was read from them
    said.forEach((text, number) => {
      const own = maskOf(text);
      if (own === all) sentences.push({ number });
      else if (passagesOf[number].reduce((sum, at) => sum | masks[at], own) === all) {
        const at = passagesOf[number].find((place) => masks[place]);
        if (!rest.has(at)) rest.set(at, []);
        rest.get(at).push(number);
      }
    });
    const together = ([at]) => (passageWords[at].includes(wanted) ? 0 : 1);
    const others = Array.from(rest).sort((a, b) => together(a) - together(b)).map(([at, numbers]) => ({ number: numbers[0], quote: quotes[at], more: numbers.length - 1 }));
    return { things: foundThings, said: [...sentences, ...others] };
  }

  /** Where a folded word stands in a text, as [start, end] in its units, or null. */
  function foldedPlace(text, word) {
    let folded = "";
    const places = [];
    let at = 0;
    for (const letter of text) {
      const plain = fold(letter);
      for (let i = 0; i < plain.length; i += 1) places.push(at);
      folded += plain;
      at += letter.length;
    }
    const start = folded.indexOf(word);
    if (start < 0) return null;
    return [places[start], places[start + word.length] ?? text.length];
  }

  /** The part of a passage around what was looked for, with that marked. */
  function excerpt(quote, query) {
    const text = quoteText(quote);
    const wanted = fold(query.trim());
    const place = [wanted, ...inWords(wanted)].map((word) => foldedPlace(text, word)).find(Boolean);
    if (!place) return [text];
    const from = text.lastIndexOf(" ", Math.max(0, place[0] - 24)) + 1;
    return [from ? "… " : "", text.slice(from, place[0]), make("mark", {}, text.slice(...place)), text.slice(place[1], place[1] + 120)];
  }

  let active = -1;
  let hits = [];

  function option(hit, number) {
    const item = make("li", { role: "option", id: `result-${number}`, "aria-selected": "false", onpointerdown: (event) => event.preventDefault(), onclick: () => take(hit) });
    if (hit.id !== undefined) {
      const other = hit.text === nameOf(hit.id) ? typeName(hit.id) : make("bdi", {}, nameOf(hit.id));
      item.append(glyph(familyOf(hit.id)), make("span", { class: "name" }, make("bdi", {}, hit.text)), make("small", {}, other));
    } else {
      const part = hit.quote && excerpt(hit.quote, field.value);
      item.classList.add("said");
      const s = statements[hit.number];
      item.append(
        make("span", { class: isFirm(s) ? undefined : "unreal" }, hit.more ? t("search.said", { n: hit.more + 1 }) : make("bdi", {}, sentenceOf(s))),
        part ? make("q", { dir: "auto", lang: data.language }, ...part) : "",
      );
    }
    return item;
  }

  function showResults() {
    const query = field.value.trim();
    const found = find(query);
    // Who asks for the other end of a way asks for a thing.
    const further = seeking === null ? found.said : [];
    const some = found.things.filter(({ id }) => id !== seeking).slice(0, further.length ? MOST_THINGS : MOST_HITS);
    hits = [...some, ...further.slice(0, MOST_HITS - some.length)];
    results.replaceChildren(...hits.map(option));
    results.hidden = !hits.length;
    nothing.hidden = Boolean(hits.length) || !query;
    field.setAttribute("aria-expanded", String(!results.hidden));
    mark(hits.length ? 0 : -1);
    if (query) announce(hits.length ? t("search.count", { n: found.things.length + further.length }) : t("search.nothing"));
  }

  function mark(number) {
    active = number;
    Array.from(results.children).forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === number));
      if (at === number) item.scrollIntoView({ block: "nearest" });
    });
    if (number < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", `result-${number}`);
  }

  function hideResults() {
    results.hidden = nothing.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function take(hit) {
    const from = seeking;
    hideResults();
    stopSeeking();
    if (hit.more && hit.quote.length === 2) choose({ passage: hit.quote.slice(0, 2) });
    else if (hit.number !== undefined) choose({ statement: hit.number });
    else if (from !== null) choose({ path: [from, hit.id], nth: 0 });
    else choose({ thing: hit.id });
  }

  // The field also asks for the other end of a way.
  let seeking = null;
  function seekWay(from) {
    seeking = from;
    field.value = "";
    field.placeholder = t("search.wayTo", { name: nameOf(from) });
    field.focus();
    announce(field.placeholder);
  }
  function stopSeeking() {
    if (seeking === null) return;
    seeking = null;
    field.value = "";
    field.placeholder = t("search.label");
  }

  field.addEventListener("input", showResults);
  field.addEventListener("focus", () => {
    growEnough();
    if (field.value.trim()) showResults();
  });
  field.addEventListener("blur", () => {
    hideResults();
    stopSeeking();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (results.hidden) showResults();
      else mark((active + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length);
    } else if (event.key === "Enter" && !results.hidden && hits[active]) {
      event.preventDefault();
      take(hits[active]);
    } else if (event.key === "Escape" && (seeking !== null || !results.hidden || !nothing.hidden)) {
      event.stopPropagation();
      hideResults();
      stopSeeking();
    }
  });

  return { find, seekWay };
})();
