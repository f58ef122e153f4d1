// Gives: data, things, statements and what every part needs to say, make and find something.

const byId = (id) => document.getElementById(id);

/** The data of the page; those of a large graph come in columns, which begin with "K". */
async function readData() {
  const plain = await unpacked("kg-data");
  return plain[0] === 75 ? readColumns(plain) : JSON.parse(new TextDecoder().decode(plain));
}

const data = await readData();
const things = data.n;
const statements = data.s;
const thing = (id) => things[id];
const statement = (number) => statements[number];
const iriOf = ({ iri: [base, local] }) => data.bases[base] + local;
const familyOf = (id) => data.families[things[id].family][0];
const propertyOf = (s) => data.properties[s.p];

const FIRM = new Set(["asserted", "presupposed"]);
const modalityOf = (s) => s.modality || "asserted";
const isFirm = (s) => FIRM.has(modalityOf(s));
/** Whether the article tells a time, rather than only the order of its narrative. */
const isTold = (time) => time.basis !== "narrativeOrder";
const toneOf = (s) => (s.edge && s.edge.tone) || propertyOf(s)[2];

/** The numbers of the statements in which a thing is named, in the order of the text. */
const byThing = things.map(() => []);
statements.forEach((s, number) => {
  for (const end of new Set([s.s, s.o, ...(s.more || []).map((part) => part[2])])) {
    if (end >= 0) byThing[end].push(number);
  }
});

// Offsets count code points, strings of JavaScript count UTF-16 units: they part at each astral letter.
const astral = [];
for (let at = 0, points = 0; at < data.text.length; at += 1, points += 1) {
  const unit = data.text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xdc00) {
    astral.push(points);
    at += 1;
  }
}
function unitAt(point) {
  let [low, high] = [0, astral.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (astral[middle] < point) low = middle + 1;
    else high = middle;
  }
  return point + low;
}
const textLength = data.text.length - astral.length;
const textBetween = (start, end) => data.text.slice(unitAt(start), unitAt(end));
const quoteText = ([start, end, text]) => (text === undefined ? textBetween(start, end) : text);

/** Make an element; children are text or elements, never markup; a function is a listener. */
function make(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}
const SVG = "http://www.w3.org/2000/svg";
const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** The sign of a family, as in the legend. */
const glyph = (family) =>
  svg("svg", { class: `glyph family-${family}`, width: 16, height: 16, "aria-hidden": "true" }, svg("use", { href: `#glyph-${family}` }));

/** Fold case, diacritics and letters that keyboards lack, so that "Zenda" finds "Żenda". */
const LETTERS = {
  ø: "o", đ: "d", ł: "l", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d", ə: "e",
  ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и",
  ى: "ي", ی: "ي", ک: "ك", ة: "ه", ـ: "",
};
const UNLIKE = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
function fold(text) {
  const lower = text.toLowerCase();
  if (/^[a-z0-9 .,]*$/.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}ʻʼʿʾ‘’'`]/gu, "")
    .replace(/[\p{Pd}·・_/]/gu, " ")
    .replace(UNLIKE, (letter) => LETTERS[letter]);
}

// Words of the interface.

const TONGUES = Object.keys(data.messages);
let catalogue = data.messages.en;
let locale = "en"; // with the reader's region, for dates and numbers
let plurals = new Intl.PluralRules(locale);
let numbers = new Intl.NumberFormat(locale);

/** Speak another language from now on. */
function speak(tongue) {
  catalogue = data.messages[tongue] || data.messages.en;
  locale = (navigator.languages || []).find((tag) => tag.split("-")[0] === tongue) || tongue;
  plurals = new Intl.PluralRules(locale);
  numbers = new Intl.NumberFormat(locale);
  document.documentElement.lang = tongue;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = t(element.dataset.say);
  for (const name of ["aria-label", "placeholder", "title"]) {
    const key = `data-say-${name}`;
    for (const element of document.querySelectorAll(`[${key}]`)) element.setAttribute(name, t(element.getAttribute(key)));
  }
}

/** A message, with its values put in; `n` chooses the form of the number. */
function t(key, values = {}) {
  const find = (from) => (values.n === undefined ? undefined : from[`${key}.${plurals.select(values.n)}`] ?? from[`${key}.other`]) ?? from[key];
  const text = find(catalogue) ?? find(data.messages.en) ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => {
    const value = values[name];
    return typeof value === "number" ? numbers.format(value) : value ?? all;
  });
}
/** What a word of the vocabulary is called in the language of the page. */
const term = (english) => (data.terms[document.documentElement.lang] || {})[english] ?? english;
/** The word for a value of the data ("planned"), or the value in words. */
const word = (area, value) => {
  const key = `${area}.${value}`;
  return catalogue[key] ?? data.messages.en[key] ?? term(value.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase());
};
const familyName = (family) => word("family", family);
const typeName = (id) => term(things[id].type);
const propertyName = (s) => term(propertyOf(s)[1]);

/** Say something to those who listen rather than look. */
function announce(text) {
  byId("live").textContent = text;
}

// Names of things.

/** The name of a thing in the chosen language, else its main one: text and language. */
function namedIn(id, language) {
  const it = things[id];
  const found = language && (it.labels || []).find((label) => label[1] === language);
  return found ? [found[0], found[1]] : [it.label, undefined];
}
const nameOf = (id) => namedIn(id, state.names)[0];
const nameTag = (id) => {
  const [text, language] = namedIn(id, state.names);
  return make("bdi", { lang: language }, text);
};
const aboutOf = (s) => (s.s >= 0 ? nameOf(s.s) : s.about || "");
const valueOf = (s) => (s.o >= 0 && !s.value ? nameOf(s.o) : s.value || "");
const sentenceOf = (s) => [aboutOf(s), propertyName(s), valueOf(s)].filter(Boolean).join(" ");

/** Name a language or a script in the reader's words; the code itself if nobody knows it. */
function codeName(type, code) {
  try {
    return new Intl.DisplayNames([document.documentElement.lang], { type }).of(code) || code;
  } catch {
    return code;
  }
}
/** The script that a language is written in unless somebody says otherwise. */
function usualScript(language) {
  try {
    return new Intl.Locale(language).maximize().script.replace(/^Han[st]$/, "Hani");
  } catch {
    return "";
  }
}
function kindOfName([, language, script, kind]) {
  const parts = [kind && word("name", kind), language && codeName("language", language)];
  if (script && script !== usualScript(language)) parts.push(codeName("script", script));
  return parts.filter(Boolean).join(", ");
}

// Days, counted from 1 January 1970.

const DAY = 86400000;
const isoOf = (day) => {
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}${date.toISOString().slice(-20, -14)}`;
};
/** The day of an ISO date; a year or a month stands for its first day, or its last one. Null if it is none. */
function dayOf(text, last = false) {
  const found = /^(-?\d{1,6})(?:-(\d\d?))?(?:-(\d\d?))?$/.exec(text.trim());
  if (!found) return null;
  const [, year, month, day] = found.map((part) => part && Number(part));
  if (month !== undefined && (month < 1 || month > 12)) return null;
  const date = new Date(0);
  if (day !== undefined) date.setUTCFullYear(year, month - 1, day);
  else if (month !== undefined) date.setUTCFullYear(year, last ? month : month - 1, last ? 0 : 1);
  else date.setUTCFullYear(last ? year + 1 : year, 0, last ? 0 : 1);
  if (day !== undefined && date.getUTCDate() !== day) return null;
  return Math.round(date.getTime() / DAY);
}
const yearOf = (day) => new Date(day * DAY).getUTCFullYear();
/** A day as the reader writes it, or a stretch of days. */
function dayName(day, options = { year: "numeric", month: "short", day: "numeric" }, last = day) {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const words = day === last ? format.format(day * DAY) : format.formatRange(day * DAY, last * DAY);
  // A browser that does not know the language says "M03".
  return words.replace(/\bM(\d\d)\b/g, (all, month) => t("time.months").split(" ")[month - 1]);
}

const between = ([first, last], name = dayName) => {
  if (first !== null && last !== null) return first === last ? name(first) : t("time.between", { first: name(first), last: name(last) });
  if (first !== null) return t("time.notBefore", { first: name(first) });
  return last === null ? "" : t("time.by", { last: name(last) });
};
/** Bounds of beginning and end in words, whole days unless a name for days says otherwise. */
const boundsInWords = ([es, ls, ee, le], name = dayName) =>
  es === ee && ls === le ? between([es, le], name) : [between([es, ls], name), between([ee, le], name)].filter(Boolean).join(" – ");

const FORMS = { day: undefined, month: { year: "numeric", month: "short" }, year: { year: "numeric" } };
/** A time in a few words; English ones come with the data. */
function shortOf(time) {
  if (!time || catalogue === data.messages.en || !(time.start || time.end)) return (time && time.short) || "";
  const [[es, ls], [ee, le]] = [time.start || [null, null], time.end || [null, null]];
  const name = (day) => dayName(day, FORMS[time.precision in FORMS ? time.precision : "month"]);
  const named = new Set([es, ls, ee, le].filter((day) => day !== null).map(name));
  const moment = es !== null && le !== null && named.size === 1;
  return moment ? (/[~?%]/.test(time.edtf) ? t("time.about", { time: name(es) }) : name(es)) : boundsInWords([es, ls, ee, le], name);
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 760px)");

// Colours come from the style sheet, so that they are said in one place.
let token = () => "";
function readTokens() {
  const style = getComputedStyle(document.documentElement);
  const cache = new Map();
  token = (name) => {
    if (!cache.has(name)) cache.set(name, style.getPropertyValue(`--${name}`).trim());
    return cache.get(name);
  };
}
readTokens();
