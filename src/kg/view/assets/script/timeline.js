// Gives: the timeline: what is dated, in lanes, each at its days; elements and text, so that it can be read, reached and chosen.

(() => {
  const view = byId("timeline-view");
  const ROW = 34;
  const HEAD = 36;
  const FADE = 44; // how far an open end is drawn, in pixels
  const LONGEST = 300;
  const FEW = 700; // so many items are all there; of more, those in sight
  const chart = data.timeline || { lanes: [], undated: [] };
  const { lanes } = chart;
  const items = lanes.flatMap((lane, at) => lane.items.map((item) => ({ ...item, lane: at })));
  items.forEach((item, at) => (item.at = at));
  const source = ({ kind, id }) => (kind === "thing" ? things[id] : statements[id]);
  for (const item of items) {
    const days = [item.es, item.ls, item.ee, item.le];
    const isDay = (day) => day !== null && day !== undefined;
    const [es, ls, ee, le] = days;
    item.bounds = [es ?? -Infinity, Math.min(ls ?? Infinity, le ?? Infinity), Math.max(ee ?? -Infinity, es ?? -Infinity), le ?? Infinity];
    item.known = [Math.min(...days.filter(isDay)), Math.max(...days.filter(isDay)) + 1];
    // What the source says of it itself; the rest of its bounds is lent by a life or by an event.
    const { time } = source(item);
    const own = time ? [time.start, time.end].flat().filter(isDay) : [];
    item.own = own.length ? [Math.max(item.known[0], Math.min(...own)), Math.min(item.known[1], Math.max(...own) + 1)] : item.known;
  }
  const has = items.length > 0;
  const [from, to] = has ? items.reduce(([low, high], { known: [a, b] }) => [Math.min(low, a - 31), Math.max(high, b + 31)], [Infinity, -Infinity]) : [0, 365];
  let scale = 0; // pixels a day
  let active = 0; // the item that the keys are at
  const made = new Map();

  const words = (item) => {
    if (item.kind === "thing") return ["", nameOf(item.id)];
    const s = statements[item.id];
    return [s.s === data.subject ? propertyName(s) : `${aboutOf(s)} ${propertyName(s)}`, valueOf(s)];
  };
  const wordsOf = (item) => {
    const [relation, name] = words(item);
    return [relation && make("i", {}, relation), relation && " ", make("bdi", {}, name)];
  };
  const timeOf = (item) => source(item).time || (item.kind === "statement" && [source(item).s, source(item).o].map((id) => id >= 0 && things[id].time).find(Boolean)) || {};
  const isSeenNow = (item) => (item.kind === "thing" ? shown.things[item.id] && (isOpen() || overlaps(item)) : shown.statements[item.id]);
  const overlaps = ({ bounds: [es, ls, ee, le] }) => {
    const [a, b] = [state.from ?? -Infinity, state.to ?? Infinity];
    return state.sure ? ls <= b && ee >= a : es <= b && le >= a;
  };
  /** What has a place: all that the switches and the legend leave; of many, what is seen at all. */
  const isThere = (item) => {
    if (items.length > FEW) return isSeenNow(item);
    return item.kind === "thing" ? !state.off.families.includes(familyOf(item.id)) : isLeft(item.id);
  };
  const isChosen = (item) => isPicked(item.kind, item.id);
  let near = null; // what is chosen brings out; the subject would bring out everything
  const isNear = ({ kind, id }) => Boolean(near) && near[kind === "thing" ? "things" : "statements"].has(id);

  const grid = make("div", { class: "grid", "aria-hidden": "true" });
  const glass = make("div", { class: "glass", "aria-hidden": "true" });
  const sheet = make("div", { class: "sheet" }, glass, grid);
  const scroller = make("div", { class: "lanes", role: "group", "data-say-aria-label": "view.timeline", "aria-describedby": "timeline-help" }, sheet);
  const lists = lanes.map((lane) => {
    const list = make("ul");
    const head = make("h2", {}, make("span", { "data-say": `lane.${lane.key}` }, lane.label));
    sheet.append(make("section", { "data-lane": lane.key }, head, list));
    return list;
  });
  const act = (key, text, onclick) => make("button", { type: "button", class: "round", "data-say-aria-label": key, "data-say-title": key, onclick }, text);
  const said = (key, onclick) => make("button", { type: "button", class: "quiet", "data-say": key, onclick });
  const toPeriod = said("timeline.toPeriod", () => showDays(...period()));
  view.append(
    make("div", { class: "chart-tools" }, make("p", { class: "hidden", id: "timeline-help", "data-say": "timeline.help" }), make("p", { class: "chart-key", "aria-hidden": "true" }, ["sure", "maybe", "lent"].map((name) => make("span", {}, make("i", { class: `stretch ${name}` }), make("span", { "data-say": `timeline.${name}` })))), toPeriod, said("timeline.asPeriod", takePeriod), act("timeline.zoomOut", "−", () => zoom(0.7)), act("timeline.zoomIn", "+", () => zoom(1.4)), act("timeline.whole", "⤢", whole)),
    scroller,
  );
  const rest = make("details", { class: "undated", open: chart.undated.length < 7 }, make("summary"), make("ul"));
  if (chart.undated.length) view.append(rest);

  const x = (day) => (day - from) * scale;
  const visible = () => [from + scroller.scrollLeft / scale, from + (scroller.scrollLeft + scroller.clientWidth) / scale];
  /** The scale at which everything is in sight, with its words unless they would take most of the room. */
  function fitting() {
    const room = scroller.clientWidth - 24;
    const least = items.reduce((scale, item) => Math.min(scale, (room - item.width) / (item.known[0] - from)), room / (to - from));
    return Math.max(least, room / 2 / (to - from));
  }

  // Where everything is: each item at its days, in the first row of its lane with room for it and its words.
  const ruler = document.createElement("canvas").getContext("2d");
  function measure() {
    ruler.font = `13px ${token("sans")}`;
    for (const item of items) item.width = Math.min(LONGEST, ruler.measureText(words(item).join(" ")).width + 26);
  }
  let present = []; // by lane
  let stamp = 0; // counts arrangements
  function arrange() {
    stamp += 1;
    present = lanes.map(() => []);
    for (const item of items) if (isThere(item)) present[item.lane].push(item);
    let top = HEAD;
    lanes.forEach((lane, at) => {
      // In the lane of the sides whoever the subject stood with or against has rows of its own.
      const groups = new Map();
      for (const item of present[at]) {
        const { s, o } = source(item);
        const key = lane.key === "sides" ? (s === data.subject ? o : s) : -1;
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(item);
      }
      let rows = 0;
      for (const group of groups.values()) {
        const ends = [];
        for (const item of group) {
          item.x = x(item.known[0]) - (item.bounds[0] === -Infinity ? FADE : 0);
          item.long = Math.max(x(item.known[1]) + (item.bounds[3] === Infinity ? FADE : 0) - item.x, 9);
          const free = ends.findIndex((end) => end < item.x);
          const row = free < 0 ? ends.length : free;
          ends[row] = item.x + Math.max(item.long, item.width) + 12;
          item.row = rows + row;
          item.top = top + HEAD + item.row * ROW;
        }
        rows += ends.length;
      }
      const height = rows && HEAD + rows * ROW;
      lists[at].parentNode.hidden = !rows;
      lists[at].parentNode.style.height = `${height}px`;
      top += rows && height + 12;
    });
    const right = present.flat().reduce((most, item) => Math.max(most, item.x + Math.max(item.long, item.width) + 16), scroller.clientWidth);
    sheet.style.width = `${right}px`;
  }

  function element(at) {
    const item = items[at];
    const s = item.kind === "statement" ? statements[item.id] : null;
    const bar = make("span", { class: `stretch ${s ? `tone-${item.tone}` : `family-${familyOf(item.id)}`}`, "aria-hidden": "true" });
    const li = make("li", {}, make("button", { type: "button", onclick: () => pick(at), onfocus: () => reach(at) }, make("span", { class: "words" }, wordsOf(item)), bar));
    const said = [words(item).filter(Boolean).join(" "), shortOf(timeOf(item)), s && !isFirm(s) && word("modality", modalityOf(s))];
    item.stamp = 0;
    item.said = said.filter(Boolean).join(", ");
    li.className = [item.tone === "against" && "against", timeOf(item).basis === "narrativeOrder" && "weak", s && !isFirm(s) && "unreal"].filter(Boolean).join(" ");
    return li;
  }

  /** Put an item where it belongs, with the pieces of its bar. */
  function layOut(item, li, bar) {
    item.stamp = stamp;
    const [es, ls, ee, le] = item.bounds;
    Object.assign(li.style, { left: `${item.x}px`, top: `${HEAD + item.row * ROW}px`, width: `${Math.max(item.long, item.width)}px` });
    bar.style.width = `${item.long}px`;
    const isPoint = item.long < 14;
    bar.classList.toggle("point", isPoint);
    const pieces = [];
    const piece = (name, left, right) => {
      if (isPoint || right - left < 0.5) return;
      pieces.push(make("i", { class: name }));
      Object.assign(pieces[pieces.length - 1].style, { left: `${left - item.x}px`, width: `${right - left}px` });
    };
    const [left, right] = item.own.map(x);
    piece(`lent${es === -Infinity ? " open-start" : ""}`, item.x, left);
    piece(`lent${le === Infinity ? " open-end" : ""}`, right, item.x + item.long);
    // A single day that bounds something is seen too.
    piece("maybe", le === Infinity ? left : Math.min(left, right - 3), le === Infinity ? Math.max(right, left + 3) : right);
    if (ls <= ee) piece("sure", x(ls), x(ee + 1));
    bar.replaceChildren(...pieces);
  }
  /** Show how an item stands to what is chosen. */
  function draw(at) {
    const item = items[at];
    const li = made.get(at);
    const button = li.firstChild;
    const bar = button.lastChild;
    if (item.stamp !== stamp) layOut(item, li, bar);
    const mark = isOpen() ? "" : item.kind === "statement" ? markOf(item.id) : markWithin(...item.bounds);
    li.dataset.mark = mark;
    button.setAttribute("aria-label", mark ? `${item.said}, ${t(`mark.${mark}`)}` : item.said);
    li.classList.toggle("away", !isSeenNow(item));
    li.classList.toggle("near", isNear(item));
    if (isChosen(item)) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    button.tabIndex = at === active ? 0 : -1;
  }

  function render() {
    const [left, right] = [scroller.scrollLeft - 600, scroller.scrollLeft + scroller.clientWidth + 600];
    const [top, bottom] = [scroller.scrollTop - 400, scroller.scrollTop + scroller.clientHeight + 400];
    const there = new Set(present.flat());
    near = state.pick && state.pick.thing !== data.subject ? brought(state.pick) : null;
    const inSight = (item) => item.x < right && item.x + Math.max(item.long, item.width) > left && item.top < bottom && item.top > top;
    items.forEach((item, at) => {
      if (there.has(item) && (items.length <= FEW || at === active || inSight(item))) {
        if (!made.has(at)) {
          made.set(at, element(at));
          lists[item.lane].append(made.get(at));
        }
        draw(at);
      } else if (made.has(at)) {
        made.get(at).remove();
        made.delete(at);
      }
    });
    drawGrid();
  }
  function drawGrid() {
    const [a, b] = visible();
    const margin = (b - a) / 2;
    const marks = ticks(Math.max(from, a - margin), b + margin, scale);
    grid.replaceChildren(
      ...marks.map(([day, text, strong]) => {
        const mark = make("div", { class: strong ? "strong" : undefined }, make("span", {}, text));
        mark.style.left = `${x(day)}px`;
        return mark;
      }),
    );
    glass.hidden = isOpen();
    const [first, last] = period();
    glass.style.left = `${x(first)}px`;
    glass.style.width = `${x(last + 1) - x(first)}px`;
  }
  function rewrite() {
    made.forEach((li) => li.remove());
    made.clear();
    measure();
    arrange();
    render();
    rest.firstChild.textContent = t("timeline.undated", { n: chart.undated.length });
    rest.lastChild.replaceChildren(...chart.undated.map((item) => make("li", {}, make("button", { type: "button", class: "quiet", onclick: () => choose({ [item.kind]: item.id }) }, wordsOf(item)))));
  }

  // Moving: what is under the pointer stays there.

  function setScale(next, day, at) {
    scale = Math.min(60, Math.max(Math.min(fitting(), 60), next));
    arrange();
    scroller.scrollLeft = x(day) - at;
    render();
  }
  function zoom(factor, at = scroller.clientWidth / 2) {
    setScale(scale * factor, from + (scroller.scrollLeft + at) / scale, at);
  }
  function whole() {
    setScale(0, from, 0);
  }
  const showDays = (a, b) => setScale(scroller.clientWidth / ((b + 1 - a) * 1.15), (a + b) / 2, scroller.clientWidth / 2);
  function takePeriod() {
    const [a, b] = visible();
    const months = (b - a) / 30 > 36 ? 12 : 1;
    setPeriod(monthStart(Math.round(monthOf(a) / months) * months), monthStart(Math.round(monthOf(b) / months) * months + months) - 1);
  }
  function see(at) {
    const item = items[at];
    const cover = panel.hidden || narrow.matches ? 0 : scroller.getBoundingClientRect().right - panel.getBoundingClientRect().left;
    const [left, right] = [scroller.scrollLeft, scroller.scrollLeft + scroller.clientWidth - Math.max(0, cover)];
    const told = x(item.own[0]);
    if (told < left || told + Math.min(item.width, 160) > right) scroller.scrollLeft = told - (right - left) / 3;
    if (item.top < scroller.scrollTop + 2 * HEAD || item.top + ROW > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = item.top - scroller.clientHeight / 3;
  }
  let asked = false;
  scroller.addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      if (items.length > FEW) render();
      else drawGrid();
    });
  }, { passive: true });
  scroller.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.target.closest(".grid")) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 240), event.clientX - scroller.getBoundingClientRect().left);
  }, { passive: false });
  let apart = 0;
  const pinch = (event) => {
    if (event.touches.length !== 2) {
      apart = 0;
      return;
    }
    event.preventDefault();
    const [a, b] = Array.from(event.touches, (touch) => touch.clientX - scroller.getBoundingClientRect().left);
    const now = Math.max(20, Math.abs(a - b));
    if (apart) zoom(now / apart, (a + b) / 2);
    apart = now;
  };
  for (const name of ["touchstart", "touchmove", "touchend"]) scroller.addEventListener(name, pinch, { passive: false });

  // Choosing, with the pointer and the keys.

  function pick(at) {
    reach(at);
    choose({ [items[at].kind]: items[at].id });
  }
  function reach(at) {
    const before = active;
    active = at;
    for (const each of [before, at]) if (made.has(each)) made.get(each).firstChild.tabIndex = each === at ? 0 : -1;
  }
  function go(at) {
    reach(at);
    see(at);
    render();
    made.get(at).firstChild.focus({ preventScroll: true });
  }
  const inLane = (lane) => (present[lane] || []).map((item) => item.at).sort((a, b) => items[a].own[0] - items[b].own[0] || items[a].own[1] - items[b].own[1] || a - b);
  scroller.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !has) return;
    const { key } = event;
    const lane = inLane(items[active].lane);
    const at = lane.indexOf(active);
    let next;
    if (key === "ArrowRight") next = lane[at + 1];
    else if (key === "ArrowLeft") next = lane[at - 1];
    else if (key === "Home") next = lane[0];
    else if (key === "End") next = lane[lane.length - 1];
    else if (key === "ArrowDown" || key === "ArrowUp") {
      const step = key === "ArrowDown" ? 1 : -1;
      let other = items[active].lane + step;
      while (lanes[other] && !present[other].length) other += step;
      next = inLane(other).reduce((best, each) => (best === undefined || Math.abs(items[each].own[0] - items[active].own[0]) < Math.abs(items[best].own[0] - items[active].own[0]) ? each : best), undefined);
    } else if (key === "+" || key === "=") zoom(1.4, items[active].x - scroller.scrollLeft);
    else if (key === "-") zoom(0.7, items[active].x - scroller.scrollLeft);
    else if (key === "0") whole();
    else return;
    event.preventDefault();
    if (next !== undefined) go(next);
  });

  let size = 0;
  function open() {
    if (!has && !rest.firstChild.textContent) rewrite();
    if (!has || !scroller.clientWidth) return;
    const anew = !made.size;
    if (anew) {
      // First the whole time, unless it is too crowded to read: then the middle of what there is.
      measure();
      scale = fitting();
      const days = items.map((item) => item.own[0]).sort((a, b) => a - b);
      const [a, b] = [0.1, 0.95].map((part) => days[Math.floor((days.length - 1) * part)]);
      rewrite();
      if (sheet.scrollHeight > scroller.clientHeight && b - a < (to - from) / 2) showDays(a, b + (b - a) * 0.15);
    } else if (size !== scroller.clientWidth) setScale(scale, visible()[0], 0);
    size = scroller.clientWidth;
  }
  new ResizeObserver(open).observe(scroller);
  if (!has) {
    view.prepend(make("p", { class: "hint", "data-say": "timeline.none" }));
    for (const part of [scroller, scroller.previousSibling]) part.hidden = true;
    rest.open = true;
  }

  whenChanged((now, before) => {
    if (!isSeen("timeline")) return;
    open();
    if (now.tongue !== before.tongue || now.names !== before.names) rewrite();
    toPeriod.hidden = isOpen();
    if (SEEING.some((key) => now[key] !== before[key] && (items.length > FEW || key === "off" || key === "unreal"))) arrange();
    if ((now.from !== before.from || now.to !== before.to) && !isOpen()) {
      const [a, b] = visible();
      const [first, last] = period();
      if (first < a || last > b) {
        if ((last - first) * scale > scroller.clientWidth) showDays(first, last);
        else scroller.scrollLeft = first < a ? x(first) - 40 : x(last) + 40 - scroller.clientWidth;
      }
    }
    if (now.pick !== before.pick) {
      const at = items.findIndex(isChosen);
      if (at >= 0 && !view.contains(document.activeElement)) {
        reach(at);
        see(at);
      }
    }
    render();
  });
})();
