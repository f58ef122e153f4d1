// Gives: the comparison of two dates: what is said of a thing then, later, and both times.

(() => {
  const view = byId("compare-view");
  const ENDS = ["then", "later"];
  const chosenThing = () => pickedThing() ?? home();
  const ofThing = (id) => (id === null ? [] : byThing[id].filter((number) => isDated[number] && isLeft(number)));
  const rankOf = (number) => (isSide(number) ? 0 : 1);
  const isSide = (number) => ["with", "against"].includes(toneOf(statements[number]));
  /** Whether a statement holds on a date: "certainly", "possibly" or not. */
  const held = (number, [from, to]) => (holds(number, from, to, true) ? "certainly" : !state.sure && holds(number, from, to, false) ? "possibly" : "");

  const barDays = (bar) => [span.start(bar), span.start(bar + 1) - 1];
  let known = null; // the changes, until something else is chosen
  /** The bars (years, or months) from which on it is with or against others than before. */
  function changes(id) {
    if (known) return known;
    const list = ofThing(id);
    const sides = list.filter((number) => isSide(number) && isReal[number]);
    // Something "until 1944" may be as old as a life; it counts from when it is told of.
    const isTold = (number, [, to]) => !statements[number].time || (statements[number].time.start || [null])[0] !== null || bounds.ls[number] <= to;
    const found = [];
    let before = "";
    for (let bar = 0; bar < span.bars; bar += 1) {
      const now = (sides.length ? sides : list).filter((number) => held(number, barDays(bar)) && isTold(number, barDays(bar))).join();
      if (now !== before && now) found.push(bar);
      before = now;
    }
    known = found;
    return found;
  }
  const offers = (id) => changes(id).map((bar, at, all) => [barDays(all[at - 1]), barDays(bar)]).slice(1);
  /** The dates that are compared; unless somebody chose some, the first and the last change. */
  function dates() {
    if (state.dates) return state.dates;
    const bars = changes(chosenThing());
    return (bars.length > 1 ? [bars[0], bars[bars.length - 1]] : [0, span.bars - 1]).map(barDays);
  }
  function setDate(at, days) {
    const next = dates().slice();
    next[at] = days;
    change({ dates: next[0][0] > next[1][0] ? next.reverse() : next });
  }

  const heading = make("h2");
  const offered = make("div", { class: "offers", role: "group", "data-say-aria-label": "compare.offers" });
  const columns = make("div", { class: "columns" });
  const halves = ENDS.map((end, at) => {
    const field = dayField(`compare.${end}`, false, (day, text) => (day === null ? write() : setDate(at, [day, readDay(text, true)])));
    const slider = make("input", { type: "range", min: 0, max: span.bars - 1, step: 1, "data-say-aria-label": `compare.${end}`, oninput: slide });
    // One date stops at the other.
    function slide() {
      const other = span.barOf(dates()[1 - at][0]);
      setDate(at, barDays(at ? Math.max(other, Number(slider.value)) : Math.min(other, Number(slider.value))));
    }
    const step = (way) => {
      const next = momentFrom(dates()[at], way, momentsOf(ofThing(chosenThing())));
      if (next) setDate(at, next);
      else announce(t("strip.noMoment"));
    };
    const stance = make("dl", { class: "stance" });
    const around = make("div", { class: "around" });
    const controls = make("div", { class: "date" }, field, make("span"), iconButton("strip.earlier", EARLIER, () => step(-1)), iconButton("strip.later", LATER, () => step(1)), slider);
    return { field, slider, stance, around, box: make("section", { "data-say-aria-label": `compare.${end}` }, controls, around, stance) };
  });
  if (span.known) view.append(make("div", { class: "compare-head" }, heading, offered), make("div", { class: "pair" }, halves.map(({ box }) => box)), columns);
  else view.append(make("p", { class: "hint", "data-say": "timeline.none" }));

  /** On whose side a thing is on a date: the names of those it is with and against. */
  function stanceOn(id, date, list) {
    return ["with", "against"].flatMap((tone) => {
      const found = list.filter((number) => toneOf(statements[number]) === tone && isReal[number] && held(number, date));
      if (!found.length) return [];
      const how = new Map();
      for (const number of found.sort((a, b) => held(a, date).localeCompare(held(b, date)))) {
        const s = statements[number];
        const other = s.s === id ? s.o : s.s;
        const name = s.s === id ? valueOf(s) : aboutOf(s);
        if (!how.has(name)) how.set(name, [other >= 0 ? nameTag(other) : make("bdi", {}, name), held(number, date) === "possibly" ? make("small", {}, ` (${t("compare.possibly")})`) : ""]);
      }
      const names = Array.from(how.values()).flatMap((name, at) => [at ? ", " : "", ...name]);
      return [make("dt", { class: `tone-${tone}` }, t(`compare.${tone}`)), make("dd", {}, names)];
    });
  }

  /** Where the surroundings of both dates stand, the same in both drawings: sides on the right, the rest on the left. */
  function placesAround(id, list, pair) {
    const near = [new Set(), new Set()];
    for (const number of list) {
      const { s, o, edge } = statements[number];
      if (edge && s !== o && pair.some((date) => held(number, date))) near[isSide(number) ? 0 : 1].add(s === id ? o : s);
    }
    const columns = [Array.from(near[0]), Array.from(near[1]).filter((other) => !near[0].has(other))].map((column) => column.slice(0, 5));
    const wide = Math.min(700, Math.max(420, halves[0].around.clientWidth / 0.8));
    const high = 78 * Math.max(2, ...columns.map((column) => column.length));
    const places = [];
    const put = (thing, x, y) => ([places[2 * thing], places[2 * thing + 1]] = [x, y]);
    put(id, 0, 0);
    columns.forEach((column, side) => column.forEach((thing, at) => put(thing, (wide / 2 - 84) * (side ? -1 : 1), Math.round((high * (at + 0.5)) / column.length - high / 2))));
    return { things: new Set([id, ...columns.flat()]), places, room: { left: -wide / 2, top: -high / 2 - 8, width: wide, height: high + 28 } };
  }
  function drawAround(id, date, list, { things: near, places, room }) {
    const scene = { things: new Uint8Array(things.length), edges: new Uint8Array(total), marks: new Map() };
    for (const number of list) {
      const { s, o, edge } = statements[number];
      const how = edge && near.has(s) && near.has(o) && held(number, date);
      if (!how) continue;
      scene.edges[number] = how === "certainly" ? 3 : 1;
      scene.things[s] = scene.things[o] = 1;
    }
    scene.things[id] = 4;
    return toSvg(scene, { places, room, labels: false, title: `${nameOf(id)}, ${periodText(...date)}` });
  }

  function row(number, id, [one, other]) {
    const s = statements[number];
    const { quotes } = s;
    let doubt = "";
    if (one && other && one !== other) doubt = t(one === "possibly" ? "compare.possiblyThen" : "compare.possiblyLater");
    else if ((one || other) === "possibly") doubt = t("compare.possibly");
    const sentence = statementButton(number, id);
    sentence.classList.remove("away");
    sentence.lastChild.remove();
    const [es, , , le] = s.when;
    const time = s.time ? shortOf(s.time) : es !== null && le !== null ? periodText(es, le) : "";
    const notes = [isFirm(s) ? "" : word("modality", modalityOf(s)), time, doubt];
    const read = () => {
      choose({ statement: number });
      showInText(quotes[0][0], quotes[0][1]);
    };
    const passage = quotes && make("button", { type: "button", class: "quiet", "aria-label": t("compare.passageOf", { sentence: sentenceOf(s) }), onclick: read }, t("compare.passage"));
    return make("li", { class: one === "certainly" || other === "certainly" ? undefined : "maybe" }, sentence, make("p", {}, make("span", {}, notes.filter(Boolean).join(" · ")), passage));
  }

  function write() {
    known = null;
    const id = chosenThing();
    const list = ofThing(id);
    const pair = dates();
    heading.replaceChildren(...(id === null ? [] : [glyph(familyOf(id)), nameTag(id)]));
    const stand = placesAround(id, list, pair);
    const texts = pair.map((days) => periodText(...days));
    offered.hidden = !offers(id).length;
    offered.replaceChildren(
      make("span", {}, t("compare.offers")),
      ...offers(id).map((dates) => make("button", { type: "button", class: "quiet", "aria-pressed": String(String(dates) === String(pair)), onclick: () => change({ dates }) }, dates.map((days) => periodText(...days)).join(" → "))),
    );
    halves.forEach(({ field, slider, stance, around }, at) => {
      field.value = texts[at];
      slider.value = span.barOf(pair[at][0]);
      slider.setAttribute("aria-valuetext", texts[at]);
      stance.replaceChildren(...stanceOn(id, pair[at], list));
      if (typeof toSvg === "function" && id !== null) around.replaceChildren(drawAround(id, pair[at], list, stand));
    });
    const found = list.map((number) => [number, pair.map((date) => held(number, date))]);
    const rank = ([number, how]) => (how.includes("certainly") ? 0 : 2) + rankOf(number);
    columns.replaceChildren(
      ...[["onlyThen", true, false], ["both", true, true], ["onlyLater", false, true]].map(([key, then, later]) => {
        const rows = found.filter(([, [one, other]]) => Boolean(one) === then && Boolean(other) === later).sort((a, b) => rank(a) - rank(b) || a[0] - b[0]);
        return make(
          "section",
          { "data-column": key },
          make("h3", {}, t(`compare.${key}`, { then: texts[0], later: texts[1] }), " ", make("span", {}, numbers.format(rows.length))),
          rows.length ? make("ul", { class: "facts" }, rows.map(([number, how]) => row(number, id, how))) : make("p", { class: "none" }, t("compare.nothing")),
        );
      }),
    );
  }
  whenChanged((now, before) => {
    const keys = ["view", "dates", "pick", "sure", "unreal", "off", "tongue", "names"];
    if (!span.known || now.view !== "compare" || (columns.childElementCount && keys.every((key) => now[key] === before[key]))) return;
    write();
    if (now.dates !== before.dates && before.view === "compare") {
      announce(dates().map((days, at) => `${periodText(...days)}: ${halves[at].stance.textContent}`).join(". "));
    }
  });
})();
