// Joins the parts: views and tabs, the languages, keys that work everywhere, and the first picture.

const tabs = new Map(VIEWS.map((name) => [name, byId(`${name}-tab`)]));
VIEWS.forEach((name, at) => {
  const tab = tabs.get(name);
  tab.addEventListener("click", () => change({ view: name, beside: state.beside === name ? "" : state.beside }, { push: true }));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step ? VIEWS[(at + step + VIEWS.length) % VIEWS.length] : { Home: VIEWS[0], End: VIEWS[VIEWS.length - 1] }[event.key];
    if (!next) return;
    event.preventDefault();
    change({ view: next });
    tabs.get(next).focus();
  });
});

const besideChoice = byId("beside");
besideChoice.addEventListener("change", () => change({ beside: besideChoice.value }, { push: true }));

function showViews({ view, beside }) {
  const wide = matchMedia("(min-width: 1000px)").matches;
  const second = wide && beside !== view ? beside : "";
  for (const name of VIEWS) {
    const section = byId(`${name}-view`);
    tabs.get(name).setAttribute("aria-selected", String(name === view));
    tabs.get(name).tabIndex = name === view ? 0 : -1;
    section.hidden = name !== view && name !== second;
    section.classList.toggle("second", name === second);
  }
  // Two views need the room; the filters come back at a click.
  if (second && !document.body.classList.contains("split") && innerWidth < 1500) setFilters(false);
  document.body.classList.toggle("split", Boolean(second));
  document.body.dataset.view = view;
  tabs.get(view).scrollIntoView({ inline: "nearest", block: "nearest" });
  besideChoice.value = beside;
  for (const option of besideChoice.options) option.disabled = option.value !== "" && option.value === view;
}
addEventListener("resize", () => showViews(state));

// The languages of the names that the graph has, and those of the interface.

const tongueChoice = byId("tongue");
TONGUES.forEach((tongue) => tongueChoice.append(make("option", { value: tongue, lang: tongue }, codeNameIn(tongue))));
tongueChoice.addEventListener("change", () => change({ tongue: tongueChoice.value }));
function codeNameIn(tongue) {
  const name = new Intl.DisplayNames([tongue], { type: "language" }).of(tongue);
  return name.charAt(0).toLocaleUpperCase(tongue) + name.slice(1);
}

const namesChoice = byId("names");
const spokenIn = new Map();
for (const it of things) for (const [, language] of it.labels || []) if (language && language !== data.language) spokenIn.set(language, (spokenIn.get(language) || 0) + 1);
const languages = Array.from(spokenIn.keys()).sort();
function writeLanguages() {
  namesChoice.replaceChildren(
    make("option", { value: "" }, t("names.article")),
    ...languages.map((language) => make("option", { value: language }, `${codeName("language", language)} (${numbers.format(spokenIn.get(language))})`)),
  );
  namesChoice.value = state.names;
}
namesChoice.addEventListener("change", () => change({ names: namesChoice.value }));
namesChoice.closest("label").hidden = !languages.length;

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape" && state.pick && !typing && !document.querySelector(":popover-open")) close();
  else if (event.key === "/" && !typing) {
    event.preventDefault();
    byId("search").focus();
  }
});

byId("filters-toggle").addEventListener("click", () => setFilters(byId("legend").hidden));
function setFilters(open) {
  byId("legend").hidden = !open;
  byId("filters-toggle").setAttribute("aria-expanded", String(open));
}

whenChanged((now, before) => {
  showViews(now);
  if (now.view !== before.view && now.view === "graph") drawing.resize();
  if (now.pick && now.pick !== before.pick && now.view === "graph") seePicked();
  if (now.tongue !== before.tongue) writeLanguages();
  tongueChoice.value = now.tongue;
  namesChoice.value = now.names;
  document.title = [now.pick ? spokenPick(now.pick).split(",")[0] : "", data.title].filter(Boolean).join(" – ");
});

// The reader's language, where we speak it and the address does not choose another.
const wished = data.tongue || (navigator.languages || []).map((tag) => tag.slice(0, 2)).find((tag) => TONGUES.includes(tag));
const first = choiceOf(location.hash);
if (wished && !location.hash.includes("tongue=")) first.tongue = wished;
setFilters(!narrow.matches);
speak(first.tongue);
byId("static").remove();
document.documentElement.classList.add("alive");
change(first, { address: false });
writeLanguages();
showViews(state);
paintGraph();
openPicture();

// For tests and for the curious with a console: what stands, and the way to change it.
window.articleGraph = Object.freeze({
  data,
  drawing,
  change,
  choose,
  get state() {
    return state;
  },
  get shown() {
    return shown;
  },
});
