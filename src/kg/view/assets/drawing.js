// The drawing: nodes and edges at their given places, in the colours of the style sheet.

const box = document.getElementById("graph");
const nodes = new vis.DataSet(read("kg-nodes"));
const edges = new vis.DataSet(read("kg-edges"));
const hiddenFamilies = new Set();
const hiddenTones = new Set();
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let focus = null; // { nodes: Set, edges: Set, main: node id or null } or null

const network = new vis.Network(
  box,
  { nodes, edges },
  {
    physics: false,
    layout: { randomSeed: 1 },
    interaction: { hover: true, selectConnectedEdges: false, tooltipDelay: 1e9, zoomSpeed: 0.7 },
    nodes: { chosen: false, labelHighlightBold: false, borderWidth: 1.5 },
    edges: { chosen: false, labelHighlightBold: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
  },
);
// The wrapper takes the keys and the focus.
for (const part of box.querySelectorAll("[tabindex]")) part.tabIndex = -1;

let token = () => "";
function readTokens() {
  const style = getComputedStyle(document.documentElement);
  const cache = new Map();
  token = (name) => {
    if (!cache.has(name)) cache.set(name, style.getPropertyValue(`--${name}`).trim());
    return cache.get(name);
  };
}

/** Mix a colour into the paper; 1 leaves it as it is. */
function faded(colour, share) {
  if (share === 1) return colour;
  const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const paper = channels(token("paper"));
  const mixed = channels(colour).map((c, i) => Math.round(c * share + paper[i] * (1 - share)));
  return `#${mixed.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}

const isHidden = (node) => hiddenFamilies.has(node.kg_family);

function nodeStyle(node) {
  const near = !focus || focus.nodes.has(node.id);
  const share = near ? 1 : 0.14;
  const main = focus && focus.main === node.id;
  const family = token(`family-${node.kg_family}`);
  const fill = node.kg_inside ? token(`fill-${node.kg_family}`) : family;
  // What stands back lets the chosen edges through.
  const ground = near || !node.kg_inside ? faded(fill, share) : "rgba(0, 0, 0, 0)";
  const border = main ? token("ink") : node.kg_inside ? family : token("paper");
  return {
    id: node.id,
    hidden: isHidden(node),
    color: { background: ground, border: faded(border, share) },
    borderWidth: main ? 2.5 : node.kg_inside ? 1 : 1.5,
    shapeProperties: {
      borderDashes: node.kg_family === "plan" ? [5, 4] : false,
      borderRadius: node.kg_family === "office" ? 1 : 8,
    },
    margin: { top: 7, right: 10, bottom: 7, left: 10 },
    font: {
      size: node.font.size,
      face: token("sans"),
      color: faded(token("ink"), share),
      strokeWidth: node.kg_inside || !near ? 0 : 4,
      strokeColor: token("paper"),
    },
  };
}

function edgeStyle(edge) {
  const chosen = focus && focus.edges.has(edge.id);
  // Where there are many, edges at rest stand back behind the names.
  const rest = edges.length < 80 ? 1 : edge.kg_tone === "plain" ? 0.5 : 0.75;
  const share = chosen ? 1 : focus ? 0.12 : rest;
  const tone = token(`tone-${edge.kg_tone}`);
  const away =
    hiddenTones.has(edge.kg_tone) ||
    (!edge.kg_firm && hiddenTones.has("unreal")) ||
    isHidden(nodes.get(edge.from)) ||
    isHidden(nodes.get(edge.to));
  const end = edge.kg_tone === "against" ? "bar" : "arrow";
  return {
    id: edge.id,
    hidden: away,
    width: chosen ? 2.5 : edge.kg_tone === "plain" ? 1 : 1.4,
    dashes: edge.kg_firm ? false : [7, 6],
    color: { color: faded(tone, share), inherit: false },
    arrows: { to: { enabled: true, type: end, scaleFactor: end === "bar" ? 0.5 : 0.45 } },
    scaling: { label: { drawThreshold: labelFrom(chosen) } },
    font: {
      size: 12,
      face: token("sans"),
      color: token(`text-${edge.kg_tone}`),
      strokeWidth: 4,
      strokeColor: token("paper"),
      align: "horizontal",
    },
  };
}

/** Labels of edges come when there is room: when one zooms in, or chooses a few. */
function labelFrom(chosen) {
  if (chosen) return focus.edges.size <= 8 ? 1 : 12;
  return focus ? 100 : 12;
}

function paint() {
  nodes.update(nodes.map(nodeStyle));
  edges.update(edges.map(edgeStyle));
}

/** Bring out a thing with its neighbours, an edge with its ends, or (null) everything. */
function bringOut(next) {
  focus = next;
  paint();
}

function focusOnNode(id) {
  const around = network.getConnectedEdges(id).map(Number);
  const near = new Set([id]);
  for (const edge of edges.get(around)) near.add(edge.from).add(edge.to);
  bringOut({ nodes: near, edges: new Set(around), main: id });
}

function focusOnEdge(id) {
  const edge = edges.get(id);
  bringOut({ nodes: new Set([edge.from, edge.to]), edges: new Set([id]), main: null });
}

/** Move the picture as little as brings these into what the panel leaves free. */
function bringIntoSight(ids) {
  const spots = Object.values(network.getPositions(ids)).map((at) => network.canvasToDOM(at));
  if (!spots.length) return;
  const room = freeRoom();
  const shift = (axis, low, high) => {
    const all = spots.map((at) => at[axis]);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    if (most - least > high - low) return (least + most - low - high) / 2;
    return Math.min(0, least - low) + Math.max(0, most - high);
  };
  const [dx, dy] = [shift("x", room.left, room.right), shift("y", room.top, room.bottom)];
  if (!dx && !dy) return;
  const centre = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({
    position: { x: centre.x + dx / scale, y: centre.y + dy / scale },
    animation: calm.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" },
  });
}

const EDGE = 72; // a name reaches about so far from the middle of its thing
function freeRoom() {
  const frame = box.getBoundingClientRect();
  const panel = document.getElementById("panel");
  const room = { left: EDGE, top: EDGE / 2, right: frame.width - EDGE, bottom: frame.height - EDGE };
  if (!panel.hidden) {
    const cover = panel.getBoundingClientRect();
    if (cover.width < frame.width * 0.8) room.right = cover.left - frame.left - EDGE;
    else room.bottom = cover.top - frame.top - EDGE / 2;
  }
  return room;
}

const LEGIBLE = 0.6; // names are smaller than one reads below this scale
const fitAll = () => network.fit({ maxZoomLevel: 1.3, animation: false });

/** The first picture: everything, or as much around the subject as one can read. */
function openPicture() {
  fitAll();
  if (network.getScale() >= LEGIBLE || data.subject === undefined) return;
  const centre = network.getPosition(data.subject);
  const places = Object.values(network.getPositions());
  // No empty rim where there is something to show on the other side.
  for (const [axis, size] of [["x", box.clientWidth], ["y", box.clientHeight]]) {
    const all = places.map((place) => place[axis]);
    const half = size / LEGIBLE / 2 - EDGE;
    const [least, most] = [Math.min(...all) + half, Math.max(...all) - half];
    centre[axis] = least > most ? (least + most) / 2 : Math.min(most, Math.max(least, centre[axis]));
  }
  network.moveTo({ position: centre, scale: LEGIBLE });
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.1, network.getScale() * factor)) });
}

/** The neighbour that lies nearest to a direction, or null. */
function neighbourTowards(id, dx, dy) {
  const near = network.getConnectedNodes(id).filter((other) => !isHidden(nodes.get(other)));
  const places = network.getPositions([id, ...near]);
  const from = places[id];
  let best = null;
  let least = Infinity;
  for (const other of near) {
    const x = places[other].x - from.x;
    const y = places[other].y - from.y;
    const length = Math.hypot(x, y) || 1;
    const along = (x * dx + y * dy) / length;
    const cost = length * (2 - along);
    if (along > 0.25 && cost < least) [best, least] = [other, cost];
  }
  return best;
}

readTokens();
paint();
