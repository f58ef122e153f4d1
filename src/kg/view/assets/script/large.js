// A large graph is shown in parts: its communities as discs, one of them, the surroundings of a thing, or all of it.

{
  const MOST_AROUND = 300;
  const LINKS = 240; // between communities, the strongest
  const whole = data.layouts.relations;
  const { community } = data.column;
  const heads = []; // the heaviest thing of each community gives it its name
  for (let id = 0; id < things.length; id += 1) {
    const head = heads[community[id]];
    if (head === undefined || data.column.weight[id] > data.column.weight[head]) heads[community[id]] = id;
  }

  /** What a function made of these values last, until they are others. */
  function kept(make) {
    let [key, value] = [[], undefined];
    return (...values) => {
      if (values.length !== key.length || values.some((each, at) => each !== key[at])) [key, value] = [values, make(...values)];
      return value;
    };
  }

  const isAround = () => state.depth > 0 && state.centre !== null;

  /** The nearest and then the heaviest around a thing, with their steps and places. */
  const surroundings = kept((seen, centre, depth) => {
    const { weight } = data.column;
    const found = Array.from(reach(seen, centre, depth));
    found.sort(([a, near], [b, far]) => near - far || weight[b] - weight[a] || a - b);
    const steps = new Map(found.slice(0, MOST_AROUND));
    const near = (id) =>
      byThing[id].flatMap((number) => {
        const s = statements[number];
        const other = s.s === id ? s.o : s.s;
        return seen.statements[number] && other >= 0 && steps.has(other) ? [other] : [];
      });
    // Those of one kind stand beside each other.
    const { family } = data.column;
    const order = Array.from(steps).sort(([a, one], [b, other]) => one - other || family[a] - family[b] || weight[b] - weight[a] || a - b);
    const xy = new Int32Array(2 * things.length);
    for (const [id, [x, y]] of around(new Map(order), near, drawing.roomOf)) {
      xy[2 * id] = x;
      xy[2 * id + 1] = y;
    }
    return { steps, xy, left: found.length - steps.size };
  });
  const here = () => surroundings(shown, state.centre, state.depth);

  placesOf = () => (isAround() ? here().xy : whole);

  /** Communities as discs, with how many of their things are shown. */
  const discs = kept((seen, part) => {
    const counts = data.communities.map(() => 0);
    for (let id = 0; id < things.length; id += 1) counts[community[id]] += seen.things[id];
    return data.communities.flatMap(([label, [x, y, r]], id) =>
      counts[id] ? [{ id, x, y, r, count: counts[id], lines: label ? linesFor(heads[id]) : [t("large.rest")], level: part === null ? 1 : part === id ? 3 : 2 }] : [],
    );
  });
  const links = kept((seen) => {
    const { subject, object, tone } = data.column;
    const count = data.communities.length;
    const between = new Map();
    for (let edge = 0; edge < tone.length; edge += 1) {
      if (!seen.statements[edge] || !tone[edge]) continue;
      const [a, b] = [community[subject[edge]], community[object[edge]]];
      if (a === b) continue;
      const key = Math.min(a, b) * count + Math.max(a, b);
      between.set(key, (between.get(key) || 0) + 1);
    }
    return Array.from(between)
      .sort(([a, many], [b, more]) => more - many || a - b)
      .slice(0, LINKS)
      .map(([key, many]) => [Math.floor(key / count), key % count, many]);
  });

  sceneOf = () => {
    const levels = scene();
    const { subject, object } = data.column;
    const keep = (isIn) => {
      for (let id = 0; id < things.length; id += 1) if (!isIn(id)) levels.things[id] = 0;
      for (let edge = 0; edge < subject.length; edge += 1) if (levels.edges[edge] && !(isIn(subject[edge]) && isIn(object[edge]))) levels.edges[edge] = 0;
    };
    if (isAround()) {
      const { steps } = here();
      keep((id) => steps.has(id));
      levels.roomy = true;
    } else if (state.part !== "all") {
      const { part } = state;
      levels.discs = discs(shown, part, state.names, state.tongue);
      levels.links = part === null ? links(shown) : none;
      if (part !== null) keep((id) => community[id] === part || levels.things[id] > 2);
      else for (let edge = 0; edge < levels.edges.length; edge += 1) if (levels.edges[edge] < 3) levels.edges[edge] = 0;
    }
    return levels;
  };
  const none = [];

  // The ways through it: a choice of communities, and a button for all.

  const parts = make("select", { id: "parts", "data-say-aria-label": "large.parts", onchange: () => enter(parts.value === "" ? null : Number(parts.value)) });
  const all = make("button", { type: "button", id: "whole", class: "tool", "aria-pressed": "false", onclick: () => enter(state.part === "all" ? null : "all") }, make("span", { "data-say": "large.whole" }));
  const bar = make("div", { class: "parts" }, parts, all);
  byId("surroundings").before(bar);
  let seen = null; // the surroundings that were fitted into the box

  const enter = (part) => change({ part, pick: null, centre: null, depth: 0 }, { push: true });
  const nameOfPart = (id) => (data.communities[id][0] ? nameOf(heads[id]) : t("large.rest"));

  const writeParts = kept(() => {
    parts.setAttribute("aria-label", t("large.parts"));
    all.textContent = t("large.whole");
    parts.replaceChildren(
      make("option", { value: "" }, t("large.overview", { n: data.communities.length })),
      ...data.communities.map(([, , count], id) => make("option", { value: id }, `${nameOfPart(id)} (${numbers.format(count)})`)),
    );
  });

  drawing.on("pick", ({ disc }) => {
    if (disc !== undefined) enter(disc);
  });

  function frameOfPart(part) {
    const disc = typeof part === "number" && data.communities[part];
    if (!disc) return drawing.fit(null);
    const [x, y, r] = disc[1];
    return drawing.go(drawing.frameOf([x - r, y - r, x + r, y + r]));
  }

  whenChanged((now, before) => {
    writeParts(now.names, now.tongue);
    parts.value = isAround() || now.part === null || now.part === "all" ? "" : String(now.part);
    all.setAttribute("aria-pressed", String(now.part === "all"));
    // Who is chosen is shown among its neighbours, unless all is shown or it is in sight there already.
    const chosen = now.pick?.thing;
    if (chosen !== undefined && now.pick !== before.pick && now.part !== "all" && !(isAround() && here().steps.has(chosen))) {
      return change({ centre: chosen, depth: Math.max(1, now.depth) });
    }
    bar.hidden = isAround();
    if (isAround() && here() !== seen) {
      seen = here();
      drawing.fit(Array.from(seen.steps.keys()), freeRoom());
      if (seen.left > 0) announce(t("large.around", { n: seen.steps.size, more: seen.left }));
    } else if (now.part !== before.part) {
      frameOfPart(now.part);
      if (now.part !== "all") announce(now.part === null ? t("large.overview", { n: data.communities.length }) : nameOfPart(now.part));
    }
  });
}
