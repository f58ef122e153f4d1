// The surroundings of a thing to a depth, and the trail of what was visited.
// Gives: aroundControls().

/** In the panel of a thing: how far around it one sees, and the way to another thing. */
function aroundControls(id) {
  const depth = state.centre === id ? state.depth : 0;
  return make(
    "div",
    { class: "around" },
    make(
      "div",
      { class: "switch", role: "group", "aria-label": t("around.of", { name: nameOf(id) }) },
      [0, 1, 2, 3].map((far) =>
        make(
          "button",
          { type: "button", "aria-pressed": String(depth === far), "aria-label": t(`around.${far}.long`), onclick: () => lookAround(far ? id : null, far) },
          far ? numbers.format(far) : t("around.0"),
        ),
      ),
    ),
    wayButton(id),
  );
}

function lookAround(centre, depth) {
  change({ centre, depth }, { push: true });
  announce(depth ? t("around.shown", { name: nameOf(centre), n: depth }) : t("around.all"));
}

(() => {
  const box = byId("surroundings");
  const trail = make("ol", { class: "trail", "data-say-aria-label": "around.trail" });
  const note = make("p", { class: "note" });
  box.append(note, trail);
  const LONGEST = 12;
  let visited = [];
  let at = -1;

  const keyOf = (pick) => JSON.stringify(pick);
  function nameOfPick(pick) {
    if (pick.thing !== undefined) return nameOf(pick.thing);
    if (pick.path) return pick.path.map(nameOf).join(" – ");
    return sentenceOf(statements[pick.statement]);
  }

  /** Follow where the reader goes: back and forward move along the trail, a new choice cuts it. */
  function follow(pick) {
    const key = keyOf(pick);
    const near = [at - 1, at, at + 1].find((place) => visited[place] && keyOf(visited[place]) === key);
    const place = near ?? visited.findIndex((other) => keyOf(other) === key);
    if (place >= 0) {
      at = place;
      return;
    }
    visited = [...visited.slice(0, at + 1), pick].slice(-LONGEST);
    at = visited.length - 1;
  }

  function writeTrail() {
    trail.hidden = visited.length < 2;
    trail.replaceChildren(
      ...visited.map((pick, place) =>
        make(
          "li",
          { class: place > at ? "ahead" : undefined },
          make(
            "button",
            { type: "button", "aria-current": place === at && state.pick ? "step" : undefined, onclick: () => choose(pick) },
            pick.thing === undefined ? null : glyph(familyOf(pick.thing)),
            make("bdi", {}, nameOfPick(pick)),
          ),
        ),
      ),
    );
    const current = trail.children[at];
    if (current) trail.scrollLeft = Math.max(0, current.offsetLeft - trail.clientWidth / 2);
  }

  function writeNote() {
    const { centre, depth, pick } = state;
    note.hidden = !depth;
    if (!depth) return;
    const other = pick && pick.thing !== undefined && pick.thing !== centre ? pick.thing : null;
    note.replaceChildren(
      t("around.shown", { name: nameOf(centre), n: depth }),
      " ",
      make("button", { type: "button", class: "quiet", onclick: () => lookAround(null, 0) }, t("around.again")),
      ...(other === null ? [] : [make("button", { type: "button", class: "quiet", onclick: () => lookAround(other, depth) }, t("around.instead", { name: nameOf(other) }))]),
    );
  }

  whenChanged((now, before, seen) => {
    const { pick } = now;
    if (pick && pick !== before.pick && !pick.passage) follow(pick);
    // Who chooses something that is out of sight goes there.
    if (now.depth && pick && pick !== before.pick && pick.thing !== undefined && !seen.things[pick.thing] && now.centre === before.centre) {
      change({ centre: pick.thing });
    }
    const told = ["pick", "names", "tongue"].some((name) => now[name] !== before[name]);
    if (told) writeTrail();
    if (told || now.centre !== before.centre || now.depth !== before.depth) writeNote();
  });
})();
