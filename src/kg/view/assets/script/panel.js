// Gives: panel, statementButton(), thingButton(), passage(): what is said of a choice, with its passages.

const panel = byId("panel");
const panelBody = make("div", { class: "body" });
let steps = 0; // choices that can be gone back on
const backButton = make("button", { type: "button", class: "quiet", onclick: () => history.back() }, make("span", { "data-say": "panel.back" }));
panel.append(
  make(
    "div",
    { class: "bar" },
    backButton,
    make("button", { type: "button", class: "quiet close", "data-say-aria-label": "panel.close", onclick: close }, "✕"),
  ),
  panelBody,
);

function close() {
  const within = panel.contains(document.activeElement);
  choose(null);
  if (within) (state.view === "graph" ? box : byId(`${state.view}-view`)).focus();
}

const eyebrow = (...children) => make("p", { class: "eyebrow" }, ...children);
const part = (title, ...children) => make("section", {}, make("h3", {}, title), ...children);
const isolated = (text) => make("bdi", {}, text);
const listOf = (pairs) => make("dl", {}, ...pairs.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));

const thingButton = (id, name = nameTag(id)) =>
  make("button", { type: "button", class: "thing", onclick: () => choose({ thing: id }) }, glyph(familyOf(id)), name);

/** One line for a statement; seen from one of its things, that thing goes without saying. */
function statementButton(number, from) {
  const s = statements[number];
  const relation = (text) => make("i", {}, text);
  const about = s.s >= 0 ? nameTag(s.s) : isolated(s.about || "");
  const value = s.o >= 0 && !s.value ? nameTag(s.o) : isolated(s.value || "");
  let line = [about, " ", relation(propertyName(s)), " ", value];
  if (from >= 0 && from === s.s) line = [relation(propertyName(s)), " ", value];
  else if (from >= 0 && from === s.o) line = [about, " ", relation(`${propertyName(s)} ↤`)];
  const mark = isOpen() ? "" : markOf(number);
  const notes = [isFirm(s) ? "" : word("modality", modalityOf(s)), shortOf(s.time), mark && t(`mark.${mark}`)];
  return make(
    "button",
    {
      type: "button",
      class: `fact${isFirm(s) ? "" : " unreal"}${shown.statements[number] ? "" : " away"}`,
      "aria-label": [sentenceOf(s), ...notes, s.against ? t("statement.disputed") : ""].filter(Boolean).join(", "),
      onclick: () => choose({ statement: number }),
    },
    make("span", { class: `sentence tone-${toneOf(s)}` }, ...line),
    make("small", { class: s.time && !isTold(s.time) ? "weak" : undefined }, notes.filter(Boolean).join(" · ")),
  );
}

const factList = (numbers, from) =>
  make("ul", { class: "facts" }, ...numbers.map((number) => make("li", {}, statementButton(number, from))));

/** When a statement begins, for sorting; the undated come last. */
const beginning = (number) => {
  const [es, ls, ee, le] = statements[number].when || [];
  return es ?? ls ?? ee ?? le ?? Infinity;
};

function thingPanel(id) {
  const it = things[id];
  const numbers = byThing[id].slice().sort((a, b) => beginning(a) - beginning(b) || a - b);
  const names = (it.labels || []).filter(([text]) => text !== nameOf(id));
  const kinds = it.kinds ? ` · ${it.kinds.map((kind) => word("kind", kind)).join(", ")}` : "";
  const dated = numbers.filter((number) => statements[number].when);
  const undated = numbers.filter((number) => !statements[number].when);
  const facts = (title, list) => list.length > 0 && part(t(title, { n: list.length }), factList(list, id));
  return [
    make("div", {}, eyebrow(glyph(familyOf(id)), `${typeName(id)}${kinds}`), make("h2", { dir: "auto" }, nameTag(id))),
    names.length > 0 &&
      make(
        "ul",
        { class: "names" },
        ...names.map((label) =>
          make("li", {}, make("span", { lang: label[1] || undefined, dir: "auto" }, label[0]), make("small", {}, kindOfName(label))),
        ),
      ),
    it.time && part(t("panel.time"), timeList(it.time)),
    it.sides && part(t("panel.sides"), make("ul", { class: "sides" }, ...it.sides.map(sideOf))),
    typeof aroundControls === "function" && aroundControls(id),
    dated.length && undated.length
      ? [facts("panel.dated", dated), facts("panel.undated", undated)]
      : facts("panel.statements", numbers),
    it.quotes && part(t("panel.named"), ...it.quotes.map(passage)),
    iriOf(it) && address(iriOf(it), t("panel.thingAddress")),
  ].flat();
}

const sideOf = ([label, members], number) =>
  make(
    "li",
    { class: `side side${number + 1}` },
    ...(members.length ? members.map((id) => thingButton(id)) : [isolated(label)]),
  );

function statementPanel(number) {
  const s = statements[number];
  const end = (id, label) => (id >= 0 ? thingButton(id) : make("strong", { dir: "auto", lang: s.lang || undefined }, label || "—"));
  const quotes = s.quotes || [];
  const definition = data.rules[s.rule];
  return [
    make(
      "div",
      {},
      eyebrow(t("statement.number", { at: number + 1 }), make("span", { class: isFirm(s) ? "badge" : "badge unreal" }, word("modality", modalityOf(s)))),
    ),
    make(
      "div",
      { class: "claim" },
      end(s.s, s.about),
      make("h2", { class: `tone-${toneOf(s)}` }, propertyName(s)),
      s.o >= 0 && s.value ? isolated(s.value) : end(s.o, s.value),
    ),
    s.time && part(t("panel.time"), timeList(s.time)),
    !s.time && s.when && part(t("panel.time"), make("p", {}, t("time.ofEvent", { time: boundsInWords(s.when) }))),
    s.more &&
      part(
        t("panel.further"),
        listOf(s.more.map(([label, value, id]) => [word("qualifier", label), id >= 0 ? thingButton(id) : isolated(value)])),
      ),
    s.against && part(t("panel.against"), make("div", { class: "beside" }, ...[number, ...s.against].map(versionOf))),
    quotes.length > 0 && part(t("panel.passages", { n: quotes.length }), ...quotes.map(passage)),
    s.rule && part(t("panel.rule"), make("p", {}, definition || "", " ", make("code", {}, s.rule))),
    typeof copyActions === "function" && copyActions(number),
    iriOf(s) && address(iriOf(s), t("panel.statementAddress")),
  ];
}

/** One of several statements that cannot all be true. */
function versionOf(number) {
  const s = statements[number];
  return make(
    "div",
    { class: "version" },
    statementButton(number),
    ...(s.quotes || []).slice(0, 1).map((quote) => make("q", { dir: "auto" }, quoteText(quote))),
  );
}

function timeList(time) {
  const rows = [
    ["time.words", time.words && `“${time.words}”`],
    ["time.short", time.short !== time.words && shortOf(time)],
    ["time.began", time.start && between(time.start)],
    ["time.ended", time.end && between(time.end)],
    ["time.edtf", time.edtf],
    ["time.precision", time.precision && word("precision", time.precision)],
    ["time.basis", time.basis && word("basis", time.basis)],
  ].filter(([, value]) => value);
  return listOf(rows.map(([key, value]) => [t(key), isolated(value)]));
}

const CONTEXT = 140;
/** A quote, marked within the lines of the article around it. */
function passage(quote) {
  const [start, end, text] = quote;
  if (text !== undefined) return make("blockquote", { dir: "auto", lang: data.language }, make("mark", {}, text));
  let before = textBetween(Math.max(0, start - CONTEXT), start);
  let after = textBetween(end, Math.min(textLength, end + CONTEXT));
  const [line, stop] = [before.lastIndexOf("\n"), after.indexOf("\n")];
  const [fromStart, toEnd] = [line >= 0 || start <= CONTEXT, stop >= 0 || end + CONTEXT >= textLength];
  if (line >= 0) before = before.slice(line + 1);
  else if (!fromStart) before = `… ${before.slice(before.indexOf(" ") + 1)}`;
  if (stop >= 0) after = after.slice(0, stop);
  else if (!toEnd) after = `${after.slice(0, after.lastIndexOf(" "))} …`;
  return make(
    "blockquote",
    { dir: "auto", lang: data.language },
    before,
    make("mark", {}, textBetween(start, end)),
    after,
    make("button", { type: "button", class: "quiet", onclick: () => showInText(start, end) }, t("passage.show")),
  );
}

/** Show a passage in the article: beside the view where there is room, else instead of it. */
function showInText(start, end) {
  textIsStale = true;
  const wide = matchMedia("(min-width: 1100px)").matches;
  if (isSeen("text")) change({});
  else if (wide) change({ beside: "text" }, { push: true });
  else change({ view: "text", beside: "" }, { push: true });
  if (!state.pick) choose({ passage: [start, end] });
}

/** Copy words, and say on the button that it is done. */
async function copyText(text, button) {
  const usual = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = t("copy.done");
    announce(t("copy.done"));
  } catch {
    const field = make("textarea", { class: "hidden" }, text);
    document.body.append(field);
    field.select();
    button.textContent = document.execCommand("copy") ? t("copy.done") : t("copy.failed");
    field.remove();
  }
  setTimeout(() => (button.textContent = usual), 2000);
}

function address(iri, label) {
  const field = make("input", { type: "text", readonly: "", value: iri, "aria-label": label });
  const button = make("button", { type: "button", class: "copy", onclick: () => copyText(iri, button) }, t("copy.copy"));
  return make("div", { class: "address" }, field, button);
}

function passagePanel([start, end]) {
  const numbers = saidBetween(start, end);
  return [
    make("div", {}, eyebrow(t("panel.read")), make("h2", {}, t("panel.statements", { n: numbers.length }))),
    passage([start, end]),
    factList(numbers),
  ];
}

function panelFor(pick) {
  if (pick.thing !== undefined) return thingPanel(pick.thing);
  if (pick.statement !== undefined) return statementPanel(pick.statement);
  if (pick.passage) return passagePanel(pick.passage);
  return pathPanel(pick);
}

/** What a choice is, in one sentence, for those who listen. */
function spokenPick(pick) {
  if (pick.thing !== undefined) return `${nameOf(pick.thing)}, ${typeName(pick.thing)}, ${t("panel.statements", { n: byThing[pick.thing].length })}`;
  if (pick.statement === undefined) return "";
  const s = statements[pick.statement];
  return [sentenceOf(s), isFirm(s) ? "" : word("modality", modalityOf(s))].filter(Boolean).join(", ");
}

addEventListener("popstate", () => (steps = Math.max(0, steps - 1)));
whenChanged((now, before) => {
  const moved = now.pick !== before.pick;
  if (moved && now.pick) steps += 1;
  panel.hidden = !now.pick;
  document.body.classList.toggle("reading", Boolean(now.pick));
  if (!now.pick) {
    panelBody.replaceChildren();
    steps = 0;
    return;
  }
  const top = moved ? 0 : panelBody.scrollTop;
  const held = panel.contains(document.activeElement) && document.activeElement !== panel;
  panelBody.replaceChildren(...panelFor(now.pick).flat().filter(Boolean));
  panelBody.scrollTop = top;
  backButton.hidden = steps < 2;
  if (held && moved) panel.focus();
  if (moved) announce(spokenPick(now.pick));
});
