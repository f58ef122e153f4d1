// Views, legend and keys: joining the parts.

const VIEWS = ["graph", "statements", "text"];
let view = "graph";

function showView(name) {
  view = name;
  for (const each of VIEWS) {
    const tab = document.getElementById(`${each}-tab`);
    tab.setAttribute("aria-selected", String(each === name));
    tab.tabIndex = each === name ? 0 : -1;
    document.getElementById(`${each}-view`).hidden = each !== name;
  }
}

VIEWS.forEach((name, at) => {
  const tab = document.getElementById(`${name}-tab`);
  tab.addEventListener("click", () => showView(name));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = VIEWS[(at + step + VIEWS.length) % VIEWS.length];
    showView(next);
    document.getElementById(`${next}-tab`).focus();
  });
});

document.querySelector(".legend").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const shown = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(shown));
  const { family, tone } = button.dataset;
  const [set, key] = family ? [hiddenFamilies, family] : [hiddenTones, tone];
  if (shown) set.delete(key);
  else set.add(key);
  paint();
  say(`${button.querySelector("span").textContent} ${shown ? "shown" : "hidden"}`);
});

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  trail.length = 0;
  if (node !== undefined) showNode(node);
  else if (edge !== undefined) showStatement(edge);
  else close();
});
for (const kind of ["Node", "Edge"]) {
  network.on(`hover${kind}`, () => box.classList.add("over"));
  network.on(`blur${kind}`, () => box.classList.remove("over"));
}

const ARROWS = new Map([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
]);
const home = () => (data.subject === undefined ? (things.length ? 0 : null) : data.subject);

box.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const current = focus ? focus.main : null;
  if (ARROWS.has(event.key) || event.key === "Home") {
    event.preventDefault();
    const next =
      current === null || event.key === "Home" ? home() : neighbourTowards(current, ...ARROWS.get(event.key));
    if (next === null) say("No neighbour this way");
    else showNode(next);
  } else if (event.key === "Enter" && !panel.hidden) {
    event.preventDefault();
    panel.focus();
  } else if (event.key === "+" || event.key === "=") zoomBy(1.25);
  else if (event.key === "-") zoomBy(0.8);
  else if (event.key === "0") fitAll();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) close();
  else if (event.key === "/" && !event.target.closest("input")) {
    event.preventDefault();
    field.focus();
  }
});

document.getElementById("zoom-in").addEventListener("click", () => zoomBy(1.25));
document.getElementById("zoom-out").addEventListener("click", () => zoomBy(0.8));
document.getElementById("zoom-fit").addEventListener("click", fitAll);
document.querySelector(".skip").addEventListener("click", () => showView("statements"));

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readTokens();
  paint();
});

if (matchMedia("(max-width: 760px)").matches) document.querySelector(".legend").open = false;
document.documentElement.classList.add("alive");
writeText(0, 0);
showView("graph");
openPicture();

// For tests and for the curious with a console: the drawing as it stands.
window.articleGraph = Object.freeze({ network, nodes, edges });
