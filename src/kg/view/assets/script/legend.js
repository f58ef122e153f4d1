// The legend: types and relations as switches, with how many are shown of how many there are.

(() => {
  const legend = make("div", { role: "toolbar", "aria-orientation": "vertical", "data-say-aria-label": "legend.title" });
  byId("legend").append(legend);
  const BRIEF = 6; // so many relations of a group are seen before one asks for the rest; of the last group none
  const rows = []; // what has to be told when something changes

  const stroke = (tone) =>
    svg(
      "svg",
      { class: `stroke tone-${tone}`, width: 16, height: 16, "aria-hidden": "true" },
      svg("path", { d: "M0 8h12" }),
      tone === "against" ? svg("path", { d: "M12.500 3.500v9" }) : svg("path", { class: "head", d: "m10 4.500 6 3.500-6 3.500z" }),
    );
  const setOff = (off) => change({ off: Object.freeze({ ...state.off, ...off }) });
  const without = (list, item) => list.filter((each) => each !== item);

  /** A row: the switch with its count, and "only this". `keys` are what it turns on and off. */
  function row({ kind, keys, all, sign, name, of, now }) {
    const count = make("span", { class: "count" });
    const text = make("span", { class: "name" });
    const button = make("button", { type: "button", class: "switch-row", onclick: flip }, sign, text, count);
    const only = make("button", { type: "button", class: "only", onclick: () => setOff({ [kind]: Object.freeze(all().filter((key) => !keys.includes(key))) }) }, make("span", { "data-say": "legend.only" }));
    function flip() {
      const off = state.off[kind];
      const on = keys.some((key) => !off.includes(key));
      setOff({ [kind]: Object.freeze(on ? [...new Set([...off, ...keys])] : keys.reduce(without, off)) });
      announce(t(on ? "legend.isOff" : "legend.isOn", { name: name() }));
    }
    rows.push(() => {
      const on = keys.filter((key) => !state.off[kind].includes(key)).length;
      const [shownNow, there] = [now(), of()];
      text.textContent = name();
      count.textContent = shownNow === there ? numbers.format(there) : t("legend.count", { shown: shownNow, of: there });
      button.setAttribute("aria-pressed", on === keys.length ? "true" : on ? "mixed" : "false");
      button.setAttribute("aria-label", `${name()}, ${t("legend.counted", { shown: shownNow, of: there })}`);
      only.setAttribute("aria-label", t("legend.onlyThis", { name: name() }));
    });
    return make("li", {}, button, only);
  }

  const families = () => data.families.map(([key]) => key);
  const properties = () => data.properties.map((_, at) => at);
  const sum = (list, from) => list.reduce((count, at) => count + from[at], 0);
  const tally = { families: data.families.map(() => 0), properties: data.properties.map(() => 0) }; // what is shown
  const there = data.properties.map(() => 0);
  for (const s of statements) there[s.p] += 1;

  const again = make("button", { type: "button", class: "quiet", onclick: () => setOff(EMPTY.off), "data-say": "legend.again" });
  legend.append(
    make("h2", { id: "legend-things", "data-say": "legend.things" }),
    make(
      "ul",
      { "aria-labelledby": "legend-things" },
      data.families.map(([key, , count], at) =>
        row({ kind: "families", keys: [key], all: families, sign: glyph(key), name: () => familyName(key), of: () => count, now: () => tally.families[at] }),
      ),
    ),
    make("h2", { id: "legend-relations", "data-say": "legend.relations" }),
  );

  for (const tone of ["with", "against", "part", "plain"]) {
    const members = properties().filter((at) => data.properties[at][2] === tone).sort((a, b) => there[b] - there[a] || a - b);
    if (!members.length) continue;
    const of = (list) => ({
      kind: "properties",
      keys: list,
      all: properties,
      of: () => sum(list, there),
      now: () => sum(list, tally.properties),
    });
    const each = (at) => row({ ...of([at]), name: () => propertyName({ p: at }) });
    const sides = tone === "part" ? data.tones.filter(([key]) => key.startsWith("side")) : [];
    const brief = tone === "plain" && members.length > 1 ? 0 : BRIEF;
    const rest = members.slice(brief);
    legend.append(
      make("ul", { class: "tone" }, row({ ...of(members), sign: stroke(tone), name: () => word("tone", tone) })),
      // The sides of an event are colours of one relation, so they are a key and no switches.
      sides.length ? make("ul", { class: "key" }, sides.map(([key]) => make("li", {}, stroke(key), make("span", { "data-say": `tone.${key}` })))) : "",
      members.length > 1 && brief ? make("ul", { class: "members" }, members.slice(0, brief).map(each)) : "",
      rest.length ? make("details", {}, make("summary", { "data-say": "legend.more" }), make("ul", { class: "members" }, rest.map(each))) : "",
    );
  }
  legend.append(again);

  // One tab stop for all switches; up and down go from row to row, right and left to "only this" and back.
  const stops = () => Array.from(legend.querySelectorAll("button:enabled, summary")).filter((each) => each.checkVisibility());
  function stopAt(stop) {
    for (const each of legend.querySelectorAll("button, summary")) each.tabIndex = each === stop ? 0 : -1;
  }
  legend.addEventListener("focusin", (event) => stopAt(event.target));
  legend.addEventListener("keydown", (event) => {
    const only = event.target.matches(".only");
    const all = stops().filter((each) => only === each.matches(".only") || !each.closest("li"));
    const at = all.indexOf(event.target);
    const next = {
      ArrowDown: all[at + 1],
      ArrowUp: all[at - 1],
      Home: all[0],
      End: all.at(-1),
      ArrowRight: only ? null : event.target.nextElementSibling,
      ArrowLeft: only ? event.target.previousElementSibling : null,
    }[event.key];
    if (!next || !next.matches("button, summary")) return;
    event.preventDefault();
    next.focus();
  });
  stopAt(legend.querySelector("button"));

  whenChanged((now) => {
    if (document.activeElement === again) stopAt(legend.querySelector("button"));
    again.disabled = !now.off.families.length && !now.off.properties.length;
    tally.families.fill(0);
    tally.properties.fill(0);
    shown.things.forEach((seen, id) => seen && (tally.families[things[id].family] += 1));
    shown.statements.forEach((seen, number) => seen && (tally.properties[statements[number].p] += 1));
    for (const tell of rows) tell();
  });
})();
