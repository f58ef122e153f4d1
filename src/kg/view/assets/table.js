// The table of all statements and the text of the article: the drawing's readable twins.

const table = document.getElementById("statements");
const body = table.tBodies[0];

table.tHead.addEventListener("click", (event) => {
  const heading = event.target.closest("th");
  if (!heading || !event.target.closest("button")) return;
  const column = heading.cellIndex;
  const falling = heading.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", falling ? "descending" : "ascending");
  const order = new Intl.Collator("en", { numeric: true });
  const key = (row) => row.cells[column].dataset.key || row.cells[column].textContent;
  const rows = Array.from(body.rows).sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (!x || !y) return x ? -1 : y ? 1 : 0; // what is empty comes last, both ways
    return falling ? order.compare(y, x) : order.compare(x, y);
  });
  body.append(...rows);
  say(`Sorted by ${heading.textContent}, ${falling ? "falling" : "rising"}`);
});

body.addEventListener("click", (event) => {
  const row = event.target.closest("tr");
  if (!row || String(getSelection())) return;
  trail.length = 0;
  showStatement(Number(row.dataset.statement));
  if (event.target.closest("button")) panel.focus();
});

const article = document.getElementById("text");
const spans = statements.flatMap((s, statement) =>
  (s.quotes || []).filter((q) => q.length === 2).map(([start, end]) => ({ start, end, statement })),
);

/** Write the article with its read passages underlined and one of them marked. */
function writeText(from, to) {
  const cuts = new Set([0, letters.length]);
  for (const { start, end } of spans) cuts.add(start).add(end);
  if (to > from) cuts.add(from).add(to);
  const places = Array.from(cuts).sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < places.length; i += 1) {
    const [start, end] = [places[i], places[i + 1]];
    const text = letters.slice(start, end).join("");
    const said = spans.filter((span) => span.start <= start && span.end >= end);
    const marked = start >= from && end <= to;
    if (!said.length && !marked) pieces.push(text);
    else {
      const piece = make(marked ? "mark" : "span", { class: said.length ? "read" : undefined }, text);
      piece.dataset.said = Array.from(new Set(said.map((span) => span.statement))).join(" ");
      pieces.push(piece);
    }
  }
  article.replaceChildren(...pieces);
}

article.addEventListener("click", (event) => {
  const piece = event.target.closest("[data-said]");
  if (!piece || !piece.dataset.said || String(getSelection())) return;
  const numbers = piece.dataset.said.split(" ").map(Number);
  trail.length = 0;
  if (numbers.length === 1) showStatement(numbers[0]);
  else showList(`${numbers.length} statements`, numbers);
});

function showInText(start, end) {
  showView("text");
  writeText(start, end);
  const found = article.querySelector("mark");
  if (found) found.scrollIntoView({ block: "center" });
  if (matchMedia("(max-width: 760px)").matches) close();
}
