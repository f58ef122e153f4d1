// The drawing as one SVG that needs nothing else: for files, for print, and side by side.
// Gives: toSvg(), xmlText().

/** Text that XML can hold: what it cannot is shown as a replacement character. */
const xmlText = (text) => String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");

const { toSvg } = (() => {
  const CROWD = 1500;
  const NAMED = 600;
  const SHAPES = {
    person: (r) => circle(r),
    group: (r) => polygon([[-r, -r], [r, -r], [r, r], [-r, r]]),
    polity: (r) => polygon([0, 1, 2, 3, 4, 5].map((i) => [r * Math.cos((i * Math.PI) / 3), r * Math.sin((i * Math.PI) / 3)])),
    force: (r) => polygon([[0, -1.05 * r], [1.15 * r, 0.95 * r], [-1.15 * r, 0.95 * r]]),
    place: (r) => polygon([[0, -r], [r, 0], [0, r], [-r, 0]]),
    side: (r) => polygon([[0, 1.05 * r], [1.15 * r, -0.95 * r], [-1.15 * r, -0.95 * r]]),
    other: (r) => polygon([...Array(10).keys()].map((i) => [(i % 2 ? 0.5 : 1.05) * r * Math.sin((i * Math.PI) / 5), -(i % 2 ? 0.5 : 1.05) * r * Math.cos((i * Math.PI) / 5)])),
  };
  const whole = (number) => Math.round(number * 10) / 10;
  const circle = (r) => svg("circle", { r });
  const polygon = (corners) => svg("path", { d: `M${corners.map((corner) => corner.map(whole).join(" ")).join("L")}Z` });

  const pen = document.createElement("canvas").getContext("2d");
  function widthOf(text, size, face) {
    pen.font = `${size}px ${face}`;
    return pen.measureText(text).width;
  }

  /** Break words to a width in pixels. */
  function wrapped(text, width, size, face) {
    const lines = [""];
    for (const piece of text.split(/\s+/).filter(Boolean)) {
      const last = lines[lines.length - 1];
      if (last && widthOf(`${last} ${piece}`, size, face) > width) lines.push(piece);
      else lines[lines.length - 1] = last ? `${last} ${piece}` : piece;
    }
    return lines;
  }

  /** Where the way from the middle of a thing leaves its shape towards a point. */
  function rimOf(room, at, towards) {
    const [dx, dy] = [towards.x - at.x, towards.y - at.y];
    const length = Math.hypot(dx, dy) || 1;
    const reach = room.half ? Math.min(room.half / (Math.abs(dx) || 1e-9), room.high / (Math.abs(dy) || 1e-9)) * length : room.radius;
    const share = Math.min(0.5, (reach + 2) / length);
    return { x: at.x + dx * share, y: at.y + dy * share };
  }

  /** The point that an edge bends towards; a straight one goes through it. */
  function bendOf(from, to, curve) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    return { x: (from.x + to.x) / 2 - dy * curve, y: (from.y + to.y) / 2 + dx * curve };
  }

  /**
   * Draw a scene.
   * options: places (of the layout), colour (of a token), title, note, key (whether with legend and attribution),
   * room ({left, top, width, height} to draw, else what the things need).
   */
  function toSvg(scene, options = {}) {
    const { places = placesOf(), colour = token, title = "", note = "", key = false } = options;
    const face = colour("sans");
    const serif = colour("serif");
    const text = (words, x, y, size, fill, more) => svg("text", { x: whole(x), y: whole(y), "font-size": whole(size), fill, ...more }, xmlText(words));
    const halo = { stroke: colour("paper"), "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" };

    const rooms = new Map();
    const spots = new Map();
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    const seen = things.flatMap((_, id) => (scene.things[id] ? [id] : []));
    const crowd = seen.length > CROWD;
    const wide = seen.reduce(([least, most], id) => [Math.min(least, places[2 * id]), Math.max(most, places[2 * id])], [0, 0]);
    const unit = Math.max(1, (wide[1] - wide[0]) / 2400);
    if (crowd) halo["stroke-width"] = 4 * unit;
    const known = crowd && namesWithRoom();
    for (const id of seen) {
      const it = things[id];
      const size = crowd ? 13 * unit : it.font;
      const lines = !crowd || known.has(id) ? linesFor(id) : [];
      const at = { x: places[2 * id], y: places[2 * id + 1] };
      const half = Math.max(0, ...lines.map((line) => widthOf(line, size, face))) / 2;
      const high = (lines.length * size * 1.25) / 2;
      const inside = !crowd && INSIDE.has(familyOf(id));
      rooms.set(id, { lines, size, radius: it.size + 1, ...(inside ? { half: half + 10, high: high + 7 } : {}) });
      spots.set(id, at);
      const [up, down] = inside ? [high + 7, high + 7] : [it.size, it.size + 6 + 2 * high];
      box.left = Math.min(box.left, at.x - half - 12);
      box.right = Math.max(box.right, at.x + half + 12);
      box.top = Math.min(box.top, at.y - up - 4);
      box.bottom = Math.max(box.bottom, at.y + down + 4);
    }
    if (!spots.size) Object.assign(box, { left: 0, top: 0, right: 320, bottom: 80 });

    const edges = svg("g", { fill: "none" });
    const words = svg("g", { "font-size": 11, "text-anchor": "middle", ...halo });
    const drawn = [];
    scene.edges.forEach((level, number) => {
      const { s, o, edge } = statements[number];
      if (level && edge && spots.has(s) && spots.has(o)) drawn.push(number);
    });
    drawn.sort((a, b) => (scene.edges[a] > 2) - (scene.edges[b] > 2) || a - b);
    const labelled = (number) => (options.labels ?? true) && scene.edges[number] !== 2 && (drawn.length <= 60 || (scene.few && scene.edges[number] > 2));
    for (const number of drawn) {
      const s = statements[number];
      const tone = toneOf(s);
      const chosen = scene.edges[number] > 2;
      const [from, to] = [spots.get(s.s), spots.get(s.o)];
      const bend = s.s === s.o ? { x: from.x + 60, y: from.y - 60 } : bendOf(from, to, s.edge.curve || 0);
      const [start, end] = [rimOf(rooms.get(s.s), from, bend), rimOf(rooms.get(s.o), to, bend)];
      const angle = Math.atan2(end.y - bend.y, end.x - bend.x);
      const along = (far, side) => `${whole(end.x - far * Math.cos(angle) + side * Math.sin(angle))} ${whole(end.y - far * Math.sin(angle) - side * Math.cos(angle))}`;
      const ink = colour(`tone-${tone}`);
      if (crowd && !chosen) {
        edges.append(svg("path", { d: `M${start.x} ${start.y}L${end.x} ${end.y}`.replace(/\.\d+/g, ""), stroke: ink, opacity: 0.12 }));
        continue;
      }
      edges.append(
        svg(
          "g",
          { stroke: ink, "stroke-width": chosen ? 2.5 : tone === "plain" ? 1 : 1.4, opacity: scene.edges[number] === 2 ? 0.16 : undefined },
          svg("title", {}, xmlText([sentenceOf(s), isFirm(s) ? "" : word("modality", modalityOf(s)), s.time?.short].filter(Boolean).join(", "))),
          svg("path", { d: `M${whole(start.x)} ${whole(start.y)}Q${whole(bend.x)} ${whole(bend.y)} ${along(tone === "against" ? 0 : 5, 0)}`, "stroke-dasharray": isFirm(s) ? undefined : "7 6" }),
          tone === "against"
            ? svg("path", { d: `M${along(0, 5)}L${along(0, -5)}`, "stroke-width": 2.5 })
            : svg("path", { d: `M${along(0, 0)}L${along(8, 3.5)}L${along(8, -3.5)}Z`, fill: ink, stroke: "none" }),
        ),
      );
      if (labelled(number)) {
        words.append(text(edgeLabel(number, scene.marks?.get(number)), (start.x + end.x + 2 * bend.x) / 4, (start.y + end.y + 2 * bend.y) / 4 + 4, 11, colour(`text-${tone}`), {}));
      }
    }

    const shapes = svg("g", {});
    // Names above all dots.
    for (const [id, at] of crowd ? [...spots].sort(([a], [b]) => rooms.get(a).lines.length - rooms.get(b).lines.length) : spots) {
      const family = familyOf(id);
      const { lines, size, half, high } = rooms.get(id);
      const level = scene.things[id];
      const ink = colour(`family-${family}`);
      const shape = half
        ? svg("rect", { x: whole(-half), y: whole(-high), width: whole(2 * half), height: whole(2 * high), rx: family === "event" || family === "plan" ? 8 : 1, "stroke-dasharray": family === "plan" ? "5 4" : undefined })
        : (SHAPES[family] || (crowd ? circle : SHAPES.other))(things[id].size);
      shape.setAttribute("fill", half ? colour(`fill-${family}`) : ink);
      if (!crowd) shape.setAttribute("stroke", level === 4 ? colour("ink") : half ? ink : colour("paper"));
      shape.setAttribute("stroke-width", level === 4 ? 2.5 : half ? 1 : 1.5);
      const first = half ? -((lines.length - 1) * size * 1.25) / 2 + size * 0.35 : things[id].size + 5 + size;
      shapes.append(
        svg(
          "g",
          { transform: `translate(${at.x} ${at.y})`, opacity: level === 2 ? 0.25 : undefined, "data-thing": options.live ? id : undefined },
          shape,
          lines.map((line, place) => text(line, 0, first + place * size * 1.25, size, colour("ink"), { "text-anchor": "middle", "font-weight": crowd ? 600 : undefined, ...(half ? {} : halo) })),
        ),
      );
    }

    const room = options.room || { left: box.left - 16, top: box.top - 16, width: box.right - box.left + 32, height: box.bottom - box.top + 32 };
    const page = svg("svg", { xmlns: SVG, role: "img", "font-family": face, lang: state.tongue }, svg("title", {}, xmlText(title || data.title)));
    const outer = { ...room };
    if (key) outer.width = Math.max(outer.width, 640);
    outer.left -= (outer.width - room.width) / 2;
    const ground = svg("rect", { fill: colour("paper") });
    page.append(ground, edges, words, shapes);
    if (key) writeKey();
    for (const [name, value] of [["x", outer.left], ["y", outer.top], ["width", outer.width], ["height", outer.height]]) ground.setAttribute(name, whole(value));
    page.setAttribute("viewBox", [outer.left, outer.top, outer.width, outer.height].map(whole).join(" "));
    page.setAttribute("width", Math.ceil(outer.width));
    page.setAttribute("height", Math.ceil(outer.height));
    return page;

    /** In a crowd things are dots; the best known have names, as far as these do not meet. */
    function namesWithRoom() {
      const taken = [];
      const named = new Set();
      for (const id of seen.slice().sort((a, b) => (things[b].weight || 0) - (things[a].weight || 0) || a - b).slice(0, NAMED)) {
        const lines = linesFor(id);
        const [half, high] = [Math.max(...lines.map((line) => widthOf(line, 13 * unit, face))) / 2, lines.length * 17 * unit];
        const [x, y] = [places[2 * id], places[2 * id + 1]];
        if (taken.some((other) => Math.abs(other.x - x) < other.half + half && y < other.y + other.high && other.y < y + high)) continue;
        taken.push({ x, y, half, high });
        named.add(id);
      }
      return named;
    }

    /** Title and period above; below the signs that occur, and whose text it is. */
    function writeKey() {
      const margin = 24 * unit;
      const left = outer.left + margin;
      const width = outer.width - 2 * margin;
      const titles = wrapped(xmlText(title), width, 26 * unit, serif);
      let y = outer.top - (titles.length * 31 + (note ? 22 : 0)) * unit;
      outer.height += outer.top - y + margin;
      outer.top = y - margin;
      for (const line of titles) page.append(text(line, left, (y += 31 * unit) - 8 * unit, 26 * unit, colour("ink"), { "font-family": serif, "font-weight": 600 }));
      if (note) page.append(text(note, left, y + 12 * unit, 13 * unit, colour("soft"), {}));

      y = outer.top + outer.height + 8 * unit;
      let x = left;
      const entry = (sign, name) => {
        const space = widthOf(name, 13 * unit, face) + 46 * unit;
        if (x > left && x + space > left + width) [x, y] = [left, y + 24 * unit];
        sign.setAttribute("transform", `translate(${whole(x)} ${whole(y - 5 * unit)}) scale(${whole(unit)})`);
        page.append(sign, text(name, x + 24 * unit, y, 13 * unit, colour("ink"), {}));
        x += space;
      };
      const families = new Set(Array.from(spots.keys(), familyOf));
      for (const [family] of data.families) {
        if (!families.has(family)) continue;
        const card = INSIDE.has(family);
        const sign = card ? svg("rect", { x: 0, y: -5, width: 16, height: 10, rx: family === "office" ? 0 : 3, "stroke-dasharray": family === "plan" ? "3 2" : undefined }) : svg("g", {}, (SHAPES[family] || SHAPES.other)(6));
        sign.firstChild?.setAttribute("transform", "translate(8 0)");
        sign.setAttribute("fill", colour(card ? `fill-${family}` : `family-${family}`));
        if (card) sign.setAttribute("stroke", colour(`family-${family}`));
        entry(sign, familyName(family));
      }
      [x, y] = [left, y + 26 * unit];
      const tones = new Set(drawn.map((number) => toneOf(statements[number])));
      const line = (d, more) => svg("path", { d, fill: "none", "stroke-width": 2, ...more });
      for (const [tone] of data.tones) {
        if (!tones.has(tone)) continue;
        const ink = colour(`tone-${tone}`);
        entry(svg("g", { stroke: ink }, line("M0 0H13"), tone === "against" ? line("M13 -5V5") : svg("path", { d: "M10 -4L18 0L10 4Z", fill: ink, stroke: "none" })), word("tone", tone));
      }
      if (drawn.some((number) => !isFirm(statements[number]))) entry(line("M0 0H18", { stroke: colour("tone-plain"), "stroke-dasharray": "4 3" }), t("legend.unreal"));
      y += 30 * unit;
      const source = [data.rights || data.license[0], data.license[1]].filter(Boolean).join(" · ");
      for (const row of wrapped(xmlText(source), width, 11 * unit, face)) {
        page.append(text(row, left, y, 11 * unit, colour("soft"), {}));
        y += 16 * unit;
      }
      outer.height = y + 8 * unit - outer.top;
    }
  }
  return { toSvg };
})();
