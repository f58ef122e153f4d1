// Gives: around(), places for the surroundings of a thing: it in the middle, further off what is more steps away.
// No two names cover each other. The same surroundings have the same places.

const WIDER = 1.45; // screens are wider than high, and so are names
const RING = 150;
const APART = 10;

/**
 * steps: Map of thing -> steps from the centre, which has none; in the order in which they claim their place.
 * near(id): the things that one is joined to. roomOf(id): { half, top, bottom } around its place.
 * Returns a Map of thing -> [x, y], whole pixels.
 */
function around(steps, near, roomOf) {
  const ids = Array.from(steps.keys());
  const centre = ids.find((id) => steps.get(id) === 0);
  const children = new Map(ids.map((id) => [id, []]));
  for (const id of ids) {
    if (id === centre) continue;
    const parent = near(id).find((other) => steps.get(other) === steps.get(id) - 1);
    children.get(parent ?? centre).push(id);
  }
  const leaves = new Map();
  for (const id of [...ids].sort((a, b) => steps.get(b) - steps.get(a))) {
    leaves.set(id, Math.max(1, children.get(id).reduce((sum, child) => sum + leaves.get(child), 0)));
  }
  const wedges = new Map([[centre, [-Math.PI / 2, 2 * Math.PI]]]);
  const queue = [centre];
  for (const id of queue) {
    let [start, width] = wedges.get(id);
    for (const child of children.get(id)) {
      const part = (width * leaves.get(child)) / leaves.get(id);
      wedges.set(child, [start, part]);
      start += part;
      queue.push(child);
    }
  }
  const places = new Map();
  const filed = new Map(); // boxes by cells of the plane
  const CELL = 96;
  const cells = (box, visit) => {
    for (let row = Math.floor(box[1] / CELL); row <= Math.floor(box[3] / CELL); row += 1) {
      for (let column = Math.floor(box[0] / CELL); column <= Math.floor(box[2] / CELL); column += 1) {
        if (visit(`${column} ${row}`)) return true;
      }
    }
    return false;
  };
  const isFree = (box) =>
    !cells(box, (key) => (filed.get(key) || []).some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]));
  const take = (id, x, y) => {
    const { half, top, bottom } = roomOf(id);
    const box = [x - half - APART / 2, y - top - APART / 2, x + half + APART / 2, y + bottom + APART / 2];
    if (!isFree(box)) return false;
    cells(box, (key) => {
      filed.set(key, [...(filed.get(key) || []), box]);
    });
    places.set(id, [x, y]);
    return true;
  };
  take(centre, 0, 0);
  for (const id of ids) {
    if (places.has(id)) continue;
    const [start, width] = wedges.get(id);
    const middle = start + width / 2;
    // Outwards, and a little to both sides, until there is room.
    for (let radius = RING * steps.get(id); !places.has(id); radius += 12) {
      for (const aside of [0, 24, -24, 48, -48]) {
        const angle = middle + aside / radius;
        if (take(id, Math.round(WIDER * radius * Math.cos(angle)) + 0, Math.round(radius * Math.sin(angle)) + 0)) break;
      }
    }
  }
  return places;
}
