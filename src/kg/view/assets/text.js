// Data of the page and small things that every part uses.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("kg-data");
const things = data.n;
const statements = data.s;
const rules = new Map(Object.entries(data.rules));
// What goes without saying in the data is said here.
for (const s of statements) {
  s.modality ??= "asserted";
  s.about ??= s.subject >= 0 ? things[s.subject].label : "";
  s.value ??= s.object >= 0 ? things[s.object].label : "";
}
// Offsets count code points; a string of JavaScript counts UTF-16 units.
const letters = Array.from(data.text || "");

const FIRM = new Set(["asserted", "presupposed"]);
const isFirm = (statement) => FIRM.has(statement.modality);

/** Make an element; children are text or elements, never markup. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The shape of a family, as in the legend. */
function glyph(family) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", `glyph family-${family}`);
  svg.setAttribute("width", "16");
  svg.setAttribute("height", "16");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#glyph-${family}`);
  svg.append(use);
  return svg;
}

/** Fold case and diacritics, so that "Zenda" finds "Żenda". */
const LETTERS = new Map(Object.entries({ ø: "o", đ: "d", ł: "l", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d" }));
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}ʻʼʿʾ‘’'`]/gu, "")
    .toLowerCase()
    .replace(/[øđłıßæœþð]/g, (letter) => LETTERS.get(letter));
}

const say = (text) => {
  document.getElementById("live").textContent = text;
};

const words = (name) => name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();

/** Name a language or a script in the reader's words; the code itself if nobody knows it. */
function named(type, code) {
  try {
    return new Intl.DisplayNames(["en"], { type }).of(code) || code;
  } catch {
    return code;
  }
}

function nameOfLabel([, language, script]) {
  const parts = language ? [named("language", language)] : [];
  if (script && script !== usualScript(language)) {
    parts.push(named("script", script).replace(" script", ""));
  }
  return parts.join(", ");
}

/** The script that a language is written in unless somebody says otherwise. */
function usualScript(language) {
  if (!language) return "";
  try {
    return new Intl.Locale(language).maximize().script.replace(/^Han[st]$/, "Hani");
  } catch {
    return "";
  }
}

const quoteText = ([start, end, text]) =>
  text === undefined ? letters.slice(start, end).join("") : text;

/** Statements in which a thing is named, in the order of the text. */
const byThing = things.map(() => []);
statements.forEach((statement, number) => {
  const ends = new Set([statement.subject, statement.object]);
  for (const [, , node] of statement.more || []) ends.add(node);
  for (const end of ends) if (end >= 0) byThing[end].push(number);
});
