// Gives readColumns(): the data of a large graph, packed by columns (see columns.py), as the rows that every part reads.
// A row is a light object with one number; what it says is looked up in the columns when asked for.

/** Whole numbers: planes of bytes, lowest first; zigzag; with `steps` each is a difference. */
function readNumbers(bytes, at, count, width, steps) {
  const found = new Int32Array(count);
  for (let plane = 0; plane < width; plane += 1) {
    for (let i = 0; i < count; i += 1) found[i] |= bytes[at + plane * count + i] << (8 * plane);
  }
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    const value = (found[i] >>> 1) ^ -(found[i] & 1);
    found[i] = steps ? (sum += value) : value;
  }
  return found;
}

/** Where each part begins, given how long the parts are; one more for the end. */
function beginnings(lengths) {
  const found = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i += 1) found[i + 1] = found[i] + lengths[i];
  return found;
}

function readColumns(bytes) {
  const decoder = new TextDecoder();
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const data = JSON.parse(decoder.decode(bytes.subarray(8, 8 + size)));
  const column = {};
  let at = 8 + size;
  for (const [name, count, width, steps] of data.columns) {
    column[name] = width ? readNumbers(bytes, at, count, width, steps) : decoder.decode(bytes.subarray(at, at + count));
    at += count * (width || 1);
  }
  const strings = (name) => {
    const whole = column[name];
    const from = beginnings(column[`${name}.length`]);
    return (i) => whole.slice(from[i], from[i + 1]);
  };
  const words = Object.fromEntries(["n.iri", "n.label", "n.name", "n.rest", "s.iri", "s.about", "s.value", "s.rest"].map((name) => [name, strings(name)]));
  const quotes = { n: beginnings(column["n.quotes"]), s: beginnings(column["s.quotes"]) };
  const starts = {};
  for (const rows of ["n", "s"]) {
    let end = 0;
    starts[rows] = column[`${rows}.quote.gap`].map((gap, q) => {
      const start = end + gap;
      end = start + column[`${rows}.quote.length`][q];
      return start;
    });
  }
  const named = beginnings(column["n.names"]);
  const labelsOf = (i) => {
    const found = [];
    for (let k = named[i]; k < named[i + 1]; k += 1) {
      found.push([words["n.name"](k) || words["n.label"](i), ...data.nameKinds[column["n.name.kind"][k]]]);
    }
    return found;
  };
  const localOf = (i) => {
    const local = words["n.iri"](i);
    return local[0] === "=" ? local.slice(1) : local.replace("~", () => words["n.label"](i).toLowerCase().replaceAll(" ", "-"));
  };
  const whenOf = (rows) => (i) => {
    const when = data.whens[column[`${rows}.when`][i]];
    if (when !== true) return when;
    const { start = [null, null], end = [null, null] } = data.times[column[`${rows}.time`][i]];
    return [...start, ...end];
  };
  const quotesOf = (rows, i) => {
    const found = [];
    for (let q = quotes[rows][i]; q < quotes[rows][i + 1]; q += 1) {
      const start = starts[rows][q];
      found.push([start, start + column[`${rows}.quote.length`][q]]);
    }
    return found.length ? found : undefined;
  };
  const edgeOf = (i) => {
    const tone = column["s.tone"][i];
    return tone ? { tone: data.tones[tone - 1][0], curve: column["s.curve"][i] / 1000 } : undefined;
  };

  /** A row; `i` is its number. What few rows have is kept as JSON. */
  const rowsOf = (rows, count, rest, fields) => {
    function Row(i) {
      this.i = i;
    }
    const define = (name, read) => Object.defineProperty(Row.prototype, name, { get() { return read(this.i); } });
    const further = (i) => {
      const text = rest(i);
      return text ? JSON.parse(text) : {};
    };
    const rare = new Set(data.rests[rows]);
    for (const name of rare) if (!fields[name]) define(name, (i) => further(i)[name]);
    for (const [name, read] of Object.entries(fields)) define(name, rare.has(name) ? (i) => read(i) ?? further(i)[name] : read);
    return Array.from({ length: count }, (_, i) => new Row(i));
  };
  data.n = rowsOf("n", column["n.base"].length, words["n.rest"], {
    iri: (i) => [column["n.base"][i], localOf(i)],
    type: (i) => data.types[column["n.type"][i]],
    family: (i) => column["n.family"][i],
    label: words["n.label"],
    labels: labelsOf,
    time: (i) => data.times[column["n.time"][i]],
    when: whenOf("n"),
    quotes: (i) => quotesOf("n", i),
    size: (i) => column["n.size"][i],
    font: (i) => column["n.font"][i],
    weight: (i) => column["n.weight"][i],
    community: (i) => column["n.community"][i],
  });
  // The local name of a statement is often that of its subject, of its property, and twelve hexadecimal digits.
  const digests = new Int32Array(column["s.base"].length).fill(-1);
  for (let i = 0, found = 0; i < digests.length; i += 1) if (!column["s.iri.length"][i]) digests[i] = found++;
  const hex = (number) => number.toString(16).padStart(6, "0");
  const idOf = (i) => {
    const id = words["s.iri"](i);
    if (id[0] === ".") return id.slice(1);
    const end = id ? id.slice(1) : hex(column["s.digest.1"][digests[i]]) + hex(column["s.digest.0"][digests[i]]);
    return `${localOf(column["s.s"][i])}-${data.properties[column["s.p"][i]][0][1]}-${end}`;
  };
  data.s = rowsOf("s", column["s.base"].length, words["s.rest"], {
    iri: (i) => [column["s.base"][i], idOf(i)],
    s: (i) => column["s.s"][i],
    o: (i) => column["s.o"][i],
    p: (i) => column["s.p"][i],
    about: (i) => words["s.about"](i) || undefined,
    value: (i) => words["s.value"](i) || undefined,
    modality: (i) => data.modalities[column["s.modality"][i]],
    rule: (i) => data.ruleNames[column["s.rule"][i]],
    time: (i) => data.times[column["s.time"][i]],
    span: (i) => data.spans[column["s.span"][i]],
    when: whenOf("s"),
    quotes: (i) => quotesOf("s", i),
    edge: edgeOf,
  });
  data.text = column.text;
  data.layouts = Object.fromEntries(data.layouts.map((name) => [name, column[`layout.${name}`]]));
  data.large = true;
  // The same numbers bare, for what looks at all of them.
  data.column = {
    subject: column["s.s"], object: column["s.o"], property: column["s.p"],
    tone: Uint8Array.from(column["s.tone"]), curve: column["s.curve"],
    family: Uint8Array.from(column["n.family"]), size: column["n.size"], weight: column["n.weight"], community: column["n.community"],
  };
  return data;
}
