// Gives: inWords(), periodText(), readDay(), ticks(), span, period(), setPeriod(), momentFrom(): days in words; and the strip below the views.

/** Months since the beginning of the year 0, and the first day of such a month. */
const monthOf = (day) => yearOf(day) * 12 + new Date(day * DAY).getUTCMonth();
const monthStart = (month) => Math.round(new Date(0).setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / DAY);
const isEdge = (day, months) => monthOf(day) % months === 0 && monthStart(monthOf(day)) === day;
/** How finely days are said: years if all lie between two years, months if between two months. */
const grainOf = (...edges) => (edges.every((day) => isEdge(day, 12)) ? "year" : edges.every((day) => isEdge(day, 1)) ? "month" : "day");
const GRAINS = { year: { year: "numeric" }, month: { year: "numeric", month: "short" }, day: { year: "numeric", month: "short", day: "numeric" } };
const withEra = (day, grain) => (yearOf(day) < 1 ? { ...GRAINS[grain], era: "short" } : GRAINS[grain]);
const inWords = (day, grain = "day") => dayName(day, withEra(day, grain));
const periodText = (from, to) => dayName(from, withEra(from, grainOf(from, to + 1)), to);

/** The day that somebody typed: "1944", "1944-09", "5.9.1944", "Sep 1944", "5 September 1944", "1944年9月5日". */
function readDay(text, last = false) {
  const iso = text.trim().replace(/[‐−–]/g, "-");
  if (/^-?\d+(-\d+){0,2}$/.test(iso)) return dayOf(iso, last);
  const figures = text.match(/\d+/g) || [];
  if (figures[0] <= 31) figures.reverse();
  const typed = /\p{L}{3,}/u.exec(text);
  if (typed) figures.splice(1, 0, monthNamed(fold(typed[0])));
  return dayOf(figures.join("-"), last);
}
function monthNamed(typed) {
  for (let month = 1; month <= 12; month += 1) {
    const names = [locale, "en"].flatMap((tongue) =>
      [{ month: "long" }, { month: "long", day: "numeric" }].map((options) => {
        const parts = new Intl.DateTimeFormat(tongue, { ...options, timeZone: "UTC" }).formatToParts(dayOf(`2000-${month}`) * DAY);
        return parts.find(({ type }) => type === "month").value;
      }),
    );
    if ([...names, t("time.months").split(" ")[month - 1]].some((name) => fold(name).startsWith(typed))) return month;
  }
  return NaN;
}

const TICKS = [1, 3, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000];
/** How an axis is marked from one day to another, at so many pixels a day: [day, words, whether it stands out]. */
function ticks(from, to, scale) {
  const found = [];
  const days = [1, 2, 5, 10].find((step) => step * scale >= 44);
  const months = days ? 1 : TICKS.find((step) => step * 30.4 * scale >= 56) || 12000;
  for (let month = Math.ceil(monthOf(from) / months) * months - (days ? 1 : 0); month <= monthOf(to); month += months) {
    const start = monthStart(month);
    if (days) found.push([start, inWords(start, "month"), true]);
    else if (month % 12) found.push([start, dayName(start, { month: "short" }), false]);
    else found.push([start, inWords(start, "year"), months < 12 || month % (months * 5) === 0]);
    for (let date = days; date <= 27; date += days) found.push([start + date, dayName(start + date, { day: "numeric" }), false]);
  }
  return found.filter(([day]) => day >= from && day <= to);
}

/** What there is: from the first to the last bound that anything has, in bars of so many months. */
const span = (() => {
  let [low, high] = [Infinity, -Infinity];
  for (const days of Object.values(bounds)) {
    days.forEach((day, number) => {
      if (isDated[number] && Number.isFinite(day)) [low, high] = [Math.min(low, day), Math.max(high, day)];
    });
  }
  const known = low <= high;
  if (!known) [low, high] = [0, 0];
  const step = [1, 12, 60, 120, 600, 1200].find((months, at) => (monthOf(high) - monthOf(low)) / months < (at ? 300 : 48)) || 12000;
  const zero = Math.floor(monthOf(low) / step);
  const bars = Math.floor(monthOf(high) / step) - zero + 1;
  const start = (bar) => monthStart((zero + bar) * step);
  const barsOf = new Map(); // of each day that was asked for: many statements share their days
  const barOf = (day) => {
    if (!barsOf.has(day)) barsOf.set(day, Math.floor(monthOf(day) / step) - zero);
    return barsOf.get(day);
  };
  return { known, step, bars, start, first: start(0), last: start(bars) - 1, days: start(bars) - start(0), barOf };
})();
/** The period as two days: where it is open, the first and the last that there are. */
const period = () => [state.from ?? Math.min(span.first, state.to ?? span.first), state.to ?? Math.max(span.last, state.from ?? span.last)];
/** Choose a period; what reaches to an end of what there is, is open there. The strip writes the address later. */
const setPeriod = (from, to) => change({ from: from <= span.first ? null : from, to: to >= span.last ? null : to }, { address: false });

const WIDEST = 366; // days; what is known less well is no date to step to
/** The dates at which any of these begins, ends or happens, as narrow as they are known, in their order. */
function momentsOf(list) {
  const found = new Map();
  for (const number of list) {
    const [es, ls, ee, le] = ["es", "ls", "ee", "le"].map((name) => bounds[name][number]);
    for (const [from, to] of [[Number.isFinite(es) ? es : ls, ls], [ee, Number.isFinite(le) ? le : ee]]) {
      if (isDated[number] && Number.isFinite(from) && from <= to && to - from < WIDEST) found.set(`${from} ${to}`, [from, to]);
    }
  }
  return Array.from(found.values()).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}
let moments = null;
/** The moment next to a period, later (1) or earlier (-1); undefined if there is none. */
function momentFrom([from, to], way, list = (moments ??= momentsOf(statements.keys()))) {
  const isNext = (moment) => way * (moment[0] - from || moment[1] - to) > 0;
  return way > 0 ? list.find(isNext) : list.findLast(isNext);
}
/** Whether a statement is left by all that may leave it out, but for the time. */
function isLeft(number) {
  const s = statements[number];
  const isAway = (id) => state.off.families.length > 0 && id >= 0 && state.off.families.includes(familyOf(id));
  return Boolean(state.unreal || isReal[number]) && !state.off.properties.includes(s.p) && !isAway(s.s) && !isAway(s.o);
}

const icon = (path) => svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" }, svg("path", { d: path }));
const iconButton = (key, path, onclick) => make("button", { type: "button", class: "round", "data-say-aria-label": key, "data-say-title": key, onclick }, icon(path));
const EARLIER = "M10.5 3 5.500 8l5 5M3.500 3v10";
const LATER = "m5.500 3 5 5-5 5M12.500 3v10";
/** A field for a date, with what is done when one is typed. */
function dayField(key, last, use) {
  const field = make("input", { type: "text", class: "day", autocomplete: "off", spellcheck: "false", "data-say-aria-label": key, onchange: () => {
    const day = field.value.trim() ? readDay(field.value, last) : null;
    const wrong = day === null && field.value.trim();
    field.setAttribute("aria-invalid", String(Boolean(wrong)));
    if (wrong) announce(t("strip.noDay", { text: field.value }));
    else use(day, field.value);
  } });
  return field;
}

(() => {
  const strip = byId("strip");
  const ENDS = ["from", "to"];
  const place = (day) => Math.min(1, Math.max(0, (day - span.first) / span.days));
  const share = (part) => `${part * 100}%`;
  const thumbs = ENDS.map((end) =>
    make("input", { type: "range", class: "thumb", min: span.first, max: span.last, step: 1, "data-say-aria-label": `strip.${end}`, onkeydown: (event) => pressed(event, end), oninput: (event) => nudged(event.target, end) }),
  );
  const fields = ENDS.map((end) => dayField(`strip.${end}`, end === "to", (day, text) => typed(end, day, text)));
  const layers = ["maybe", "sure"].map((name) => svg("path", { class: name }));
  const picture = svg("svg", { class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" }, layers);
  const veils = [make("i"), make("i")];
  const glass = make("i", { class: "glass" });
  const track = make("div", { class: "track" }, picture, veils, glass, thumbs);
  const axis = make("div", { class: "axis", "aria-hidden": "true" });
  const seen = make("span");
  const opener = make("button", { type: "button", class: "quiet", popovertarget: "marked" });
  const tally = make("p", { class: "tally" }, seen, opener);
  const marked = make("div", { id: "marked", class: "menu", popover: "auto", "data-say-aria-label": "strip.marked", onbeforetoggle: listMarked, onclick: () => marked.hidePopover() });
  const player = iconButton("strip.play", "", () => (playing ? pause() : play()));
  const said = (tag, key, attributes) => make(tag, { ...attributes, "data-say": key });
  const flags = ["undated", "unreal"].map((name) => {
    const box = make("input", { type: "checkbox", onchange: () => change({ [name]: box.checked }) });
    return make("label", {}, box, said("span", `strip.${name}`), make("small"));
  });
  const sureness = ["possibly", "certainly"].map((name, at) =>
    make("label", { "data-say-title": `strip.${name}.title` }, make("input", { type: "radio", name: "sure", onchange: () => change({ sure: at === 1 }) }), said("span", `strip.${name}`)),
  );
  const brief = make("button", { type: "button", class: "brief", "aria-controls": "strip-body", onclick: () => unfold(!strip.classList.contains("open")) });
  const unfold = (open) => brief.setAttribute("aria-expanded", String(strip.classList.toggle("open", open)));
  unfold(false);
  strip.append(
    marked,
    brief,
    make(
      "div",
      { id: "strip-body" },
      span.known && make("div", { class: "steps" }, iconButton("strip.earlier", EARLIER, () => stepTo(-1)), player, iconButton("strip.later", LATER, () => stepTo(1))),
      span.known && make("div", { class: "days" }, fields[0], make("span", { "aria-hidden": "true" }, "–"), fields[1], said("button", "strip.reset", { type: "button", class: "quiet", onclick: reset })),
      tally,
      span.known && make("fieldset", { class: "switch" }, said("legend", "strip.sureness", { class: "hidden" }), sureness),
      flags,
      span.known && make("div", { class: "scale" }, track, axis),
    ),
  );

  /** The bars: how many statements one would see there, possibly and certainly, but for the period. */
  function drawBars() {
    const counts = layers.map(() => new Float64Array(span.bars + 1));
    const cover = (count, from, to) => {
      count[from > span.first ? span.barOf(from) : 0] += 1;
      count[(to < span.last ? span.barOf(to) : span.bars - 1) + 1] -= 1;
    };
    for (let number = 0; number < total; number += 1) {
      if (!isDated[number] || !isLeft(number)) continue;
      cover(counts[0], bounds.es[number], bounds.le[number]);
      const [ls, ee] = [bounds.ls[number], bounds.ee[number]];
      // Certainly: in all bars from the one to the other, or in one that holds both.
      if (ls <= ee || (Number.isFinite(ls) && span.barOf(ls) === span.barOf(ee))) cover(counts[1], Math.min(ls, ee), Math.max(ls, ee));
    }
    for (const count of counts) for (let bar = 1; bar < span.bars; bar += 1) count[bar] += count[bar - 1];
    const most = counts[0].reduce((a, b) => Math.max(a, b), 1);
    picture.setAttribute("viewBox", `0 0 ${span.days} ${most}`);
    layers.forEach((layer, which) => {
      let path = "";
      for (let bar = 0; bar < span.bars; bar += 1) {
        const [left, right] = [span.start(bar) - span.first, span.start(bar + 1) - span.first];
        if (counts[which][bar]) path += `M${left} ${most}V${most - counts[which][bar]}H${right - (right - left) / 9}V${most}z`;
      }
      layer.setAttribute("d", path);
    });
  }

  function drawAxis() {
    const scale = axis.clientWidth / span.days;
    const marks = scale ? ticks(span.first, Math.max(span.first, span.last - 36 / scale), scale) : [];
    axis.replaceChildren(...marks.map(([, words]) => make("span", {}, words)));
    marks.forEach(([day], at) => (axis.children[at].style.left = share(place(day))));
  }

  function drawPeriod() {
    const days = period();
    const [left, right] = [place(days[0]), place(days[1] + 1)];
    thumbs.forEach((thumb, at) => {
      const edge = (day) => inWords(day, grainOf(day + at));
      thumb.style.left = share(at ? right : left);
      thumb.value = days[at];
      thumb.setAttribute("aria-valuetext", inWords(days[at]));
      fields[at].value = state[ENDS[at]] === null ? "" : edge(days[at]);
      fields[at].placeholder = edge(at ? span.last : span.first);
      fields[at].setAttribute("aria-invalid", "false");
    });
    veils[0].style.width = share(left);
    veils[1].style.width = share(1 - right);
    glass.style.left = share(left);
    glass.style.width = share(right - left);
    strip.classList.toggle("whole", isOpen());
  }

  let found = {}; // numbers by what begins, ends, or does both in the period
  /** Count what is seen, and find what of it begins and ends in the period. */
  function count() {
    let all = 0;
    found = { begins: [], ends: [], both: [] };
    for (let number = 0; number < total; number += 1) {
      if (!shown.statements[number]) continue;
      all += 1;
      const mark = isOpen() ? "" : markOf(number);
      if (mark) found[mark].push(number);
    }
    const { begins, ends, both } = found;
    const marks = [["begun", begins], ["ended", ends]].flatMap(([key, { length }]) => (length + both.length ? [t(`strip.${key}`, { n: length + both.length })] : [])).join(" · ");
    seen.textContent = t("strip.seen", { n: all, all: total }) + (marks && " · ");
    opener.textContent = marks;
    opener.hidden = !marks;
  }
  /** What begins and ends, to be read and chosen. */
  function listMarked({ newState }) {
    if (newState === "open") marked.replaceChildren(...Object.entries(found).flatMap(([mark, list]) => (list.length ? [make("h3", {}, t(`mark.${mark}`), " ", numbers.format(list.length)), factList(list)] : [])));
  }
  const when = () => (isOpen() ? t("strip.always") : periodText(...period()));

  /** Once a period stays: say it, and write it into the address, which takes too long for each step. */
  function rest() {
    announce(`${when()}: ${tally.textContent}`);
    writeAddress(false);
  }

  const totals = [isDated, isReal].map((flagged) => total - flagged.reduce((sum, one) => sum + one, 0));
  let telling = 0;
  whenChanged((now, before) => {
    const anew = now.tongue !== before.tongue || !seen.textContent;
    const changed = (...keys) => anew || keys.some((key) => now[key] !== before[key]);
    if (changed("off", "unreal") && span.known) drawBars();
    if (anew) drawAxis();
    if (changed("from", "to")) drawPeriod();
    if (changed(...SEEING)) {
      count();
      brief.replaceChildren(make("b", {}, when()), " ", make("span", {}, tally.textContent));
      clearTimeout(telling);
      if (!anew && !playing) telling = setTimeout(rest, 700);
    }
    sureness.forEach((label, at) => (label.firstChild.checked = now.sure === (at === 1)));
    flags.forEach((label, at) => {
      label.firstChild.checked = now[at ? "unreal" : "undated"];
      label.lastChild.textContent = numbers.format(totals[at]);
      label.hidden = !totals[at];
    });
  });
  new ResizeObserver(drawAxis).observe(axis);

  // Keys, typing and the pointer.

  function setEnd(end, day) {
    if (end === "from") setPeriod(Math.min(day, period()[1]), state.to ?? Infinity);
    else setPeriod(state.from ?? -Infinity, Math.max(day, period()[0]));
  }
  function reset() {
    pause();
    setPeriod(-Infinity, Infinity);
  }

  /** Move an end by so many steps of months (of days if 0), to the next edge at first. */
  function moveEnd(end, steps, months) {
    const after = end === "to" ? 1 : 0;
    const day = period()[after] + after;
    const at = Math.floor(monthOf(day) / (months || 1));
    setEnd(end, (months ? monthStart((at + steps + (steps > 0 || isEdge(day, months) ? 0 : 1)) * months) : day + steps) - after);
  }
  function pressed(event, end) {
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || !steps) return;
    event.preventDefault();
    pause();
    if (Number.isFinite(steps)) moveEnd(end, steps, event.shiftKey ? (span.step > 1 ? 1 : 0) : span.step);
    else setEnd(end, steps);
  }
  /** A step by other means than our keys, such as a swipe with a screen reader. */
  function nudged(thumb, end) {
    moveEnd(end, Math.sign(Number(thumb.value) - period()[ENDS.indexOf(end)]), span.step);
    drawPeriod();
  }

  function typed(end, day, text) {
    pause();
    let [from, to] = end === "from" ? [day ?? -Infinity, state.to ?? Infinity] : [state.from ?? -Infinity, day ?? Infinity];
    // An end before the beginning: the period is what was typed alone.
    if (from > to) [from, to] = [readDay(text), readDay(text, true)];
    setPeriod(from, to);
    drawPeriod();
  }

  /** A period moved by months if both its ends are those of months, else by days; it stays within what there is. */
  function moved([from, to], months, days) {
    const whole = months !== null && grainOf(from, to + 1) !== "day";
    const unit = whole ? monthOf : (day) => day;
    const least = unit(span.first) - unit(from);
    const most = unit(span.last + 1) - unit(to + 1);
    const by = Math.max(least, Math.min(most, whole ? months : Math.round(days)));
    return whole ? [monthStart(monthOf(from) + by), monthStart(monthOf(to + 1) + by) - 1] : [from + by, to + by];
  }

  track.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    pause();
    const { left, width } = track.getBoundingClientRect();
    const origin = event.clientX - left;
    const scale = width / span.days;
    // The finest steps that a hand can hit: days (0), months, years, bars.
    const months = scale >= 3 ? 0 : [1, 12].find((step) => step < span.step && step * 30 * scale >= 5) || span.step;
    const dayAt = (x) => span.first + Math.min(width, Math.max(0, x)) / scale;
    const edge = (day, after) => (months ? monthStart((Math.floor(monthOf(day) / months) + after) * months) : Math.floor(day) + after);
    const floor = (day) => edge(day, 0);
    const ceil = (day) => (floor(day) === day ? day : edge(day, 1));
    const nearest = (day) => (day - floor(day) < ceil(day) - day ? floor(day) : ceil(day));
    const before = period();
    const edges = [place(before[0]) * width, place(before[1] + 1) * width];
    const away = edges.map((x) => Math.abs(origin - x));
    let held = "anew";
    if (Math.min(...away) <= (event.pointerType === "mouse" ? 8 : 20)) held = away[0] < away[1] || (away[0] === away[1] && origin < edges[0]) ? "from" : "to";
    else if (!isOpen() && origin > edges[0] && origin < edges[1]) held = "all";
    thumbs[held === "to" ? 1 : 0].focus({ preventScroll: true });
    let dragged = false;
    const follow = ({ clientX }) => {
      const x = clientX - left;
      dragged ||= Math.abs(x - origin) > 3;
      if (!dragged) return;
      const days = (x - origin) / scale;
      if (held === "from") setEnd(held, nearest(dayAt(x)));
      else if (held === "to") setEnd(held, nearest(dayAt(x)) - 1);
      else if (held === "anew") setPeriod(floor(dayAt(Math.min(x, origin))), ceil(dayAt(Math.max(x, origin))) - 1);
      else setPeriod(...moved(before, months ? Math.round(days / 30.4375 / months) * months : null, days));
    };
    const drop = () => {
      track.removeEventListener("pointermove", follow);
      const bar = span.barOf(dayAt(origin));
      if (!dragged && (held === "anew" || held === "all")) setPeriod(span.start(bar), span.start(bar + 1) - 1);
    };
    track.setPointerCapture(event.pointerId);
    track.addEventListener("pointermove", follow);
    track.addEventListener("lostpointercapture", drop, { once: true });
  });

  function stepTo(way) {
    pause();
    const next = momentFrom(isOpen() ? [-way * Infinity, 0] : period(), way);
    if (next) setPeriod(...next);
    else announce(t("strip.noMoment"));
  }

  // Play: the window slides on; where the reader wants no motion it goes on bar by bar.

  let playing = 0;
  function show(key, path) {
    player.replaceChildren(icon(path));
    strip.classList.toggle("playing", Boolean(playing));
    for (const name of ["aria-label", "title"]) player.setAttribute(`data-say-${name}`, key), player.setAttribute(name, t(key));
  }
  function play() {
    if (isOpen() || state.to === null) setPeriod(-Infinity, span.start(Math.ceil(span.bars / 40)) - 1);
    const go = () => {
      const before = period();
      setPeriod(...moved(before, calm.matches ? span.step : null, Math.max(1, span.days / 400)));
      if (document.hidden || state.to === null || state.to <= before[1]) pause();
      else wait();
    };
    const wait = () => (playing = setTimeout(go, calm.matches ? 1200 : 100));
    wait();
    show("strip.pause", "M4 3h3v10H4zM9 3h3v10H9z");
  }
  function pause() {
    if (playing) {
      clearTimeout(playing);
      playing = 0;
      // Sliding stops anywhere; a period is said in whole months.
      if (!calm.matches && span.step > 1) setPeriod(monthStart(monthOf(period()[0])), monthStart(monthOf(period()[1]) + 1) - 1);
      telling = setTimeout(rest, 300);
    }
    show("strip.play", "M4.500 2.500v11l9-5.500z");
  }
  pause();
})();
