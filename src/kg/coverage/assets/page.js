// What a pointer, a key or a number shows in the panel. All words are in the page already.

const text = document.getElementById("text");
const panel = document.getElementById("panel");
const close = document.getElementById("close");
const [title, hint, nothing] = ["chosen", "hint", "nothing"].map((id) => document.getElementById(id));
const entries = [...panel.querySelectorAll("li")];
const runs = [...text.querySelectorAll(".run")];
const canHover = matchMedia("(hover: hover)");
let pinned = false;

const ids = (element) => [
  ...element.dataset.s.split(" ").filter(Boolean).map((n) => `s${n}`),
  ...element.dataset.r.split(" ").filter(Boolean).map((n) => `r${n}`),
];

/** Show what was read from a stretch or a sentence, and nothing else. */
function show(element) {
  const wanted = new Set(ids(element));
  for (const entry of entries) entry.hidden = !wanted.has(entry.id);
  for (const old of text.querySelectorAll(".chosen")) old.classList.remove("chosen");
  element.classList.add("chosen");
  title.textContent = element.matches(".no") ? `Sentence ${element.textContent}` : shorten(element.textContent);
  hint.hidden = true;
  nothing.hidden = wanted.size > 0;
  close.hidden = false;
  panel.scrollTop = 0;
}

const shorten = (words) => (words.length > 60 ? `${Array.from(words).slice(0, 59).join("")}…` : words);

function clear() {
  for (const entry of entries) entry.hidden = true;
  for (const old of text.querySelectorAll(".chosen")) old.classList.remove("chosen");
  title.textContent = "Statements";
  hint.hidden = false;
  nothing.hidden = true;
  close.hidden = true;
  pinned = false;
}

/** Let Tab reach one stretch only; the arrow keys go on from there. */
function reach(run) {
  for (const other of runs) other.tabIndex = other === run ? 0 : -1;
}

function step(from, by) {
  const seen = runs.filter((run) => run.getClientRects().length > 0);
  const next = seen[seen.indexOf(from) + by];
  if (next) {
    reach(next);
    next.focus();
  }
}

const target = (event) => event.target.closest("[data-s]");

text.addEventListener("pointerover", (event) => {
  const element = target(event);
  if (element && !pinned && canHover.matches) show(element);
});
text.addEventListener("focusin", (event) => {
  const element = target(event);
  if (element && element.matches(":focus-visible")) show(element);
});
text.addEventListener("click", (event) => {
  const element = target(event);
  if (!element) {
    clear();
    return;
  }
  show(element);
  element.scrollIntoView({ block: "nearest" });
  pinned = true;
  if (element.matches(".run")) reach(element);
});
text.addEventListener("keydown", (event) => {
  const run = event.target.closest(".run");
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!run) return;
  if (by) {
    event.preventDefault();
    step(run, by);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    show(run);
    pinned = true;
  }
});
/** Light up all the words that one statement needs. */
panel.addEventListener("pointerover", (event) => {
  const entry = event.target.closest("#statements li");
  for (const run of runs) run.classList.toggle("lit", entry !== null && ids(run).includes(entry.id));
});
panel.addEventListener("pointerleave", () => {
  for (const run of runs) run.classList.remove("lit");
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
});
close.addEventListener("click", clear);

document.documentElement.classList.add("alive");
if (runs.length > 0) reach(runs[0]);
clear();
