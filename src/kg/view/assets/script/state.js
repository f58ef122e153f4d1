// Gives: state, shown, change(), whenChanged(): what is chosen, and what is seen because of it.

const EMPTY = Object.freeze({
  view: "graph",
  beside: "",
  layout: "relations",
  pick: null,
  centre: null, // the thing whose surroundings are shown, with depth
  depth: 0,
  part: null, // of a large graph: "all", the number of a community, or null for the overview
  from: null,
  to: null,
  sure: false,
  undated: true,
  unreal: true,
  dates: null,
  off: Object.freeze({ families: Object.freeze([]), properties: Object.freeze([]) }),
  names: "",
  tongue: "en",
  query: "",
});
const VIEWS = ["graph", "timeline", "table", "text", "compare"];
const LAYOUTS = ["relations", "types", "map"].filter((name) => data.layouts[name]);
let state = EMPTY;
let shown = null;

// Columns, so that a step of the slider costs a few milliseconds in a large graph too.
const total = statements.length;
const bounds = { es: new Float64Array(total), ls: new Float64Array(total), ee: new Float64Array(total), le: new Float64Array(total) };
const isDated = new Uint8Array(total);
const isReal = new Uint8Array(total);
const ends = { s: new Int32Array(total), o: new Int32Array(total), p: new Int32Array(total) };
statements.forEach((s, number) => {
  for (const name of ["s", "o", "p"]) ends[name][number] = s[name];
  isReal[number] = isFirm(s) ? 1 : 0;
  isDated[number] = s.when ? 1 : 0;
  const [es, ls, ee, le] = s.when || [];
  bounds.es[number] = es ?? -Infinity;
  bounds.le[number] = le ?? Infinity;
  // What has begun cannot end before it, what has ended cannot have begun after.
  bounds.ls[number] = Math.min(ls ?? Infinity, le ?? Infinity);
  bounds.ee[number] = Math.max(ee ?? -Infinity, es ?? -Infinity);
});

/** Whether a statement holds possibly, or certainly, at some day from a to b. Undated ones do not. */
function holds(number, a, b, certainly) {
  if (!isDated[number]) return false;
  if (certainly) return bounds.ls[number] <= b && bounds.ee[number] >= a;
  return bounds.es[number] <= b && bounds.le[number] >= a;
}

const isOpen = () => state.from === null && state.to === null;
const inPeriod = (number) =>
  isDated[number]
    ? isOpen() || holds(number, state.from ?? -Infinity, state.to ?? Infinity, state.sure)
    : state.undated;

/** What certainly begins or ends in the period: "begins", "ends", "both" or nothing. */
function markOf(number) {
  return isDated[number] ? markWithin(bounds.es[number], bounds.ls[number], bounds.ee[number], bounds.le[number]) : "";
}
function markWithin(es, ls, ee, le) {
  const begins = state.from !== null && es >= state.from && ls <= (state.to ?? Infinity);
  const ends = state.to !== null && ee >= (state.from ?? -Infinity) && le <= state.to;
  return begins ? (ends ? "both" : "begins") : ends ? "ends" : "";
}

function compute() {
  const offFamily = new Set(state.off.families);
  const offProperty = new Set(state.off.properties);
  const away = things.map((it) => offFamily.has(data.families[it.family][0]));
  const seen = { statements: new Uint8Array(total), things: new Uint8Array(things.length) };
  const touched = new Uint8Array(things.length);
  for (let number = 0; number < total; number += 1) {
    if (!(state.unreal || isReal[number]) || !inPeriod(number)) continue;
    const [s, o] = [ends.s[number], ends.o[number]];
    if (offProperty.has(ends.p[number])) continue;
    if (s >= 0) touched[s] = 1;
    if (o >= 0) touched[o] = 1;
    if ((s >= 0 && away[s]) || (o >= 0 && away[o])) continue;
    seen.statements[number] = 1;
  }
  things.forEach((_, id) => {
    // A thing of which nothing is said is shown as long as undated things are.
    if (!byThing[id].length && state.undated) touched[id] = 1;
    if (touched[id] && !away[id]) seen.things[id] = 1;
  });
  if (state.depth && state.centre !== null) keepAround(seen, state.centre, state.depth);
  return seen;
}

/** Leave only what is at most so many steps from a thing. */
function keepAround(seen, centre, depth) {
  const near = reach(seen, centre, depth);
  for (let number = 0; number < total; number += 1) {
    const [s, o] = [ends.s[number], ends.o[number]];
    if (seen.statements[number] && !((s < 0 || near.has(s)) && (o < 0 || near.has(o)))) seen.statements[number] = 0;
  }
  things.forEach((_, id) => {
    if (!near.has(id)) seen.things[id] = 0;
  });
}

/** The things at most so many steps from one, with the number of steps. */
function reach(seen, centre, depth) {
  const near = new Map([[centre, 0]]);
  let rim = [centre];
  for (let step = 1; step <= depth && rim.length; step += 1) {
    const next = [];
    for (const id of rim) {
      for (const number of byThing[id]) {
        const s = statements[number];
        if (!seen.statements[number] || s.s < 0 || s.o < 0) continue;
        const other = s.s === id ? s.o : s.o === id ? s.s : -1;
        if (other >= 0 && !near.has(other)) {
          near.set(other, step);
          next.push(other);
        }
      }
    }
    rim = next;
  }
  return near;
}

const listeners = [];
let told = EMPTY;
let waiting = false;

/** Call a listener with (state, before, shown) when something has changed, once a frame. */
const whenChanged = (listener) => listeners.push(listener);

function tell() {
  waiting = false;
  const before = told;
  told = state;
  for (const listener of listeners) listener(state, before, shown);
}

const SEEING = ["centre", "depth", "from", "to", "sure", "undated", "unreal", "off"];

/** Change what is chosen. With push the reader can go back to what was. */
function change(patch, { push = false, address = true } = {}) {
  const next = Object.freeze({ ...state, ...patch });
  const stale = !shown || SEEING.some((key) => next[key] !== state[key]);
  if (next.tongue !== state.tongue) speak(next.tongue);
  state = next;
  if (stale) shown = compute();
  if (address) writeAddress(push);
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(tell);
  }
}

// The address says all that is chosen, so that a link brings another reader to the same sight.

const localOf = (item) => item.iri[1];
const indexes = new Map();
function indexOfLocal(kind, local) {
  if (!indexes.has(kind)) {
    const items = kind === "thing" ? things : statements;
    indexes.set(kind, new Map(items.map((item, index) => [localOf(item), index])));
  }
  return indexes.get(kind).get(local) ?? null;
}

/** The part of the address after "#" for a choice. */
function addressOf(chosen) {
  const parts = new URLSearchParams();
  const put = (name, value, usual) => value !== usual && parts.set(name, value);
  const { pick } = chosen;
  if (pick && pick.thing !== undefined) parts.set("thing", localOf(things[pick.thing]));
  if (pick && pick.statement !== undefined) parts.set("statement", localOf(statements[pick.statement]));
  if (pick && pick.passage) parts.set("passage", pick.passage.join("-"));
  if (pick && pick.path) {
    pick.path.forEach((id) => parts.append("path", localOf(things[id])));
    put("nth", pick.nth || 0, 0);
  }
  put("view", chosen.view, EMPTY.view);
  put("beside", chosen.beside, "");
  put("layout", chosen.layout, EMPTY.layout);
  if (chosen.depth && chosen.centre !== null) {
    parts.set("around", localOf(things[chosen.centre]));
    parts.set("depth", chosen.depth);
  }
  put("part", chosen.part === null ? null : String(chosen.part), null);
  if (chosen.from !== null) parts.set("from", isoOf(chosen.from));
  if (chosen.to !== null) parts.set("to", isoOf(chosen.to));
  put("sure", Number(chosen.sure), 0);
  put("undated", Number(chosen.undated), 1);
  put("unreal", Number(chosen.unreal), 1);
  if (chosen.dates) parts.set("dates", chosen.dates.map((days) => days.map(isoOf).join("/")).join("~"));
  if (chosen.off.families.length) parts.set("without", chosen.off.families.join("~"));
  if (chosen.off.properties.length) parts.set("but", chosen.off.properties.map((at) => data.properties[at][3]).join("~"));
  put("names", chosen.names, "");
  put("tongue", chosen.tongue, EMPTY.tongue);
  return parts.toString();
}

/** The days of a date ("1944", "1944-09-05") or of an interval with a stroke; null if it is none. */
function daysOf(text) {
  const [from, to = from] = text.split("/");
  const days = [dayOf(from), dayOf(to, true)];
  return days.includes(null) || days[0] > days[1] ? null : days;
}

/** The choice that an address stands for; what it cannot read it leaves out. */
function choiceOf(address) {
  const parts = new URLSearchParams(address.replace(/^#/, ""));
  const one = (name, allowed, usual) => (allowed.includes(parts.get(name)) ? parts.get(name) : usual);
  const day = (text, last) => (text === null ? null : dayOf(text, last));
  const flag = (name, usual) => (parts.has(name) ? parts.get(name) === "1" : usual);
  const found = (kind) => (parts.has(kind) ? indexOfLocal(kind, parts.get(kind)) : null);
  const path = parts.getAll("path").map((local) => indexOfLocal("thing", local)).filter((id) => id !== null);
  const passage = /^(\d+)-(\d+)$/.exec(parts.get("passage") || "");
  const dates = (parts.get("dates") || "").split("~").map(daysOf);
  const off = (name) => (parts.get(name) || "").split("~");
  const centre = parts.has("around") ? indexOfLocal("thing", parts.get("around")) : null;
  let pick = null;
  if (found("statement") !== null) pick = { statement: found("statement") };
  else if (found("thing") !== null) pick = { thing: found("thing") };
  else if (path.length === 2) pick = { path, nth: Math.max(0, Number(parts.get("nth")) || 0) };
  else if (passage) pick = { passage: [Number(passage[1]), Number(passage[2])] };
  return {
    view: one("view", VIEWS, EMPTY.view),
    beside: one("beside", VIEWS, ""),
    layout: one("layout", LAYOUTS, EMPTY.layout),
    pick,
    centre,
    depth: centre === null ? 0 : Math.min(3, Math.max(0, Math.trunc(Number(parts.get("depth"))) || 0)),
    part: parts.get("part") === "all" ? "all" : /^\d+$/.test(parts.get("part") || "") ? Number(parts.get("part")) : null,
    from: day(parts.get("from"), false),
    to: day(parts.get("to"), true),
    sure: flag("sure", EMPTY.sure),
    undated: flag("undated", EMPTY.undated),
    unreal: flag("unreal", EMPTY.unreal),
    dates: dates.length === 2 && !dates.includes(null) ? dates : null,
    off: Object.freeze({
      families: off("without").filter((key) => data.families.some(([family]) => family === key)),
      properties: off("but").map((name) => data.properties.findIndex((property) => property[3] === name)).filter((at) => at >= 0),
    }),
    names: parts.get("names") || "",
    tongue: one("tongue", TONGUES, EMPTY.tongue),
  };
}

function writeAddress(push) {
  const address = `#${addressOf(state)}`;
  if (address === (location.hash || "#")) return;
  history[push ? "pushState" : "replaceState"](null, "", address);
}
addEventListener("popstate", () => change(choiceOf(location.hash), { address: false }));

/** Choose a thing, a statement, a passage or a path; what is chosen is chosen in every view. */
const choose = (pick, more = {}) => change({ pick, ...more }, { push: true });
const isPicked = (kind, id) => Boolean(state.pick) && state.pick[kind] === id;
