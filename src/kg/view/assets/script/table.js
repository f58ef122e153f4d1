// The table of the statements that are shown: the readable twin of the drawing.
// Gives: tableForPrint().

const { tableForPrint } = (() => {
  const MANY = 500; // beyond that only the rows in sight are in the page
  const slim = () => view.clientWidth <= 832; // as in the style sheet, where a row is a card then
  let slender = false;
  const tall = () => (slender ? 144 : 56); // height of a row where there are many
  const view = byId("table-view");
  const caption = make("caption", {});
  const head = make("tr", { role: "row", "aria-rowindex": 1 });
  const filters = make("tr", { role: "row", class: "filters", "aria-rowindex": 2 });
  const body = make("tbody", { role: "rowgroup" });
  // The roles are said because another layout, on a phone, takes them away.
  const table = make("table", { role: "table" }, caption, make("thead", { role: "rowgroup" }, head, filters), body);
  const scroll = make("div", { class: "scroll", tabindex: 0, role: "region", "data-say-aria-label": "table.label" }, table);
  view.append(make("h2", { class: "hidden", "data-say": "table.label" }), scroll);

  const spoken = (number) => word("modality", modalityOf(statements[number]));
  const disputed = (number) => (statements[number].against || []).map((other) => other + 1);
  const quotesOf = (number) => (statements[number].quotes || []).map(quoteText);
  const COLUMNS = [
    { key: "number", text: (number) => String(number + 1), order: (number) => number },
    { key: "subject", text: (number) => aboutOf(statements[number]) },
    { key: "relation", text: (number) => propertyName(statements[number]) },
    { key: "value", text: (number) => valueOf(statements[number]) },
    { key: "time", text: (number) => shortOf(statements[number].time), order: (number) => beginning(number) },
    { key: "modality", text: (number) => [spoken(number), ...(disputed(number).length ? [t("statement.disputed")] : [])].join(" ") },
    { key: "passage", text: (number) => quotesOf(number).join(" "), order: (number) => statements[number].quotes?.[0]?.[0] ?? Infinity },
  ];
  const wanted = COLUMNS.map(() => "");
  const sorted = { column: 0, falling: false };
  let rows = []; // the numbers of the statements, filtered and sorted
  let first = -1; // the first row that is written, where only some are
  let reached = null; // the statement whose row the arrows have reached

  COLUMNS.forEach(({ key }, column) => {
    head.append(make("th", { role: "columnheader", scope: "col", class: key }, make("button", { type: "button", onclick: () => sort(column) }, make("span", { "data-say": `table.${key}` }))));
    const field = make("input", { type: "search", autocomplete: "off", spellcheck: "false", oninput: () => {
      wanted[column] = fold(field.value.trim());
      arrange();
      announce(t("table.count", { n: rows.length }));
    } });
    filters.append(make("td", { role: "cell", class: key }, field));
  });

  function sort(column) {
    sorted.falling = sorted.column === column && !sorted.falling;
    sorted.column = column;
    arrange();
    scroll.scrollTop = 0;
    announce(t(sorted.falling ? "table.falling" : "table.rising", { column: t(`table.${COLUMNS[column].key}`) }));
  }

  const folded = new Map(); // what filters look through, by column and language
  function answers(number) {
    return wanted.every((text, column) => {
      if (!text) return true;
      const key = `${column} ${number} ${state.names} ${state.tongue}`;
      if (!folded.has(key)) folded.set(key, fold(COLUMNS[column].text(number)));
      return folded.get(key).includes(text);
    });
  }

  function nameFields() {
    slender = slim();
    Array.from(head.cells).forEach((cell, column) => {
      const field = filters.cells[column].firstChild;
      field.setAttribute("aria-label", t("table.filterBy", { column: cell.textContent }));
      field.placeholder = slender ? cell.textContent : t("table.filter");
    });
  }

  /** Choose and order the rows, and write them. */
  function arrange() {
    rows = [];
    for (let number = 0; number < total; number += 1) if (shown.statements[number] && answers(number)) rows.push(number);
    const { text, order } = COLUMNS[sorted.column];
    const keys = new Map(rows.map((number) => [number, order ? order(number) : text(number)]));
    nameFields();
    const collator = new Intl.Collator(state.tongue, { numeric: true });
    const empty = (key) => key === "" || key === Infinity;
    rows.sort((a, b) => {
      const [x, y] = [keys.get(a), keys.get(b)];
      if (empty(x) || empty(y)) return empty(x) - empty(y) || a - b; // what is empty comes last, both ways
      return (sorted.falling ? -1 : 1) * (order ? x - y : collator.compare(x, y)) || a - b;
    });
    Array.from(head.cells).forEach((cell, column) => {
      if (column === sorted.column) cell.setAttribute("aria-sort", sorted.falling ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
    table.classList.toggle("many", rows.length > MANY);
    table.setAttribute("aria-rowcount", rows.length + 2);
    caption.textContent = rows.length === total ? t("table.count", { n: total }) : t("table.countOf", { n: rows.length, of: total });
    if (!rows.includes(reached)) reached = rows[0] ?? null;
    first = -1;
    write();
  }

  function rowOf(number, place) {
    const s = statements[number];
    const cell = (key, ...children) => make("td", { role: "cell", class: key }, ...children);
    const others = disputed(number);
    const row = make(
      "tr",
      { role: "row", class: `${isFirm(s) ? "" : "unreal"} ${others.length ? "disputed" : ""}`.trim() || undefined, "aria-rowindex": place + 3 },
      cell("number", make("button", { type: "button", tabindex: number === reached ? 0 : -1, "aria-label": t("table.open", { at: number + 1 }) }, numbers.format(number + 1))),
      cell("subject", s.s >= 0 ? nameTag(s.s) : isolated(s.about || "")),
      cell("relation", propertyName(s)),
      cell("value", s.o >= 0 && !s.value ? nameTag(s.o) : isolated(s.value || "")),
      cell("time", s.time ? isolated(shortOf(s.time) || s.time.words || "") : ""),
      cell("modality", make("span", { class: isFirm(s) ? undefined : "badge unreal" }, spoken(number)), others.length > 0 && make("span", { class: "against" }, t("table.against", { list: others.map((other) => numbers.format(other)).join(", ") }))),
      cell("passage", quotesOf(number).map((text) => make("q", { dir: "auto", lang: data.language }, text))),
    );
    row.dataset.statement = number;
    return row;
  }

  const gap = () => make("tr", { class: "gap", "aria-hidden": "true" }, make("td", { colspan: COLUMNS.length }));

  /** The table on paper: what is shown, in the order of the text. */
  function tableForPrint() {
    const all = statements.flatMap((_, number) => (shown.statements[number] ? [number] : [])).slice(0, 5000);
    return make(
      "table",
      {},
      make("thead", {}, make("tr", {}, COLUMNS.map(({ key }) => make("th", { scope: "col", class: key }, t(`table.${key}`))))),
      make("tbody", {}, all.map(rowOf)),
    );
  }

  /** Write the rows: all, or where there are many those in sight and a screen more to both sides. */
  function write() {
    if (rows.length <= MANY) {
      if (first === 0) return;
      first = 0;
      body.replaceChildren(...rows.map(rowOf));
      markRows();
      return;
    }
    const held = body.contains(document.activeElement);
    const room = Math.ceil((scroll.clientHeight || 600) / tall());
    const start = Math.max(0, Math.min(rows.length - 3 * room, Math.floor(scroll.scrollTop / tall()) - room));
    if (start === first || (first >= 0 && Math.abs(start - first) < room / 2)) return;
    first = start;
    const end = Math.min(rows.length, start + 3 * room);
    const [before, after] = [gap(), gap()];
    before.cells[0].style.height = `${start * tall()}px`;
    after.cells[0].style.height = `${(rows.length - end) * tall()}px`;
    body.replaceChildren(before, ...rows.slice(start, end).map((number, at) => rowOf(number, start + at)), after);
    const here = (written(reached) || body).querySelector("button");
    here.tabIndex = 0;
    if (held) here.focus({ preventScroll: true });
    markRows();
  }
  scroll.addEventListener("scroll", () => rows.length > MANY && requestAnimationFrame(write), { passive: true });

  const written = (number) => body.querySelector(`tr[data-statement="${number}"]`);
  /** Bring a row into sight, where it is one of those shown. */
  function see(number) {
    const place = rows.indexOf(number);
    if (place < 0) return null;
    if (rows.length > MANY && !written(number)) {
      scroll.scrollTop = place * tall();
      write();
    }
    const row = written(number);
    if (row) row.scrollIntoView({ block: "nearest" });
    return row;
  }
  function reach(number) {
    const before = written(reached);
    if (before) before.querySelector("button").tabIndex = -1;
    reached = number;
    const row = see(number);
    if (!row) return;
    const button = row.querySelector("button");
    button.tabIndex = 0;
    button.focus();
  }

  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-statement]");
    if (!row || String(getSelection())) return;
    reached = Number(row.dataset.statement);
    choose({ statement: reached });
    if (event.detail === 0) panel.focus();
  });
  // One tab stop for all rows; the arrows go from row to row.
  body.addEventListener("keydown", (event) => {
    const place = rows.indexOf(Number(event.target.closest("tr").dataset.statement));
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + 10, PageUp: place - 10, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    reach(rows[Math.min(rows.length - 1, Math.max(0, next))]);
  });

  /** Mark the row that is chosen, and those of what is brought out with it. */
  function markRows() {
    const out = brought(state.pick);
    for (const row of body.querySelectorAll("tr[data-statement]")) {
      const number = Number(row.dataset.statement);
      const picked = isPicked("statement", number);
      row.classList.toggle("picked", picked);
      row.classList.toggle("near", Boolean(out) && !picked && out.statements.has(number));
      if (picked) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }

  new ResizeObserver(() => {
    if (!of || slim() === slender) return;
    nameFields();
    first = -1;
    if (rows.length > MANY) write();
  }).observe(view);
  let of = null; // what the rows were arranged for
  let words = "";
  whenChanged((now, before, seen) => {
    if (!isSeen("table")) return;
    const said = `${now.names} ${now.tongue}`;
    const opened = view.hidden || !of;
    if (of !== seen || words !== said) {
      of = seen;
      words = said;
      arrange();
    }
    markRows();
    const { pick } = now;
    if (pick && pick.statement !== undefined && rows.includes(pick.statement)) reached = pick.statement;
    if (pick && (opened || pick !== before.pick)) {
      const target = pick.statement ?? rows.find((number) => brought(pick).statements.has(number));
      if (target !== undefined && !body.contains(document.activeElement)) requestAnimationFrame(() => see(target));
    }
  });
  return { tableForPrint };
})();
