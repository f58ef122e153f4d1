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
  const passagesOf = statements.map(() => []);

  function* indexing() {
    for (let id = 0; id < things.length; id += 1) {
      for (const text of new Set([things[id].label, ...(things[id].labels || []).map(([label]) => label)])) names.push([fold(text), text, id]);
      if (id % 64 === 63) yield;
    }
    for (let number = 0; number < total; number += 1) {
      const s = statements[number];
      said.push(fold([s.s >= 0 ? things[s.s].label : s.about || "", propertyOf(s)[1], s.o >= 0 ? things[s.o].label : s.value || ""].join(" ")));
      for (const quote of s.quotes || []) {
        const key = quote.join("-");
        if (!passages.has(key)) passages.set(key, passageWords.push(fold(quoteText(quote))) - 1);
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
    if (whole && field.value.trim() && !results.hidden) showResults();
  }
  function growIdly() {
    const idle = window.requestIdleCallback || ((go) => setTimeout(() => go({ timeRemaining: () => 8 }), 40));
    idle((deadline) => {
      const until = performance.now() + Math.min(12, Math.max(4, deadline.timeRemaining()));
      grow(() => performance.now() < until);
      if (!whole) growIdly();
    });
  }
  growIdly();

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
    const wanted = fold(query.trim());
    const words = inWords(wanted).slice(0, 30);
    if (!words.length) return { things: [], statements: [] };
    const best = new Map();
    for (const [folded, text, id] of names) {
      const rank = rankOf(folded, wanted, words) + (text === things[id].label ? 0 : 0.5);
      if (rank < (best.get(id)?.rank ?? Infinity)) best.set(id, { rank, id, text });
    }
    const foundThings = Array.from(best.values()).sort((a, b) => a.rank - b.rank || byThing[b.id].length - byThing[a.id].length || a.id - b.id);
    if (wanted.length < 2 && wanted < "\u2e80") return { things: foundThings, statements: [] };
    const all = 2 ** words.length - 1;
    const maskOf = (text) => words.reduce((mask, word, at) => (text.includes(word) ? mask | (1 << at) : mask), 0);
    const masks = passageWords.map(maskOf);
    const [near, far] = [[], []];
    said.forEach((text, number) => {
      const mask = passagesOf[number].reduce((sum, at) => sum | masks[at], maskOf(text));
      if (mask !== all) return;
      const together = text.includes(wanted) || passagesOf[number].some((at) => passageWords[at].includes(wanted));
      (together ? near : far).push(number);
    });
    return { things: foundThings, statements: near.concat(far) };
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
  function excerpt(number, query) {
    const wanted = fold(query.trim());
    for (const word of [wanted, ...inWords(wanted)]) {
      for (const quote of statements[number].quotes || []) {
        const text = quoteText(quote);
        const place = foldedPlace(text, word);
        if (!place) continue;
        const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, place[0] - 24)) + 1);
        return [from ? "… " : "", text.slice(from, place[0]), make("mark", {}, text.slice(...place)), text.slice(place[1], place[1] + 90)];
      }
    }
    return null;
  }

  let active = -1;
  let hits = [];

  function option(hit, number) {
    const item = make("li", { role: "option", id: `result-${number}`, "aria-selected": "false", onpointerdown: (event) => event.preventDefault(), onclick: () => take(hit) });
    if (hit.id !== undefined) {
      const other = hit.text === nameOf(hit.id) ? typeName(hit.id) : make("bdi", {}, nameOf(hit.id));
      item.append(glyph(familyOf(hit.id)), make("span", { class: "name" }, make("bdi", {}, hit.text)), make("small", {}, other));
    } else {
      const part = excerpt(hit.number, field.value);
      item.classList.add("said");
      item.append(make("span", { class: isFirm(statements[hit.number]) ? "" : "unreal" }, make("bdi", {}, sentenceOf(statements[hit.number]))), part && make("q", { dir: "auto" }, ...part));
    }
    return item;
  }

  function showResults() {
    const query = field.value.trim();
    const found = find(query);
    const some = found.things.slice(0, found.statements.length ? MOST_THINGS : MOST_HITS);
    const rest = seeking === null ? found.statements.slice(0, MOST_HITS - some.length) : [];
    hits = [...some, ...rest.map((number) => ({ number }))].filter((hit) => hit.id !== seeking);
    results.replaceChildren(...hits.map(option));
    results.hidden = !hits.length;
    nothing.hidden = Boolean(hits.length) || !query;
    field.setAttribute("aria-expanded", String(!results.hidden));
    mark(hits.length ? 0 : -1);
    if (query) announce(hits.length ? t("search.count", { n: found.things.length + (seeking === null ? found.statements.length : 0) }) : t("search.nothing"));
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
    if (hit.number !== undefined) choose({ statement: hit.number });
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
  field.addEventListener("focus", () => field.value.trim() && showResults());
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
