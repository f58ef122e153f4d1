// Finding things by any of their names, and statements by their passages.

const field = document.getElementById("search");
const results = document.getElementById("results");
const MOST = 12;
let active = -1;

const nameIndex = things.map((thing) => [
  thing.label,
  ...(thing.labels || []).map(([text]) => text),
].map((text) => [fold(text), text]));
const quoteIndex = statements.map((s) =>
  fold([s.about, s.property, s.value, ...(s.quotes || []).map(quoteText)].join(" ")),
);

function find(query) {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const found = [];
  nameIndex.forEach((names, id) => {
    const hit = names.find(([folded]) => folded.includes(wanted));
    if (!hit) return;
    const rank = hit[0] === wanted ? 0 : hit[0].startsWith(wanted) ? 1 : 2;
    found.push({ rank, id, text: hit[1], weight: byThing[id].length });
  });
  found.sort((a, b) => a.rank - b.rank || b.weight - a.weight || a.id - b.id);
  if (wanted.length > 2) {
    quoteIndex.forEach((text, statement) => {
      if (text.includes(wanted)) found.push({ statement });
    });
  }
  return found.slice(0, MOST);
}

function option(hit, number) {
  const children =
    hit.statement === undefined
      ? [
          glyph(nodes.get(hit.id).kg_family),
          make("span", { dir: "auto" }, hit.text),
          make("small", {}, hit.text === things[hit.id].label ? things[hit.id].type : isolated(things[hit.id].label)),
        ]
      : [make("span", { class: "said", dir: "auto" }, [statements[hit.statement].about, statements[hit.statement].property, statements[hit.statement].value].join(" "))];
  const item = make("li", { role: "option", id: `result-${number}`, "aria-selected": "false" }, ...children);
  item.addEventListener("pointerdown", (event) => event.preventDefault());
  item.addEventListener("click", () => choose(hit));
  item.hit = hit;
  return item;
}

function showResults() {
  const hits = find(field.value);
  results.replaceChildren(...hits.map(option));
  if (!hits.length && field.value.trim()) results.append(make("li", { class: "none" }, "Nothing found"));
  results.hidden = !field.value.trim();
  field.setAttribute("aria-expanded", String(!results.hidden));
  mark(hits.length ? 0 : -1);
}

function mark(number) {
  active = number;
  results.querySelectorAll("[role=option]").forEach((item, at) => {
    item.setAttribute("aria-selected", String(at === number));
    if (at === number) item.scrollIntoView({ block: "nearest" });
  });
  if (number < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", `result-${number}`);
}

function hideResults() {
  results.hidden = true;
  field.setAttribute("aria-expanded", "false");
}

function choose(hit) {
  hideResults();
  trail.length = 0;
  if (hit.statement !== undefined) showStatement(hit.statement);
  else {
    showView("graph");
    showNode(hit.id);
    box.focus();
  }
}

field.addEventListener("input", showResults);
field.addEventListener("focus", () => field.value.trim() && showResults());
field.addEventListener("blur", hideResults);
field.addEventListener("keydown", (event) => {
  const items = results.querySelectorAll("[role=option]");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!items.length) return;
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark((active + step + items.length) % items.length);
  } else if (event.key === "Enter" && items[active]) {
    choose(items[active].hit);
  } else if (event.key === "Escape" && !results.hidden) {
    event.stopPropagation();
    hideResults();
  }
});
