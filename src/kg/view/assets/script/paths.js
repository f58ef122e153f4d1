// Paths: the ways from one thing to another over statements, and how they are read out.
// Gives: waysBetween(), pathOf(), pathPanel(), wayButton().

/** From each thing the steps that leave it, [statement, thing there], in the order of statements. */
let leaving = null;
function stepsFrom(id) {
  leaving ??= statements.reduce((all, s, number) => {
    if (s.edge && s.s !== s.o) {
      all[s.s].push([number, s.o]);
      all[s.o].push([number, s.s]);
    }
    return all;
  }, things.map(() => []));
  return leaving[id];
}

/** The best way from one thing to another: the shortest; of these the one of the first statements. */
function bestWay(from, to, open, closedThings, closedSteps) {
  const far = new Map([[to, 0]]);
  const first = stepsFrom(from).filter(([n, there]) => open(n) && !closedSteps.has(n) && !closedThings.has(there));
  let rim = [to];
  while (rim.length && !first.some(([, there]) => far.has(there))) {
    const next = [];
    for (const here of rim) {
      for (const [n, there] of stepsFrom(here)) {
        if (there === from || far.has(there) || closedThings.has(there) || !open(n)) continue;
        far.set(there, far.get(here) + 1);
        next.push(there);
      }
    }
    rim = next;
  }
  const way = { steps: [], things: [from] };
  let choice = first;
  for (let here = from; here !== to; ) {
    let best = null;
    for (const step of choice) {
      if (far.has(step[1]) && (!best || far.get(step[1]) < far.get(best[1]))) best = step;
    }
    if (!best) return null;
    way.steps.push(best[0]);
    way.things.push((here = best[1]));
    choice = stepsFrom(here).filter(([n, there]) => open(n) && far.get(there) === far.get(here) - 1);
  }
  return way;
}

function shorterFirst(one, other) {
  if (one.steps.length !== other.steps.length) return one.steps.length - other.steps.length;
  const at = one.steps.findIndex((n, i) => n !== other.steps[i]);
  return at < 0 ? 0 : one.steps[at] - other.steps[at];
}

/** All ways that meet no thing twice, best first (Yen 1971); `open(number)` says which statements count. */
function* waysBetween(from, to, open) {
  const found = [];
  const known = new Set();
  let waiting = [bestWay(from, to, open, new Set(), new Set())].filter(Boolean);
  while (waiting.length) {
    waiting.sort(shorterFirst);
    const way = waiting.shift();
    found.push(way);
    yield way;
    for (let at = 0; at < way.steps.length; at += 1) {
      const root = way.steps.slice(0, at);
      const taken = found.filter((other) => root.every((n, i) => n === other.steps[i])).map((other) => other.steps[at]);
      const rest = bestWay(way.things[at], to, open, new Set(way.things.slice(0, at)), new Set(taken));
      if (!rest) continue;
      const next = { steps: root.concat(rest.steps), things: way.things.slice(0, at).concat(rest.things) };
      if (known.has(next.steps.join())) continue;
      known.add(next.steps.join());
      waiting.push(next);
    }
  }
}

let kept = { key: "", of: null, ways: null, found: [] };
/** The way that is chosen, {steps, things}, over what is shown; null if there is none. */
function wayOf({ path: [from, to], nth = 0 }) {
  const key = `${from} ${to}`;
  if (kept.key !== key || kept.of !== shown) kept = { key, of: shown, ways: waysBetween(from, to, (number) => shown.statements[number]), found: [] };
  while (kept.found.length <= nth) {
    const { value, done } = kept.ways.next();
    if (done) return null;
    kept.found.push(value);
  }
  return kept.found[nth];
}
function pathOf(pick) {
  const way = wayOf(pick);
  return way && way.steps;
}

/** What the panel says of a way: each step as a sentence with its passage, and the turn to the next. */
function pathPanel(pick) {
  const { path, nth = 0 } = pick;
  const way = wayOf(pick);
  const turn = (key, at, off) => make("button", { type: "button", class: "quiet", disabled: off, onclick: () => choose({ path, nth: at }) }, t(key));
  const title = make("h2", {}, nameTag(path[0]), " – ", nameTag(path[1]));
  if (!way) {
    const bare = waysBetween(...path, () => true).next().value;
    return [
      make("div", {}, eyebrow(t("way.none")), title),
      make("p", {}, bare ? t("way.otherwise", { n: bare.steps.length }) : t("way.never")),
      nth > 0 && make("p", { class: "turn" }, turn("way.first", 0)),
    ];
  }
  return [
    make("div", {}, eyebrow(t("way.length", { n: way.steps.length })), title),
    make(
      "ol",
      { class: "way" },
      way.steps.map((number) => make("li", {}, statementButton(number), (statements[number].quotes || []).slice(0, 1).map((quote) => make("q", { dir: "auto", lang: data.language }, quoteText(quote))))),
    ),
    make("p", { class: "turn" }, turn("way.before", nth - 1, nth === 0), t("way.nth", { at: nth + 1 }), turn("way.next", nth + 1, !wayOf({ path, nth: nth + 1 }))),
  ];
}

/** A button in the panel of a thing: the field then asks for the other end. */
const wayButton = (id) => make("button", { type: "button", class: "quiet", onclick: () => seekWay(id) }, t("way.seek"));
