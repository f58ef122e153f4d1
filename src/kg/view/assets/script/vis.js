// Gives: makeDrawing(), the drawing of an article's graph by vis-network.

function makeDrawing(box) {
  const given = data.drawn || { nodes: [], edges: [] }; // what pyvis brings
  const nodes = new vis.DataSet(given.nodes);
  const edges = new vis.DataSet(given.edges);
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
  network.on("beforeDrawing", drawGround);
  const drawn = { things: [], edges: [], look: "" };
  const numbers = edges.getIds();

  /** Mix a colour into the paper; 1 leaves it as it is. */
  function faded(colour, share) {
    if (share === 1) return colour;
    const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    const paper = channels(token("paper"));
    return `#${channels(colour).map((c, i) => Math.round(c * share + paper[i] * (1 - share)).toString(16).padStart(2, "0")).join("")}`;
  }

  function nodeStyle(id, level) {
    const family = familyOf(id);
    const inside = INSIDE.has(family);
    const share = level === 2 ? 0.16 : 1;
    const colour = token(`family-${family}`);
    const fill = inside ? token(`fill-${family}`) : colour;
    const border = level === 4 ? token("ink") : inside ? colour : token("paper");
    return {
      id,
      hidden: level === 0,
      label: linesFor(id).join("\n"),
      // What stands back lets the chosen edges through.
      color: { background: level === 2 && inside ? "rgba(0, 0, 0, 0)" : faded(fill, share), border: faded(border, share) },
      borderWidth: level === 4 ? 2.5 : inside ? 1 : 1.5,
      shapeProperties: { borderDashes: family === "plan" ? [5, 4] : false, borderRadius: family === "office" ? 1 : 8 },
      margin: { top: 7, right: 10, bottom: 7, left: 10 },
      font: {
        size: things[id].font,
        face: token("sans"),
        color: faded(token("ink"), share),
        strokeWidth: inside || level === 2 ? 0 : 4,
        strokeColor: token("paper"),
      },
    };
  }

  function edgeStyle(number, level, scene) {
    const s = statements[number];
    const tone = toneOf(s);
    const chosen = level > 2;
    // Where there are many, edges at rest stand back behind the names.
    const rest = state.layout !== "relations" ? 0.3 : numbers.length < 80 ? 1 : tone === "plain" ? 0.55 : 0.8;
    const end = tone === "against" ? "bar" : "arrow";
    return {
      id: number,
      hidden: level === 0,
      label: edgeLabel(number, scene.marks.get(number)),
      width: chosen ? 2.5 : tone === "plain" ? 1 : 1.4,
      dashes: isFirm(s) ? false : [7, 6],
      color: { color: faded(token(`tone-${tone}`), chosen ? 1 : level === 2 ? 0.14 : rest), inherit: false },
      arrows: { to: { enabled: true, type: end, scaleFactor: end === "bar" ? 0.5 : 0.45 } },
      // Labels of edges come when there is room: when one zooms in, or chooses a few.
      scaling: { label: { drawThreshold: chosen && scene.few ? 1 : level === 2 ? 100 : 12 } },
      font: { size: 12, face: token("sans"), color: token(`text-${tone}`), strokeWidth: 4, strokeColor: token("paper"), align: "horizontal" },
    };
  }

  /** Draw a scene; only what differs from the one before is touched. */
  function paint(scene) {
    const fresh = drawn.look !== scene.look;
    const changedThings = [];
    scene.things.forEach((level, id) => {
      if (fresh || drawn.things[id] !== level) changedThings.push(nodeStyle(id, level));
    });
    const changedEdges = [];
    for (const number of numbers) {
      const key = `${scene.edges[number]}${scene.few}${scene.marks.get(number) || ""}`;
      if (fresh || drawn.edges[number] !== key) changedEdges.push(edgeStyle(number, scene.edges[number], scene));
      drawn.edges[number] = key;
    }
    drawn.things = scene.things.slice();
    drawn.look = scene.look;
    if (changedThings.length) nodes.update(changedThings);
    if (changedEdges.length) edges.update(changedEdges);
  }

  const frame = () => ({ width: box.clientWidth, height: box.clientHeight });
  const places = (ids) => Object.values(network.getPositions(ids));
  const spots = (ids) => places(ids).map((at) => network.canvasToDOM(at));

  function fit(ids) {
    network.fit({ ...(ids ? { nodes: ids } : {}), maxZoomLevel: 1.3, animation: false });
  }

  function see(ids, room) {
    const all = spots(ids);
    if (!all.length) return;
    const shift = (axis, low, high) => {
      const [least, most] = [Math.min(...all.map((at) => at[axis])), Math.max(...all.map((at) => at[axis]))];
      return most - least > high - low ? (least + most - low - high) / 2 : Math.min(0, least - low) + Math.max(0, most - high);
    };
    const [dx, dy] = [shift("x", room.left, room.right), shift("y", room.top, room.bottom)];
    if (!dx && !dy) return;
    const { x, y, scale } = view();
    network.moveTo({
      position: { x: x + dx / scale, y: y + dy / scale },
      animation: calm.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" },
    });
  }

  const view = () => ({ ...network.getViewPosition(), scale: network.getScale() });
  return {
    paint,
    fit,
    see,
    spots,
    view,
    frame,
    network,
    place: (xy) => nodes.update(nodes.getIds().map((id) => ({ id, x: xy[2 * id], y: xy[2 * id + 1] }))),
    zoom: (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.1, network.getScale() * factor)) }),
    setView: ({ x, y, scale }) => network.moveTo({ position: { x, y }, scale }),
    resize: () => network.redraw(),
    on(what, listener) {
      if (what === "pick") {
        network.on("click", ({ nodes: [node], edges: [edge], event }) =>
          listener({ thing: node, statement: node === undefined ? edge : undefined, more: Boolean(event.srcEvent && event.srcEvent.shiftKey) }),
        );
      } else {
        network.on("hoverNode", ({ node }) => listener({ thing: node }));
        network.on("hoverEdge", ({ edge }) => listener({ statement: edge }));
        for (const kind of ["blurNode", "blurEdge"]) network.on(kind, () => listener({}));
      }
    },
  };
}
