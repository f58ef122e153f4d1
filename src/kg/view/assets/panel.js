// The panel: what is said of a thing or in a statement, with the passage it was read from.

const panel = document.getElementById("panel");
const trail = []; // earlier views, as functions that show them again

function open(show, title, ...content) {
  const previous = trail.length > 1;
  const bar = make(
    "div",
    { class: "bar" },
    previous
      ? make("button", { type: "button", class: "quiet", onclick: back }, "← Back")
      : make("span"),
    make("button", { type: "button", class: "quiet", "aria-label": "Close", onclick: close }, "✕"),
  );
  panel.replaceChildren(bar, make("div", { class: "body" }, title, ...content));
  panel.hidden = false;
  document.body.classList.add("reading");
}

function back() {
  trail.pop();
  const previous = trail.pop();
  if (previous) previous();
}

function close() {
  const within = panel.contains(document.activeElement);
  panel.hidden = true;
  document.body.classList.remove("reading");
  trail.length = 0;
  bringOut(null);
  if (within) box.focus();
}

const eyebrow = (...children) => make("p", { class: "eyebrow" }, ...children);
const part = (title, ...children) =>
  make("section", {}, make("h3", {}, title), ...children);
const isolated = (text) => make("bdi", {}, text);

function showNode(id) {
  const thing = things[id];
  trail.push(() => showNode(id));
  const family = nodes.get(id).kg_family;
  const kinds = thing.kinds ? ` · ${thing.kinds.join(", ")}` : "";
  open(
    showNode,
    make("div", {}, eyebrow(glyph(family), `${thing.type}${kinds}`), make("h2", { dir: "auto" }, thing.label)),
    namesOf(thing),
    thing.time ? part("Time", timeList(thing.time)) : null,
    sidesOf(thing),
    factsOf(id),
    thing.quotes ? part("Named here", ...thing.quotes.map(passage)) : null,
    address(thing.iri, "Address of this thing"),
  );
  focusOnNode(id);
  bringIntoSight([id]);
  say(`${thing.label}, ${thing.type}, ${byThing[id].length} statements`);
}

function namesOf(thing) {
  const others = (thing.labels || []).filter(([text]) => text !== thing.label);
  if (!others.length) return null;
  return make(
    "ul",
    { class: "names" },
    ...others.map((label) =>
      make(
        "li",
        {},
        make("span", { lang: label[1] || undefined, dir: "auto" }, label[0]),
        make("small", {}, nameOfLabel(label)),
      ),
    ),
  );
}

function sidesOf(thing) {
  if (!thing.sides) return null;
  const list = thing.sides.map(([label, members], number) =>
    make(
      "li",
      { class: `side side${number + 1}` },
      members.length ? null : isolated(label),
      ...members.map((id) => thingButton(id, things[id].label)),
    ),
  );
  return part("Sides", make("ul", { class: "sides" }, ...list));
}

function thingButton(id, label) {
  return make(
    "button",
    { type: "button", class: "thing", onclick: () => showNode(id) },
    glyph(nodes.get(id).kg_family),
    isolated(label),
  );
}

function factsOf(id) {
  if (!byThing[id].length) return null;
  const rows = byThing[id].map((number) => make("li", {}, statementButton(number, id)));
  return part(rows.length === 1 ? "One statement" : `${rows.length} statements`, make("ul", { class: "facts" }, ...rows));
}

/** One line for a statement; seen from one of its things, that thing goes without saying. */
function statementButton(number, from) {
  const s = statements[number];
  const sentence = [s.about, s.property, s.value].filter(Boolean).join(" ");
  const relation = (text) => make("i", {}, text || "");
  let line = [isolated(s.about || ""), " ", relation(s.property), " ", isolated(s.value || "")];
  if (from === s.subject) line = [relation(s.property), " ", isolated(s.value || "")];
  else if (from === s.object) line = [relation(`← ${s.property || ""}`), " ", isolated(s.about || "")];
  const notes = [isFirm(s) ? "" : words(s.modality), s.time ? s.time.short || "" : ""];
  return make(
    "button",
    {
      type: "button",
      class: isFirm(s) ? "fact" : "fact unreal",
      "aria-label": [sentence, ...notes].filter(Boolean).join(", "),
      onclick: () => showStatement(number),
    },
    make("span", { class: "sentence" }, ...line),
    make("small", {}, notes.filter(Boolean).join(" · ")),
  );
}

function showStatement(number) {
  const s = statements[number];
  trail.push(() => showStatement(number));
  const end = (id, label) => (id >= 0 ? thingButton(id, label) : make("strong", { dir: "auto" }, label || "—"));
  const badge = make("span", { class: isFirm(s) ? "badge" : "badge unreal" }, words(s.modality));
  open(
    showStatement,
    make("div", {}, eyebrow(`Statement ${number + 1}`, badge)),
    make("div", { class: "claim" }, end(s.subject, s.about), make("h2", {}, s.property || "—"), end(s.object, s.value)),
    s.time ? part("Time", timeList(s.time)) : null,
    s.more
      ? part("Further", make("dl", {}, ...s.more.flatMap(([label, value, node]) => [
          make("dt", {}, label),
          make("dd", {}, node >= 0 ? thingButton(node, value) : isolated(value)),
        ])))
      : null,
    s.quotes ? part(s.quotes.length === 1 ? "Passage" : `${s.quotes.length} passages`, ...s.quotes.map(passage)) : null,
    s.rule ? part("How it was read", make("p", {}, rules.get(s.rule) || "", " ", make("code", {}, s.rule))) : null,
    address(s.iri, "Address of this statement"),
  );
  if (edges.get(number)) focusOnEdge(number);
  else if (s.subject >= 0) focusOnNode(s.subject);
  bringIntoSight([s.subject, s.object].filter((id) => id >= 0));
  say(`${s.about} ${s.property} ${s.value}. ${isFirm(s) ? "" : words(s.modality)}`);
}

function timeList(time) {
  const between = ([first, last]) =>
    first && last ? (first === last ? first : `${first} to ${last}`) : first ? `not before ${first}` : `by ${last}`;
  const rows = [
    ["In the article", time.words && `“${time.words}”`],
    ["That is", time.short !== time.words && time.short],
    ["Began", time.start && between(time.start)],
    ["Ended", time.end && between(time.end)],
    ["EDTF", time.edtf],
    ["Precision", time.precision],
    ["Known from", time.basis && words(time.basis)],
  ].filter(([, value]) => value);
  return make("dl", {}, ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, isolated(value))]));
}

/** A quote, marked within the lines of the article around it. */
function passage(quote) {
  const [start, end, text] = quote;
  if (text !== undefined) return make("blockquote", { dir: "auto" }, make("mark", {}, text));
  const [from, to] = [contextStart(start), contextEnd(end)];
  const cut = (a, b) => letters.slice(a, b).join("");
  return make(
    "blockquote",
    { dir: "auto" },
    from > 0 ? "… " : "",
    cut(from, start),
    make("mark", {}, cut(start, end)),
    cut(end, to),
    to < letters.length ? " …" : "",
    make("button", { type: "button", class: "quiet", onclick: () => showInText(start, end) }, "Show in the article"),
  );
}

const CONTEXT = 140;
function contextStart(start) {
  for (let at = start - 1; at > Math.max(0, start - CONTEXT); at -= 1) {
    if (letters[at] === "\n" || (at < start - CONTEXT + 30 && letters[at] === " ")) return at + 1;
  }
  return Math.max(0, start - CONTEXT);
}
function contextEnd(end) {
  for (let at = end; at < Math.min(letters.length, end + CONTEXT); at += 1) {
    if (letters[at] === "\n" || (at > end + CONTEXT - 30 && letters[at] === " ")) return at;
  }
  return Math.min(letters.length, end + CONTEXT);
}

function address(iri, label) {
  const field = make("input", { type: "text", readonly: "", value: iri, "aria-label": label });
  const button = make("button", { type: "button", class: "copy", onclick: copy }, "Copy");
  async function copy() {
    field.select();
    try {
      await navigator.clipboard.writeText(iri);
      button.textContent = "Copied";
      say("Copied");
    } catch {
      button.textContent = "Press Ctrl+C"; // the address is selected, so that works
    }
  }
  return make("div", { class: "address" }, field, button);
}

/** Several statements of one passage. */
function showList(title, numbers) {
  trail.push(() => showList(title, numbers));
  open(
    showList,
    make("div", {}, eyebrow("Read from this passage"), make("h2", {}, title)),
    make("ul", { class: "facts" }, ...numbers.map((number) => make("li", {}, statementButton(number)))),
  );
  say(title);
}
