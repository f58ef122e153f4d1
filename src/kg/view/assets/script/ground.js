// What lies under the drawing: headings of the families by type, a net of degrees on the map.
// Gives: drawGround().

const [drawGround] = (() => {
  const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30];

  function headings() {
    const words = data.families.map(([key], at) => ({ x: data.heads[2 * at], y: data.heads[2 * at + 1], text: familyName(key), size: 22 }));
    return { words: words.filter((_, at) => things.some((it, id) => it.family === at && shown.things[id])), lines: [] };
  }

  /** The degrees that the places on the map lie between, and a line at each step. */
  function net() {
    const [east, north, wide, high] = data.projection;
    const spots = things.flatMap((it) => (it.at ? [[((it.at[1] - east + 540) % 360) - 180, it.at[0]]] : []));
    const range = (axis) => [Math.min(...spots.map((at) => at[axis])), Math.max(...spots.map((at) => at[axis]))];
    const [[west, last], [low, top]] = [range(0), range(1)];
    const step = STEPS.find((each) => Math.max(last - west, top - low) / each < 9) || 30;
    const degrees = new Intl.NumberFormat(state.tongue, { style: "unit", unit: "degree", unitDisplay: "narrow", maximumFractionDigits: 1 });
    const marks = (from, to) => Array.from({ length: Math.max(0, Math.round((to - from) / step) + 1) }, (_, n) => from + n * step);
    const down = (at) => Math.floor(at / step) * step;
    const [left, right, under, over] = [down(west + east) - east, down(last + east) + step - east, down(low), down(top) + step];
    const x = (at) => at * wide;
    const y = (at) => (north - at) * high;
    const [words, lines] = [[], []];
    for (const at of marks(left, right)) {
      lines.push([x(at), y(under), x(at), y(over)]);
      words.push({ x: x(at) + 4, y: y(over) - 6, text: degrees.format(((at + east + 540) % 360) - 180), size: 12 });
    }
    for (const at of marks(under, over)) {
      lines.push([x(left), y(at), x(right), y(at)]);
      words.push({ x: x(right) + 6, y: y(at) + 4, text: degrees.format(at), size: 12 });
    }
    return { words, lines };
  }

  /** Draw it on a canvas that has the measure of the drawing. */
  function draw(pen) {
    if (state.layout === "relations" || !data.layouts[state.layout]) return;
    const { words, lines } = state.layout === "map" ? net() : headings();
    pen.save();
    pen.strokeStyle = token("line");
    pen.lineWidth = 1;
    pen.beginPath();
    for (const [x, y, u, v] of lines) {
      pen.moveTo(x, y);
      pen.lineTo(u, v);
    }
    pen.stroke();
    pen.fillStyle = token("soft");
    for (const { x, y, text, size } of words) {
      pen.font = `600 ${size}px ${token("sans")}`;
      pen.fillText(text, x, y);
    }
    pen.restore();
  }

  return [draw];
})();
