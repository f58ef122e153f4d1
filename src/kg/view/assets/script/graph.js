// Gives: scene(), drawing, and the graph view: what is brought out, and how keys move through it.

const INSIDE = new Set(["event", "office", "work", "plan"]);
const box = byId("graph");

/** Break a name into lines as the picture has them; the estimate is that of the layout, roughly. */
function linesFor(id) {
  const it = things[id];
  const [text] = namedIn(id, state.names);
  if (text === it.label && !data.large) return it.drawn || [text];
  const wide = (part) => Array.from(part).reduce((sum, letter) => sum + (letter > "\u2e80" ? 1 : 0.6), 0);
  const lines = [""];
  for (const piece of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && wide(`${last} ${piece}`) > 11.5) lines.push(piece);
    else lines[lines.length - 1] = last ? `${last} ${piece}` : piece;
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]}…`] : lines;
}

const MARKS = { begins: "⊢", ends: "⊣", both: "⊢⊣" };
/** The words on an edge: relation, how it is said unless it is asserted, and when. */
function edgeLabel(number, mark) {
  const s = statements[number];
  const parts = [propertyName(s)];
  if (!isFirm(s)) parts.push(`(${word("modality", modalityOf(s))})`);
  const when = s.time && isTold(s.time) && shortOf(s.time);
  if (when) parts.push(`· ${when}`);
  if (mark) parts.push(MARKS[mark]);
  const label = parts.join(" ");
  return label.length > 48 ? `${label.slice(0, 47)}…` : label;
}

/** The statements and things that a choice brings out, and which of them it is. */
function brought(pick) {
  const out = { statements: new Set(), things: new Set(), main: new Set() };
  const add = (number) => {
    out.statements.add(number);
    for (const end of [statements[number].s, statements[number].o]) if (end >= 0) out.things.add(end);
  };
  if (!pick) return null;
  if (pick.thing !== undefined) {
    out.main.add(pick.thing);
    out.things.add(pick.thing);
    byThing[pick.thing].forEach((number) => shown.statements[number] && add(number));
  } else if (pick.statement !== undefined) {
    add(pick.statement);
  } else if (pick.passage) {
    saidBetween(...pick.passage).forEach(add);
  } else if (pick.path) {
    pick.path.forEach((id) => out.main.add(id).size && out.things.add(id));
    (pathOf(pick) || []).forEach(add);
  }
  return out;
}

/** The numbers of the statements read from a passage, or from a part of it. */
const saidBetween = (start, end) =>
  statements.flatMap((s, number) => ((s.quotes || []).some((quote) => quote.length === 2 && quote[0] < end && quote[1] > start) ? [number] : []));

/** How the drawing stands: 0 hidden, 1 at rest, 2 stands back, 3 brought out, 4 chosen. */
function scene() {
  const out = brought(state.pick);
  const levels = { things: new Uint8Array(things.length), edges: new Uint8Array(total), marks: new Map() };
  things.forEach((_, id) => {
    const chosen = out && (out.main.has(id) ? 4 : out.things.has(id) ? 3 : 2);
    // What is chosen is seen even where the period or a switch would leave it out.
    levels.things[id] = shown.things[id] || (chosen || 0) > 2 ? chosen || 1 : 0;
  });
  for (let number = 0; number < total; number += 1) {
    if (!statements[number].edge) continue;
    const chosen = out && (out.statements.has(number) ? 3 : 2);
    levels.edges[number] = shown.statements[number] || chosen === 3 ? chosen || 1 : 0;
    const mark = levels.edges[number] && !isOpen() && markOf(number);
    if (mark) levels.marks.set(number, mark);
  }
  levels.few = Boolean(out) && out.statements.size <= 8;
  levels.look = `${look}${state.names}${state.tongue}${state.layout}`;
  return levels;
}

let look = 0; // counts changes of the colours
// A large graph is shown in parts, with places and scenes of their own.
let placesOf = () => data.layouts[state.layout];
let sceneOf = scene;
let placed = placesOf();
const drawing = makeDrawing(box);

const EDGE = 72; // a name reaches about so far from the middle of its thing
/** What the panel leaves free of the graph, in its own pixels. */
function freeRoom() {
  const frame = box.getBoundingClientRect();
  const room = { left: EDGE, top: EDGE / 2, right: frame.width - EDGE, bottom: frame.height - EDGE };
  if (!panel.hidden) {
    const cover = panel.getBoundingClientRect();
    if (cover.width > frame.width * 0.8) room.bottom = Math.max(room.top, cover.top - frame.top - EDGE / 2);
    else if (cover.left < frame.right) room.right = cover.left - frame.left - EDGE;
  }
  return room;
}

const LEGIBLE = 0.72; // names are smaller than one reads below this scale
/** The first picture: everything, or as much around the subject as one can read. */
function openPicture() {
  drawing.fit(null);
  if (drawing.view().scale >= LEGIBLE || data.subject < 0 || data.large) return;
  const xy = placesOf();
  const middle = { x: xy[2 * data.subject], y: xy[2 * data.subject + 1] };
  const { width, height } = drawing.frame();
  // No empty rim where there is something to show on the other side.
  for (const [axis, offset, size] of [["x", 0, width], ["y", 1, height]]) {
    const all = xy.filter((_, at) => at % 2 === offset);
    const half = size / LEGIBLE / 2 - EDGE;
    const [least, most] = [Math.min(...all) + half, Math.max(...all) - half];
    middle[axis] = least > most ? (least + most) / 2 : Math.min(most, Math.max(least, middle[axis]));
  }
  drawing.setView({ ...middle, scale: LEGIBLE });
}

/** The neighbour that lies nearest to a direction, or null. */
function neighbourTowards(id, dx, dy) {
  const near = new Set();
  for (const number of byThing[id]) {
    const s = statements[number];
    if (!shown.statements[number] || s.s < 0 || s.o < 0) continue;
    if (s.s === id || s.o === id) near.add(s.s === id ? s.o : s.s);
  }
  near.delete(id);
  const xy = placesOf();
  let [best, least] = [null, Infinity];
  for (const other of near) {
    const [x, y] = [xy[2 * other] - xy[2 * id], xy[2 * other + 1] - xy[2 * id + 1]];
    const length = Math.hypot(x, y) || 1;
    const along = (x * dx + y * dy) / length;
    const cost = length * (2 - along);
    if (along > 0.25 && cost < least) [best, least] = [other, cost];
  }
  return best;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const home = () => (data.subject >= 0 ? data.subject : things.length ? 0 : null);
/** The thing that a choice is about: itself, or the subject of the statement. */
const pickedThing = () => {
  const { pick } = state;
  if (!pick) return null;
  if (pick.thing !== undefined) return pick.thing;
  return pick.statement !== undefined && statements[pick.statement].s >= 0 ? statements[pick.statement].s : null;
};

box.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS[event.key] || event.key === "Home") {
    event.preventDefault();
    const current = pickedThing();
    const next = current === null || event.key === "Home" ? home() : neighbourTowards(current, ...ARROWS[event.key]);
    if (next === null) announce(t("graph.noNeighbour"));
    else choose({ thing: next });
  } else if (event.key === "Enter" && !panel.hidden) {
    event.preventDefault();
    panel.focus();
  } else if (event.key === "+" || event.key === "=") drawing.zoom(1.25);
  else if (event.key === "-") drawing.zoom(0.8);
  else if (event.key === "0") drawing.fit(null);
});

drawing.on("pick", ({ thing: id, statement: number, more }) => {
  const first = pickedThing();
  if (id !== undefined && more && first !== null && first !== id) choose({ path: [first, id], nth: 0 });
  else if (id !== undefined) choose({ thing: id });
  else if (number !== undefined) choose({ statement: number });
  else if (state.pick) choose(null);
});
drawing.on("hover", (at) => box.classList.toggle("over", at.thing !== undefined || at.statement !== undefined));

byId("zoom-in").addEventListener("click", () => drawing.zoom(1.25));
byId("zoom-out").addEventListener("click", () => drawing.zoom(0.8));
byId("zoom-fit").addEventListener("click", () => drawing.fit(null));

const layoutSwitch = byId("layouts");
LAYOUTS.forEach((name) =>
  layoutSwitch.append(
    make("button", { type: "button", "data-layout": name, "aria-pressed": "false", onclick: () => change({ layout: name }) }, make("span", { "data-say": `layout.${name}` })),
  ),
);
layoutSwitch.hidden = LAYOUTS.length < 2;

function paintGraph() {
  for (const button of layoutSwitch.children) button.setAttribute("aria-pressed", String(button.dataset.layout === state.layout));
  const others = placesOf() !== placed;
  if (others) {
    placed = placesOf();
    drawing.place(placed);
  }
  drawing.paint(sceneOf());
  if (others) drawing.fit(null);
}

whenChanged((now, before) => {
  paintGraph();
  if (now.depth !== before.depth || now.centre !== before.centre) {
    drawing.fit(now.depth ? things.flatMap((_, id) => (shown.things[id] ? [id] : [])) : null);
  }
});

/** Bring what is chosen into sight; called when the panel has its place. */
function seePicked() {
  const out = brought(state.pick);
  const ids = state.pick.thing !== undefined ? [state.pick.thing] : Array.from(out.things);
  drawing.see(ids.filter((id) => shown.things[id]), freeRoom());
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readTokens();
  look += 1;
  change({}, { address: false });
});
