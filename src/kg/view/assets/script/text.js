// The article: its text with what was read from it, and the chosen passage marked.

const article = byId("text");
let spans = null; // where statements were read, found when the text is first shown
function spansIn(from, to) {
  spans ??= statements.flatMap((s, number) =>
    (s.quotes || []).filter((quote) => quote.length === 2).map(([start, end]) => ({ start, end, number })),
  );
  return spans.filter(({ start, end }) => start < to && end > from);
}

// Of a very long text one part is there at a time.
const TEXT_PART = 20000;
let textPart = [0, textLength];
/** The part of the text around a point; it cuts no passage. */
function partAround(point) {
  if (textLength < 5 * TEXT_PART) return [0, textLength];
  const from = Math.max(0, Math.min(point - TEXT_PART / 2, textLength - TEXT_PART));
  const to = Math.min(textLength, from + TEXT_PART);
  const bounds = spansIn(from, to);
  return [
    bounds.reduce((least, { start, end }) => (start < from && end > from ? Math.min(least, start) : least), from),
    bounds.reduce((most, { start, end }) => (start < to && end > to ? Math.max(most, end) : most), to),
  ];
}
const onward = (key, point) => make("button", { type: "button", class: "quiet", "data-say": key, onclick: () => showPart(partAround(point())) });
const earlierText = onward("text.earlier", () => textPart[0]);
const laterText = onward("text.later", () => textPart[1]);
article.before(earlierText);
article.after(laterText);

function showPart(next) {
  textPart = next;
  earlierText.hidden = textPart[0] === 0;
  laterText.hidden = textPart[1] === textLength;
  earlierText.textContent = t("text.earlier");
  laterText.textContent = t("text.later");
  writeText();
  const first = article.querySelector(".read");
  if (first) focusPiece(first);
  markText(false);
}

/** A heading; its equals signs are there, but not seen. */
const heading = (line) =>
  line.split(/(^=+ ?| ?=+$)/).map((part) => (/=/.test(part) ? make("span", { class: "sign" }, part) : part));

/** Write the text, cut where a passage begins or ends; each piece knows what was read from it. */
function writeText() {
  const [from, to] = textPart;
  const read = spansIn(from, to);
  const cuts = new Set(textPart);
  for (const { start, end } of read) cuts.add(start).add(end);
  const heads = new Map(data.sections.filter(([start]) => start >= from && start < to).map(([start, , level]) => [start, level]));
  for (const start of heads.keys()) cuts.add(start).add(start + Array.from(textBetween(start, start + 500).split("\n", 1)[0]).length);
  const places = Array.from(cuts).sort((a, b) => a - b);
  const pieces = [];
  for (let at = 0; at + 1 < places.length; at += 1) {
    const [start, end] = [places[at], places[at + 1]];
    const said = Array.from(new Set(read.filter((span) => span.start <= start && span.end >= end).map((span) => span.number)));
    const level = said.length ? undefined : heads.get(start);
    const piece = level
      ? make("span", { role: "heading", "aria-level": Math.min(6, level), class: "section" }, ...heading(textBetween(start, end)))
      : make("span", said.length ? { class: "read", role: "button", tabindex: -1 } : {}, textBetween(start, end));
    piece.dataset.start = start;
    piece.dataset.end = end;
    piece.said = said;
    pieces.push(piece);
  }
  article.lang = data.language || "";
  article.replaceChildren(...pieces);
}

/** The passages of what is chosen. */
function pickedPassages() {
  const { pick } = state;
  if (!pick) return [];
  if (pick.passage) return [pick.passage];
  const of = (item) => (item.quotes || []).filter((quote) => quote.length === 2);
  if (pick.statement !== undefined) return of(statements[pick.statement]);
  if (pick.thing !== undefined) return of(things[pick.thing]);
  return (pathOf(pick) || []).flatMap((number) => of(statements[number]));
}

function markText(scroll) {
  const passages = pickedPassages();
  let first = null;
  for (const piece of article.children) {
    const [start, end] = [Number(piece.dataset.start), Number(piece.dataset.end)];
    const marked = passages.some((passage) => passage[0] < end && passage[1] > start);
    piece.classList.toggle("marked", marked);
    piece.classList.toggle("away", piece.said.length > 0 && !piece.said.some((number) => shown.statements[number]));
    if (marked) first ??= piece;
  }
  if (first && scroll) first.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
}

function openPassage(piece) {
  if (!piece || !piece.said || !piece.said.length) return;
  if (piece.said.length === 1) choose({ statement: piece.said[0] });
  else choose({ passage: [Number(piece.dataset.start), Number(piece.dataset.end)] });
}
article.addEventListener("click", (event) => {
  if (!String(getSelection())) openPassage(event.target.closest("[data-start]"));
});

// One tab stop for the whole text; the arrows go from passage to passage.
let reader = null;
function focusPiece(piece) {
  if (reader) reader.tabIndex = -1;
  reader = piece;
  piece.tabIndex = 0;
}
article.addEventListener("keydown", (event) => {
  const pieces = Array.from(article.querySelectorAll(".read"));
  const at = pieces.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step && pieces.length) {
    event.preventDefault();
    const next = pieces[Math.min(pieces.length - 1, Math.max(0, at + step))];
    focusPiece(next);
    next.focus();
  } else if (event.key === "Enter" && at >= 0) openPassage(pieces[at]);
});

const isSeen = (name) => state.view === name || state.beside === name;
let textIsStale = true;
whenChanged((now, before) => {
  if (!isSeen("text")) {
    textIsStale = true;
    return;
  }
  const [chosen] = pickedPassages();
  const isAway = chosen && (chosen[0] < textPart[0] || chosen[1] > textPart[1]);
  if (textLength && (!article.childElementCount || isAway)) showPart(partAround(chosen ? chosen[0] : 0));
  markText(textIsStale || now.pick !== before.pick);
  textIsStale = false;
});
