// Gives: makeDrawing(), the drawing of a large graph by a canvas of our own.
// Everything is drawn once on a sheet, in slices between frames; while the reader moves, the sheet moves.
// Thousands of edges are counted pixel by pixel and told by their density; a few are lines with heads.

const MARGIN = 64; // the sheet is larger than the box, so that little is bare while it moves
const PIXELS = 2.4e6; // of a sheet at most
const LINES = 2000; // more edges or things than these are told by density
const SOME = 12000; // edges of a rough drawing
const HEADS = 1200;
const NAMES = 140;
const FAR = 230; // pixels of the radius of a disc up to which it is named as a whole
const NEAR = 0.5; // from this scale on names of events and offices stand within cards
const SLICE = 9; // milliseconds of a frame for drawing on the sheet
const PART = 16; // one edge on one pixel, in parts

/** Corners of the signs of families, in halves of their height; without any it is round. */
const SIGNS = {
  group: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  polity: [[-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0]],
  force: [[0, -1.05], [1.05, 0.85], [-1.05, 0.85]],
  place: [[0, -1.15], [1, 0], [0, 1.15], [-1, 0]],
  side: [[-1.05, -0.85], [1.05, -0.85], [0, 1.05]],
  other: [[0, -1.1], [0.3, -0.35], [1.1, -0.3], [0.5, 0.2], [0.7, 1], [0, 0.55], [-0.7, 1], [-0.5, 0.2], [-1.1, -0.3], [-0.3, -0.35]],
};
for (const family of ["event", "office", "work", "plan"]) SIGNS[family] = [[-1.15, -0.75], [1.15, -0.75], [1.15, 0.75], [-1.15, 0.75]];

function makeDrawing(box) {
  const { subject, object, tone, curve, family, size, weight } = data.column;
  const front = make("canvas", { "aria-hidden": "true" });
  box.append(front);
  const page = front.getContext("2d", { alpha: false });
  const [base, over] = [{ view: null }, { view: null }]; // the sheets
  const keys = { families: data.families.map(([key]) => key), tones: ["", ...data.tones.map(([key]) => key)] };
  const byWeight = Int32Array.from(things, (_, id) => id).sort((a, b) => weight[b] - weight[a] || a - b);
  const listeners = { pick: [], hover: [] };
  let xy = new Int32Array(2 * things.length);
  let scene = { things: new Uint8Array(things.length), edges: new Uint8Array(statements.length), marks: new Map(), discs: [], links: [] };
  let view = { x: 0, y: 0, scale: 1 };
  let [width, height, ratio] = [0, 0, 1];
  let [names, overNames] = [[], []]; // what is written: { id, x, y, sprite }
  let outs = { things: [], edges: [], back: false };
  let drawn = new Int32Array(0); // edges that one can point at
  let job = null;
  let wanted = false; // the sheet is not of this view or scene
  let flight = null;
  let grid = null;
  let fitted = null; // the last fit, until the view is another

  // Colours and words

  const forced = matchMedia("(forced-colors: active)");
  const colour = (name) => (!forced.matches ? token(name) : name === "paper" || name.startsWith("fill") ? "Canvas" : "CanvasText");
  const dot = memory(1, 1).context;
  const channels = new Map();
  function rgb(name) {
    if (!channels.has(name)) {
      dot.fillStyle = colour(name);
      dot.fillRect(0, 0, 1, 1);
      channels.set(name, dot.getImageData(0, 0, 1, 1).data.slice(0, 3));
    }
    return channels.get(name);
  }
  /** A canvas in memory: made quickly, and read back quickly. */
  function memory(wide, high) {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [wide, high];
    return { canvas, context: canvas.getContext("2d", { willReadFrequently: true }) };
  }
  const sprites = new Map();
  /** A name as a small picture, made once: below its sign, or near by within its card. */
  function sprite(id, strong, near) {
    const key = 4 * id + 2 * strong + near;
    if (sprites.has(key)) return sprites.get(key);
    if (sprites.size > 1500) sprites.clear();
    const kind = keys.families[family[id]];
    const made = written(linesFor(id), strong ? 15 : 13, near && INSIDE.has(kind) ? kind : "", strong);
    sprites.set(key, made);
    return made;
  }
  /** Lines of text; the last one in small letters if it only counts. */
  function written(lines, font, kind, strong, counts = false) {
    const face = `${strong ? 600 : 400} ${font}px ${token("sans")}`;
    dot.font = face;
    const [across, down] = kind ? [10, 6] : [4, 3];
    const wide = Math.ceil(Math.max(...lines.map((line) => dot.measureText(line).width))) + 2 * across;
    const high = Math.ceil(lines.length * font * 1.3) + 2 * down;
    const { canvas, context } = memory(Math.ceil(wide * ratio), Math.ceil(high * ratio));
    context.scale(ratio, ratio);
    if (kind) {
      context.fillStyle = colour(`fill-${kind}`);
      context.strokeStyle = colour(strong ? "ink" : `family-${kind}`);
      if (kind === "plan") context.setLineDash([5, 4]);
      context.lineWidth = strong ? 2 : 1;
      context.beginPath();
      context.roundRect(1, 1, wide - 2, high - 2, kind === "event" ? 8 : 1);
      context.fill();
      context.stroke();
      context.setLineDash([]);
    }
    context.font = face;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = colour("paper");
    context.fillStyle = colour("ink");
    lines.forEach((line, i) => {
      const y = down + (i + 0.5) * font * 1.3;
      if (counts && i === lines.length - 1) {
        context.font = `12px ${token("sans")}`;
        context.fillStyle = colour("soft");
      }
      if (!kind) context.strokeText(line, wide / 2, y);
      context.fillText(line, wide / 2, y);
    });
    return { canvas, wide, high, inside: Boolean(kind) };
  }

  // Places

  /** Whether one sees into a disc: the one that one has entered, and those that are near. */
  const isInside = (disc, scale) => disc.level === 3 || disc.r * scale > FAR;
  const toX = (v, x) => (x - v.x) * v.scale + width / 2;
  const toY = (v, y) => (y - v.y) * v.scale + height / 2;
  const radius = (id, scale) => Math.max(1.1, size[id] * Math.min(1, scale * 1.6));
  const spots = (ids) => Array.from(ids, (id) => ({ x: toX(view, xy[2 * id]), y: toY(view, xy[2 * id + 1]) }));

  /** Things by cells of the plane, so that one is found where one points. */
  function fileThings() {
    const count = things.length;
    const edges = boundsOf(null, () => true) || [0, 0, 0, 0];
    const cell = Math.max(8, Math.sqrt(((edges[2] - edges[0] + 1) * (edges[3] - edges[1] + 1)) / Math.max(1, count)));
    const columns = Math.floor((edges[2] - edges[0]) / cell) + 1;
    const rows = Math.floor((edges[3] - edges[1]) / cell) + 1;
    const of = (id) => Math.floor((xy[2 * id + 1] - edges[1]) / cell) * columns + Math.floor((xy[2 * id] - edges[0]) / cell);
    const from = new Int32Array(columns * rows + 1);
    for (let id = 0; id < count; id += 1) from[of(id) + 1] += 1;
    for (let at = 0; at < columns * rows; at += 1) from[at + 1] += from[at];
    const free = from.slice();
    const filed = new Int32Array(count);
    for (let id = 0; id < count; id += 1) filed[free[of(id)]++] = id;
    grid = { left: edges[0], top: edges[1], cell, columns, rows, from, filed };
  }

  function boundsOf(ids, isIn = (id) => scene.things[id]) {
    const found = [Infinity, Infinity, -Infinity, -Infinity];
    const add = (id) => {
      if (!isIn(id)) return;
      found[0] = Math.min(found[0], xy[2 * id]);
      found[1] = Math.min(found[1], xy[2 * id + 1]);
      found[2] = Math.max(found[2], xy[2 * id]);
      found[3] = Math.max(found[3], xy[2 * id + 1]);
    };
    if (ids) ids.forEach(add);
    else for (let id = 0; id < things.length; id += 1) add(id);
    return found[0] === Infinity ? null : found;
  }

  // The sheet

  /** Things in sight, the heaviest first. */
  function thingsInSight(v) {
    const found = [];
    const [halfX, halfY] = [(width / 2 + MARGIN) / v.scale, (height / 2 + MARGIN) / v.scale];
    for (const id of byWeight) {
      if (scene.things[id] && Math.abs(xy[2 * id] - v.x) < halfX && Math.abs(xy[2 * id + 1] - v.y) < halfY) found.push(id);
    }
    return found;
  }

  /** Edges in sight. Where they are many, those that only pass by tell nothing. */
  function edgesInSight(v) {
    const [halfX, halfY] = [(width / 2 + MARGIN) / v.scale, (height / 2 + MARGIN) / v.scale];
    const [left, right, top, bottom] = [v.x - halfX, v.x + halfX, v.y - halfY, v.y + halfY];
    const found = new Int32Array(statements.length);
    let count = 0;
    for (let edge = 0; edge < found.length; edge += 1) {
      if (!scene.edges[edge] || !tone[edge]) continue;
      const [a, b] = [2 * subject[edge], 2 * object[edge]];
      const [ax, ay, bx, by] = [xy[a], xy[a + 1], xy[b], xy[b + 1]];
      const ends = (ax > left && ax < right && ay > top && ay < bottom) || (bx > left && bx < right && by > top && by < bottom);
      if (ends) found[count++] = edge;
    }
    return found.subarray(0, count);
  }

  const CELL = 8;
  const noneTaken = () => new Uint8Array(Math.ceil(width / CELL) * (Math.ceil(height / CELL) + 1));
  /** Take room for a name, if nothing is there yet. */
  function claim(taken, x, y, wide, high) {
    const columns = Math.ceil(width / CELL);
    const rows = Math.ceil(height / CELL);
    const [left, right] = [Math.max(0, Math.floor(x / CELL)), Math.min(columns - 1, Math.floor((x + wide) / CELL))];
    const [top, bottom] = [Math.max(0, Math.floor(y / CELL)), Math.min(rows - 1, Math.floor((y + high) / CELL))];
    if (left > right || top > bottom) return false;
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) if (taken[row * columns + column]) return false;
    }
    for (let row = top; row <= bottom; row += 1) taken.fill(1, row * columns + left, row * columns + right + 1);
    return true;
  }
  /** Names by weight, each where it covers no other. */
  function* placeNames(v, sight, most, strong, taken) {
    const found = [];
    const columns = Math.ceil(width / CELL);
    let tries = 0;
    for (const id of sight) {
      if (found.length >= most || tries > 6 * most) break;
      const [x, y] = [toX(v, xy[2 * id]), toY(v, xy[2 * id + 1])];
      if (x < 0 || y < 0 || x > width || y > height || (!strong && taken[Math.floor(y / CELL) * columns + Math.floor(x / CELL)])) continue;
      tries += 1;
      if (tries % 8 === 0) yield;
      const picture = sprite(id, strong && scene.things[id] === 4, v.scale > NEAR);
      const drop = picture.inside ? -picture.high / 2 : radius(id, v.scale) + 1;
      if (claim(taken, x - picture.wide / 2, y + drop, picture.wide, picture.high)) found.push({ id, drop, picture });
    }
    return found;
  }
  /** Draw the sheet anew. With `quick` at once and roughly, if there is much of it. */
  function* redraw(v, quick) {
    const sight = thingsInSight(v);
    if (!quick) yield;
    const edges = edgesInSight(v);
    if (!quick) yield;
    const few = edges.length <= LINES && sight.length <= LINES;
    const rough = quick && !few;
    const taken = noneTaken();
    let fresh = names.filter(({ id, disc }) => disc || scene.things[id]);
    if (!rough) {
      fresh = (scene.discs || []).flatMap((disc) => nameDisc(v, disc, taken));
      // From afar the discs have names, near by the things in them.
      const open = new Set((scene.discs || []).flatMap((disc) => (isInside(disc, v.scale) ? [disc.id] : [])));
      const named = scene.discs?.length ? sight.filter((id) => open.has(data.column.community[id])) : sight;
      fresh.push(...(yield* placeNames(v, named, NAMES, false, taken)));
    }
    const share = few ? ratio : Math.min(ratio, Math.sqrt(PIXELS / ((width + 2 * MARGIN) * (height + 2 * MARGIN)))) * (rough ? 0.5 : 1);
    const next = newSheet(share);
    if (few) yield* drawLines(next, v, edges, sight, new Map(fresh.map((name) => [name.id, name])), false);
    else yield* drawDensity(next, v, edges, sight, share, rough);
    Object.assign(base, next, { view: v, share });
    names = fresh;
    drawn = edges.length <= LINES ? edges : new Int32Array(0);
    if (rough) wanted = true;
  }
  const finish = (steps) => {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  };

  const newSheet = (share) => memory(Math.ceil((width + 2 * MARGIN) * share), Math.ceil((height + 2 * MARGIN) * share));

  /** Discs of communities, and how much is between them. */
  function drawDiscs(context, v) {
    const at = new Map((scene.discs || []).map((disc) => [disc.id, disc]));
    context.strokeStyle = colour("tone-plain");
    context.lineCap = "round";
    for (const [a, b, count] of scene.links || []) {
      context.globalAlpha = Math.min(0.5, 0.08 + count / 200);
      context.lineWidth = Math.min(9, 0.75 + Math.log2(count) / 1.5);
      context.beginPath();
      context.moveTo(toX(v, at.get(a).x), toY(v, at.get(a).y));
      context.lineTo(toX(v, at.get(b).x), toY(v, at.get(b).y));
      context.stroke();
    }
    for (const disc of scene.discs || []) {
      context.globalAlpha = disc.level === 2 ? 0.4 : 1;
      context.fillStyle = colour("hover");
      context.strokeStyle = colour(disc.level === 4 ? "ink" : "line");
      context.lineWidth = disc.level === 4 ? 2 : 1;
      context.beginPath();
      context.arc(toX(v, disc.x), toY(v, disc.y), disc.r * v.scale, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  const discSprites = new Map();
  function nameDisc(v, disc, taken) {
    const room = disc.r * v.scale;
    if (room < 14) return [];
    const font = Math.round(Math.max(12, Math.min(17, room / 5)));
    const key = `${disc.id} ${font} ${disc.count} ${disc.lines}`;
    if (discSprites.size > 600) discSprites.clear();
    if (!discSprites.has(key)) discSprites.set(key, written([...disc.lines, t("large.count", { n: disc.count })], font, "", true, true));
    const picture = discSprites.get(key);
    const [x, y] = [toX(v, disc.x), toY(v, disc.y)];
    // In the middle, or at the upper edge where the things in it have names.
    const spots = isInside(disc, v.scale) ? [-1] : [0, -0.45, 0.45];
    const isSeen = (drop) => Math.abs(x - width / 2) < (width - picture.wide) / 2 && y + drop > 0 && y + drop + picture.high < height;
    const drop = spots.map((part) => part * room - picture.high / 2).find((each) => isSeen(each) && claim(taken, x - picture.wide / 2, y + each, picture.wide, picture.high));
    return drop === undefined ? [] : [{ id: -1, disc, drop, picture }];
  }

  /** Edges and things as lines and shapes. */
  function* drawLines({ context, canvas }, v, edges, sight, named, strong) {
    const dense = canvas.width / (width + 2 * MARGIN);
    context.setTransform(dense, 0, 0, dense, MARGIN * dense, MARGIN * dense);
    if (!strong) {
      context.fillStyle = colour("paper");
      context.fillRect(-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
      drawDiscs(context, v);
    }
    const kinds = new Map();
    for (const edge of edges) {
      const key = 4 * tone[edge] + 2 * isReal[edge] + Number(strong || scene.marks.has(edge));
      if (!kinds.has(key)) kinds.set(key, []);
      kinds.get(key).push(edge);
    }
    const rest = edges.length < 80 || strong ? 1 : 0.55;
    for (const [key, list] of kinds) {
      const name = keys.tones[key >> 2];
      context.strokeStyle = context.fillStyle = colour(`tone-${name}`);
      context.lineWidth = key & 1 ? 2.2 : name === "plain" ? 1 : 1.4;
      context.globalAlpha = key & 1 ? 1 : rest;
      for (let at = 0; at < list.length; at += 50) {
        const some = list.slice(at, at + 50);
        context.setLineDash(key & 2 ? [] : [7, 6]);
        context.beginPath();
        for (const edge of some) lineOf(context, v, edge);
        context.stroke();
        context.setLineDash([]);
        if (edges.length <= HEADS) headsOf(context, v, some, name, named);
        yield;
      }
    }
    context.globalAlpha = 1;
    for (let at = sight.length - 1; at >= 0; at -= 1) {
      const id = sight[at];
      if (at % 64 === 0) yield;
      if (!named.get(id)?.picture.inside) signOf(context, id, toX(v, xy[2 * id]), toY(v, xy[2 * id + 1]), radius(id, v.scale), scene.things[id] === 4);
    }
  }

  /** The bend of an edge: the middle of its curve. */
  function bendOf(v, edge) {
    const [a, b] = [2 * subject[edge], 2 * object[edge]];
    const [ax, ay, bx, by] = [toX(v, xy[a]), toY(v, xy[a + 1]), toX(v, xy[b]), toY(v, xy[b + 1])];
    const bend = curve[edge] / 1000;
    return { ax, ay, bx, by, cx: (ax + bx) / 2 + (by - ay) * bend, cy: (ay + by) / 2 - (bx - ax) * bend };
  }
  function lineOf(context, v, edge) {
    const { ax, ay, bx, by, cx, cy } = bendOf(v, edge);
    context.moveTo(ax, ay);
    if (curve[edge]) context.quadraticCurveTo(cx, cy, bx, by);
    else context.lineTo(bx, by);
  }
  /** Where edges end: arrows, and bars for those against. */
  function headsOf(context, v, edges, name, named) {
    context.beginPath();
    for (const edge of edges) {
      const { ax, ay, bx, by, cx, cy } = bendOf(v, edge);
      const long = Math.hypot(bx - cx, by - cy);
      if (Math.hypot(bx - ax, by - ay) < 24) continue;
      const [dx, dy] = [(bx - cx) / long, (by - cy) / long];
      const card = named.get(object[edge])?.picture;
      const gap = card?.inside
        ? Math.min(card.wide / 2 / Math.max(1e-6, Math.abs(dx)), card.high / 2 / Math.max(1e-6, Math.abs(dy)))
        : radius(object[edge], v.scale);
      const [x, y] = [bx - dx * (gap + 2), by - dy * (gap + 2)];
      const points = name === "against" ? [[0, -5], [0, 5]] : [[0, 0], [-8, 3.5], [-8, -3.5]];
      points.forEach(([back, aside], at) => context[at ? "lineTo" : "moveTo"](x + dx * back - dy * aside, y + dy * back + dx * aside));
    }
    if (name === "against") context.stroke();
    else context.fill();
  }
  function signOf(context, id, x, y, r, chosen) {
    const kind = keys.families[family[id]];
    const corners = SIGNS[kind];
    context.beginPath();
    if (!corners) context.arc(x, y, r, 0, 2 * Math.PI);
    else corners.forEach(([dx, dy], at) => context[at ? "lineTo" : "moveTo"](x + dx * r, y + dy * r));
    context.closePath();
    // Pale signs would be holes from afar.
    context.fillStyle = colour(INSIDE.has(kind) && r > 4 ? `fill-${kind}` : `family-${kind}`);
    context.fill();
    context.lineWidth = chosen ? 2.5 : 1;
    context.strokeStyle = colour(chosen ? "ink" : INSIDE.has(kind) ? `family-${kind}` : "paper");
    if (r > 2 || chosen) context.stroke();
  }

  /** Edges by density, things as stamps: numbers in arrays, no lines. A rough one takes only some of the edges. */
  function* drawDensity({ context, canvas }, v, edges, sight, share, rough) {
    const [wide, high] = [canvas.width, canvas.height];
    const plain = new Uint32Array(wide * high);
    const toned = new Uint32Array(wide * high);
    const isPlain = keys.tones.map((key) => key === "plain" || key === "part");
    const placeX = (id) => (toX(v, xy[2 * id]) + MARGIN) * share;
    const placeY = (id) => (toY(v, xy[2 * id + 1]) + MARGIN) * share;
    const every = rough ? Math.ceil(edges.length / SOME) : 1;
    const countSome = (from, to) => {
      for (let at = from; at < to; at += every) {
        const edge = edges[at];
        const kind = tone[edge];
        count(isPlain[kind] ? plain : toned, wide, high, placeX(subject[edge]), placeY(subject[edge]), placeX(object[edge]), placeY(object[edge]), kind << 24, isReal[edge], every);
      }
    };
    for (let at = 0; at < edges.length; at += 256 * every) {
      countSome(at, Math.min(edges.length, at + 256 * every));
      yield;
    }
    // The discs lie below.
    context.setTransform(share, 0, 0, share, MARGIN * share, MARGIN * share);
    context.fillStyle = colour("paper");
    context.fillRect(-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
    drawDiscs(context, v);
    const image = context.getImageData(0, 0, wide, high);
    const pixels = new Uint32Array(image.data.buffer);
    yield;
    // One edge alone is faint where there are many, and all together never hide all.
    const alone = Math.min(0.4, 22 / Math.sqrt(edges.length + 1));
    const ink = Int32Array.from({ length: 4096 }, (_, n) => 230 * (1 - (1 - alone) ** (n / 4)));
    const inks = keys.tones.map((key) => (key ? rgb(`tone-${key}`) : [0, 0, 0]));
    for (let at = 0; at < plain.length && edges.length; at += 65536) {
      const to = Math.min(plain.length, at + 65536);
      layInk(pixels, plain, at, to, inks, ink, 3);
      layInk(pixels, toned, at, to, inks, ink, 4);
      yield;
    }
    const stamps = new Map();
    const pressSome = (from, to) => {
      for (let at = from; at > to; at -= 1) {
        const id = sight[at];
        const r = Math.round(radius(id, v.scale) * share * 4) / 4;
        const key = family[id] * 1000 + r * 4;
        let stamp = stamps.get(key);
        if (!stamp) stamps.set(key, (stamp = stampOf(id, r)));
        press(pixels, wide, high, stamp, Math.round(placeX(id)), Math.round(placeY(id)));
      }
    };
    for (let at = sight.length - 1; at >= 0; at -= 1024) {
      pressSome(at, Math.max(-1, at - 1024));
      yield;
    }
    context.putImageData(image, 0, 0);
  }

  /** Turn counts into ink; quarters make it fainter. */
  function layInk(pixels, counted, from, to, inks, ink, quarters) {
    for (let at = from; at < to; at += 1) {
      const each = counted[at];
      if (each) blend(pixels, at, inks[each >>> 24], (ink[Math.min(4095, (each & 0xffffff) >> 2)] * quarters) >> 2);
    }
  }

  /** Lay a colour over a pixel; the share is of 256. */
  function blend(pixels, at, ink, share) {
    const under = pixels[at];
    const [r, g, b] = [under & 255, (under >> 8) & 255, (under >> 16) & 255];
    pixels[at] = 0xff000000 | ((b + (((ink[2] - b) * share) >> 8)) << 16) | ((g + (((ink[1] - g) * share) >> 8)) << 8) | (r + (((ink[0] - r) * share) >> 8));
  }

  /** Count a line, shared between the two pixels beside it, and say whose it was. */
  function count(into, wide, high, ax, ay, bx, by, mark, whole, times) {
    const steep = Math.abs(by - ay) > Math.abs(bx - ax);
    // u runs along, w across.
    let [u, w, endU, endW] = steep ? [ay, ax, by, bx] : [ax, ay, bx, by];
    if (u > endU) [u, w, endU, endW] = [endU, endW, u, w];
    const [mostU, mostW] = steep ? [high, wide] : [wide, high];
    const [stepU, stepW] = steep ? [wide, 1] : [1, wide];
    const slope = endU > u ? (endW - w) / (endU - u) : 0;
    let from = Math.max(0, Math.ceil(u));
    let to = Math.min(mostU - 1, Math.floor(endU));
    // Only where it is on the sheet, across too.
    if (slope) {
      const [one, other] = [u - w / slope, u + (mostW - 1 - w) / slope];
      from = Math.max(from, Math.ceil(Math.min(one, other)));
      to = Math.min(to, Math.floor(Math.max(one, other)) - 1);
    } else if (w < 0 || w >= mostW - 1) return;
    const most = PART * times;
    let across = w + slope * (from - u);
    for (let at = from; at <= to; at += 1, across += slope) {
      if (!whole && at & 8) continue;
      const floor = across | 0;
      const second = ((across - floor) * most) | 0;
      const place = at * stepU + floor * stepW;
      into[place] = mark | ((into[place] & 0xffffff) + most - second);
      into[place + stepW] = mark | ((into[place + stepW] & 0xffffff) + second);
    }
  }

  /** A sign as a list of pixels: how far each is from the middle, its colour, and how much of it is covered. */
  function stampOf(id, r) {
    const half = Math.ceil(r * 1.2) + 2;
    const side = 2 * half + 1;
    dot.canvas.width = dot.canvas.height = side;
    signOf(dot, id, half + 0.5, half + 0.5, r, false);
    const image = dot.getImageData(0, 0, side, side).data;
    const found = [];
    for (let at = 0; at < side * side; at += 1) {
      if (image[4 * at + 3]) found.push({ x: (at % side) - half, y: Math.floor(at / side) - half, ink: image.slice(4 * at, 4 * at + 3), share: Math.round((image[4 * at + 3] * 256) / 255) });
    }
    return found;
  }
  function press(pixels, wide, high, stamp, x, y) {
    for (let n = 0; n < stamp.length; n += 1) {
      const dot = stamp[n];
      const [px, py] = [x + dot.x, y + dot.y];
      if (px >= 0 && py >= 0 && px < wide && py < high) blend(pixels, py * wide + px, dot.ink, dot.share);
    }
  }

  /** What is brought out, above all else. */
  function drawOver() {
    overNames = [];
    over.view = null;
    if (!outs.things.length && !outs.edges.length) return;
    const next = newSheet(ratio);
    const sight = outs.things.slice(0, LINES);
    const taken = noneTaken();
    overNames = finish(placeNames(view, sight, NAMES, true, taken));
    const named = new Map(overNames.map((name) => [name.id, name]));
    finish(drawLines(next, view, outs.edges.slice(0, LINES), sight, named, true));
    if (scene.few || outs.edges.length <= 8) nameEdges(next.context, view, outs.edges);
    Object.assign(over, next, { view, share: ratio });
  }
  function nameEdges(context, v, edges) {
    context.font = `12px ${token("sans")}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const edge of edges) {
      const { ax, ay, bx, by, cx, cy } = bendOf(v, edge);
      const [x, y] = [ax / 4 + cx / 2 + bx / 4, ay / 4 + cy / 2 + by / 4];
      const text = edgeLabel(edge, scene.marks.get(edge));
      context.lineWidth = 4;
      context.strokeStyle = colour("paper");
      context.strokeText(text, x, y);
      context.fillStyle = colour(`text-${keys.tones[tone[edge]]}`);
      context.fillText(text, x, y);
    }
  }

  // Frames

  let asked = false;
  function ask() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(frame);
  }

  function lay({ canvas, view: of, share }) {
    if (!of) return;
    const zoom = view.scale / of.scale;
    const x = toX(view, of.x) - (width / 2 + MARGIN) * zoom;
    const y = toY(view, of.y) - (height / 2 + MARGIN) * zoom;
    page.imageSmoothingEnabled = zoom !== 1 || share !== ratio;
    page.drawImage(canvas, Math.round(x * ratio), Math.round(y * ratio), Math.round((canvas.width / share) * zoom * ratio), Math.round((canvas.height / share) * zoom * ratio));
  }
  function write(list) {
    for (const { id, disc, drop, picture } of list) {
      const x = toX(view, disc ? disc.x : xy[2 * id]) - picture.wide / 2;
      const y = toY(view, disc ? disc.y : xy[2 * id + 1]) + drop;
      page.drawImage(picture.canvas, Math.round(x * ratio), Math.round(y * ratio));
    }
  }

  function frame(now) {
    asked = false;
    if (flight) {
      const part = Math.min(1, (now - flight.start) / 250);
      const eased = part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) ** 2;
      for (const name of ["x", "y", "scale"]) view = { ...view, [name]: flight.from[name] + (flight.to[name] - flight.from[name]) * eased };
      if (part === 1) flight = null;
      moved();
    }
    const end = performance.now() + SLICE;
    if (!job && wanted) {
      wanted = false;
      job = redraw({ ...view });
    }
    while (job && performance.now() < end) if (job.next().done) job = null;
    compose();
    if (job || wanted || flight) ask();
    else if (over.view && (over.view.scale !== view.scale || over.view.x !== view.x || over.view.y !== view.y)) {
      drawOver();
      ask();
    }
  }
  /** Lay the sheets on the page, and the names on them. */
  function compose() {
    page.globalAlpha = 1;
    page.fillStyle = colour("paper");
    page.fillRect(0, 0, front.width, front.height);
    page.globalAlpha = outs.back ? 0.16 : 1;
    lay(base);
    if (!outs.back) write(names);
    page.globalAlpha = 1;
    lay(over);
    write(overNames);
  }
  function moved() {
    wanted = true;
    ask();
  }

  // What others call

  function paint(next) {
    resize();
    const fresh = next.look !== scene.look;
    let changed = fresh || next.discs !== scene.discs || next.links !== scene.links;
    for (let id = 0; id < things.length && !changed; id += 1) changed = !next.things[id] !== !scene.things[id];
    for (let edge = 0; edge < statements.length && !changed; edge += 1) changed = !next.edges[edge] !== !scene.edges[edge];
    if (fresh) for (const cache of [sprites, discSprites, channels]) cache.clear();
    scene = next;
    outs = { things: [], edges: [], back: false };
    for (const id of byWeight) {
      if (scene.things[id] > 2) outs.things.push(id);
      else if (scene.things[id] === 2) outs.back = true;
    }
    outs.things.sort((a, b) => scene.things[b] - scene.things[a]);
    for (let edge = 0; edge < statements.length; edge += 1) {
      if (scene.edges[edge] > 2 && tone[edge]) outs.edges.push(edge);
      else if (scene.edges[edge] === 2) outs.back = true;
    }
    outs.back ||= outs.things.length + outs.edges.length > 0;
    if (changed) {
      // First what a moment allows, then all.
      job = null;
      wanted = false;
      finish(redraw({ ...view }, true));
    }
    drawOver();
    compose();
    ask();
  }

  function place(places) {
    xy = places;
    fileThings();
    moved();
  }

  const limits = (scale) => Math.min(4, Math.max(0.01, scale));
  function setView(next) {
    flight = fitted = null;
    view = { x: next.x, y: next.y, scale: limits(next.scale) };
    moved();
  }
  /** Zoom so that what is below a point of the box stays there. */
  function zoomAt(factor, x = width / 2, y = height / 2) {
    const scale = limits(view.scale * factor);
    const [px, py] = [view.x + (x - width / 2) / view.scale, view.y + (y - height / 2) / view.scale];
    setView({ x: px - (x - width / 2) / scale, y: py - (y - height / 2) / scale, scale });
  }
  /** The view that shows this much of the plane in a part of the box. */
  function frameOf([left, top, right, bottom], room = { left: 60, top: 56, right: width - 60, bottom: height - 56 }) {
    const scale = limits(Math.min((room.right - room.left) / Math.max(1, right - left), (room.bottom - room.top) / Math.max(1, bottom - top), 1.1));
    const [x, y] = [(room.left + room.right - width) / 2 / scale, (room.top + room.bottom - height) / 2 / scale];
    return { x: (left + right) / 2 - x, y: (top + bottom) / 2 - y, scale };
  }
  function fit(ids, room) {
    resize();
    const bounds = boundsOf(ids, ids ? () => true : undefined);
    if (bounds) setView(frameOf(bounds, room));
    fitted = () => fit(ids, room);
  }
  function go(to) {
    if (calm.matches) setView(to);
    else {
      flight = { from: view, to, start: performance.now() };
      ask();
    }
  }
  function see(ids, room) {
    const all = spots(ids);
    if (!all.length) return;
    const shift = (axis, low, high) => {
      const list = all.map((at) => at[axis]);
      const [least, most] = [Math.min(...list), Math.max(...list)];
      return most - least > high - low ? (least + most - low - high) / 2 : Math.min(0, least - low) + Math.max(0, most - high);
    };
    const [dx, dy] = [shift("x", room.left, room.right), shift("y", room.top, room.bottom)];
    if (dx || dy) go({ x: view.x + dx / view.scale, y: view.y + dy / view.scale, scale: view.scale });
  }

  // Pointing

  function thingAt(x, y) {
    const [px, py] = [view.x + (x - width / 2) / view.scale, view.y + (y - height / 2) / view.scale];
    const inName = [...overNames, ...(outs.back ? [] : names)].find(({ id, drop, picture }) => {
      if (id < 0) return false;
      const [dx, dy] = [x - toX(view, xy[2 * id]), y - toY(view, xy[2 * id + 1])];
      return Math.abs(dx) <= picture.wide / 2 && dy >= drop && dy <= drop + picture.high;
    });
    const far = 20 / view.scale;
    const at = (low, value) => Math.floor((value - low) / grid.cell);
    let [best, least] = [inName?.id, Infinity];
    for (let row = Math.max(0, at(grid.top, py - far)); row <= Math.min(grid.rows - 1, at(grid.top, py + far)); row += 1) {
      const [from, to] = [Math.max(0, at(grid.left, px - far)), Math.min(grid.columns - 1, at(grid.left, px + far))];
      if (from > to) continue;
      for (let k = grid.from[row * grid.columns + from]; k < grid.from[row * grid.columns + to + 1]; k += 1) {
        const id = grid.filed[k];
        if (!scene.things[id]) continue;
        const distance = Math.hypot(xy[2 * id] - px, xy[2 * id + 1] - py) * view.scale;
        if (distance < Math.max(5, radius(id, view.scale) + 2) && distance < least) [best, least] = [id, distance];
      }
    }
    return best;
  }
  function edgeAt(x, y) {
    let [best, least] = [undefined, 6];
    for (const list of [outs.edges, drawn]) {
      for (const edge of list) {
        const { ax, ay, bx, by, cx, cy } = bendOf(view, edge);
        // A curve is near enough to eight straight pieces.
        const pieces = curve[edge] ? 8 : 1;
        let [fromX, fromY] = [ax, ay];
        for (let piece = 1; piece <= pieces; piece += 1) {
          const s = piece / pieces;
          const [toX, toY] = [(1 - s) ** 2 * ax + 2 * s * (1 - s) * cx + s * s * bx, (1 - s) ** 2 * ay + 2 * s * (1 - s) * cy + s * s * by];
          const [dx, dy] = [toX - fromX, toY - fromY];
          const along = Math.max(0, Math.min(1, ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1)));
          const distance = Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
          if (distance < least) [best, least] = [edge, distance];
          [fromX, fromY] = [toX, toY];
        }
      }
      if (best !== undefined) break;
    }
    return best;
  }
  function hit(x, y) {
    const discs = scene.discs || [];
    const disc = discs.find((each) => Math.hypot(x - toX(view, each.x), y - toY(view, each.y)) <= each.r * view.scale);
    // Seeds of a small disc are too small to point at.
    const id = disc && !isInside(disc, view.scale) ? undefined : thingAt(x, y);
    if (id !== undefined) return { thing: id };
    const edge = edgeAt(x, y);
    return edge !== undefined ? { statement: edge } : disc ? { disc: disc.id } : {};
  }
  const tell = (what, found) => listeners[what].forEach((listener) => listener(found));

  const pointers = new Map();
  let travelled = 0;
  const at = (event) => {
    const frame = box.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  front.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    front.setPointerCapture(event.pointerId);
    if (!pointers.size) travelled = 0;
    pointers.set(event.pointerId, at(event));
    flight = null;
  });
  let hovering = null;
  front.addEventListener("pointermove", (event) => {
    const [before, here] = [pointers.get(event.pointerId), at(event)];
    if (!before) {
      if (!hovering) requestAnimationFrame(() => {
        tell("hover", hit(hovering.x, hovering.y));
        hovering = null;
      });
      hovering = here;
      return;
    }
    const others = Array.from(pointers).filter(([id]) => id !== event.pointerId);
    travelled += Math.abs(here.x - before.x) + Math.abs(here.y - before.y);
    pointers.set(event.pointerId, here);
    const share = 1 / (others.length + 1);
    if (travelled < 4) return;
    setView({ x: view.x - ((here.x - before.x) * share) / view.scale, y: view.y - ((here.y - before.y) * share) / view.scale, scale: view.scale });
    if (others.length === 1) {
      const other = others[0][1];
      const [was, is] = [before, here].map((each) => Math.hypot(each.x - other.x, each.y - other.y));
      zoomAt(is / Math.max(1, was), (here.x + other.x) / 2, (here.y + other.y) / 2);
    }
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    front.addEventListener(kind, (event) => {
      if (!pointers.delete(event.pointerId) || kind === "pointercancel" || pointers.size || travelled >= 4) return;
      box.focus();
      const { x, y } = at(event);
      tell("pick", { ...hit(x, y), more: event.shiftKey });
    });
  }
  box.addEventListener("wheel", (event) => {
    event.preventDefault();
    const { x, y } = at(event);
    zoomAt(Math.exp(-event.deltaY * (event.deltaMode ? 0.03 : 0.0016)), x, y);
  }, { passive: false });

  function resize() {
    const [wide, high, dense] = [box.clientWidth, box.clientHeight, devicePixelRatio || 1];
    if (!wide || !high || (wide === width && high === height && dense === ratio)) return;
    if (dense !== ratio) for (const cache of [sprites, discSprites]) cache.clear();
    [width, height, ratio] = [wide, high, dense];
    front.width = Math.round(width * ratio);
    front.height = Math.round(height * ratio);
    front.style.width = `${width}px`;
    front.style.height = `${height}px`;
    drawOver();
    moved();
    fitted?.();
  }
  new ResizeObserver(resize).observe(box);
  resize();
  place(data.layouts[state.layout] || xy);

  return {
    paint, place, fit, see, spots, setView, go, hit, resize, frameOf,
    zoom: (factor) => zoomAt(factor),
    view: () => view,
    frame: () => ({ width, height }),
    roomOf: (id) => {
      const { wide, high, inside } = sprite(id, false, true);
      const r = size[id];
      return inside ? { half: wide / 2, top: high / 2, bottom: high / 2 } : { half: Math.max(r, wide / 2), top: r, bottom: r + 1 + high };
    },
    busy: () => Boolean(asked || job || wanted || flight),
    names: () => (outs.back ? overNames : names).map(({ id, disc, drop, picture }) => ({
      id, disc: disc?.id, x: toX(view, disc ? disc.x : xy[2 * id]) - picture.wide / 2, y: toY(view, disc ? disc.y : xy[2 * id + 1]) + drop, wide: picture.wide, high: picture.high,
    })),
    on: (what, listener) => listeners[what].push(listener),
  };
}
