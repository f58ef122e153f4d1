"""Measure the page in headless Chromium: bytes, time to the picture, frames, answers, memory.

    python bench/view.py [--sizes 100,1000,20000,100000] [--runs 3] [--limit 100]

The graphs are made up (``bench/chronicle.py``), of so many things and three times as many
statements. Beside the page of kg the default page of pyvis with the same graph, up to 1,000
things; what does not come to rest within the limit has no figures. Each page is opened anew for
each run; medians are printed as a Markdown table with the targets, and what misses its target
is bold.
Gestures and steps of the slider are tried on the whole graph, never on a part of it.

Needs Debian's package ``chromium``.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field, fields
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

from chronicle import chronicle
from playwright.sync_api import sync_playwright

from kg.view.build import view_model
from kg.view.page import render_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from kg.rdf.describe import DescribedGraph

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PYVIS_MOST = 1000
READY = {100: 800, 1000: 1000, 20_000: 2000, 100_000: 6000}
MEGABYTE = 1_000_000

# The picture is there once nothing is left to draw, or once things have stopped moving.
WATCH = """
window.__ready = null;
(() => {
  let [last, since] = ["", 0];
  const places = () => {
    if (window.articleGraph) return articleGraph.drawing.busy?.() ? "" : "drawn";
    return window.network?.body?.nodeIndices.length ? JSON.stringify(network.getPositions()) : "";
  };
  const look = () => {
    const now = places();
    if (now !== last || !now) [last, since] = [now, performance.now()];
    else if (performance.now() - since > 400) { window.__ready = since; return; }
    setTimeout(look, window.articleGraph ? 5 : 60);
  };
  addEventListener("DOMContentLoaded", look);
})();
"""
FRAMES = """() => {
  window.__frames = [];
  let before = performance.now();
  const each = (now) => {
    window.__frames.push(now - before);
    before = now;
    if (window.__frames) requestAnimationFrame(each);
  };
  requestAnimationFrame((now) => { before = now; requestAnimationFrame(each); });
}"""
PLACES = """() => {
  if (!window.articleGraph) return Object.values(network.getPositions());
  const ids = Array.from({ length: Math.min(2000, articleGraph.data.n.length) }, (_, id) => id);
  return articleGraph.drawing.spots(ids);
}"""
# From a change to the end of the frame that shows it; vis-network draws in the frame after.
STEP = """([from, to]) => new Promise((done) => {
  const start = performance.now();
  articleGraph.change({ from, to });
  const painted = () => setTimeout(() => done(performance.now() - start));
  const { network } = articleGraph.drawing;
  requestAnimationFrame(network ? () => requestAnimationFrame(painted) : painted);
})"""
SEARCH = """(query) => new Promise((done) => {
  const field = document.getElementById("search");
  const start = performance.now();
  field.focus();
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const look = () => {
    const found = document.querySelector("#results [role=option]");
    if (found) setTimeout(() => done(performance.now() - start));
    else if (performance.now() - start > 5000) done(NaN);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
CLICK = """(name) => {
  window.__answered = new Promise((done) => {
    addEventListener("pointerup", () => {
      const start = performance.now();
      const look = () => {
        const head = document.querySelector("#panel:not([hidden]) h2");
        if (head && head.textContent === name) setTimeout(() => done(performance.now() - start));
        else if (performance.now() - start > 5000) done(NaN);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}"""

CENTRE = """(id) => {
  const { drawing } = articleGraph;
  const [{ x, y }] = drawing.spots([id]);
  const { width, height } = drawing.frame();
  const at = drawing.view();
  const [dx, dy] = [(x - width / 2) / at.scale, (y - height / 2) / at.scale];
  drawing.setView({ x: at.x + dx, y: at.y + dy, scale: 1 });
}"""


@dataclass
class Figures:
    """What was measured of one page: megabytes, milliseconds, pixels."""

    size: float = field(default=float("nan"), metadata={"what": "page, MB"})
    ready: float = field(default=float("nan"), metadata={"what": "opened to stable, ms"})
    moved: float = field(default=float("nan"), metadata={"what": "movement afterwards, px"})
    frame: float = field(default=float("nan"), metadata={"what": "frame p95 in gestures, ms"})
    step: float = field(default=float("nan"), metadata={"what": "slider step painted, ms"})
    search: float = field(default=float("nan"), metadata={"what": "search answered, ms"})
    click: float = field(default=float("nan"), metadata={"what": "click answered, ms"})
    crowd: float = field(
        default=float("nan"), metadata={"what": "times as long as on an idle machine"}
    )
    heap: float = field(default=float("nan"), metadata={"what": "memory of the page's process, MB"})


def targets(count: int) -> Figures:
    """Return what the page has to reach."""
    return Figures(
        size=6.0 if count == 20_000 else float("nan"),  # noqa: PLR2004 - as the issue says
        ready=READY.get(count, float("nan")),
        moved=0, frame=34, step=50, search=100, click=100,
    )  # fmt: skip


def measure(browser: Browser, path: Path, limit: float) -> Figures:
    """Open a page and try it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    crowd = _crowd()
    context.route("http*://**", lambda route: route.abort())
    page = context.new_page()
    page.set_default_timeout(limit * 1000)
    page.add_init_script(WATCH)
    figures = Figures(size=path.stat().st_size / MEGABYTE)
    page.goto(path.as_uri())
    figures.ready = _wait(page, "window.__ready", limit)
    ours = bool(page.evaluate("Boolean(window.articleGraph)"))
    if not isnan(figures.ready):
        before = page.evaluate(PLACES)
        page.wait_for_timeout(2000)
        figures.moved = _moved(before, page.evaluate(PLACES))
        if ours:
            answers = [page.evaluate(SEARCH, query) for query in ("kr", "ste", "gr")]
            figures.search = statistics.median(answers)
            page.fill("#search", "")
            _whole(page)
        figures.frame = _gestures(page)
        if ours:
            figures.step = _steps(page)
            figures.click = _click(page)
    figures.heap = _memory(browser, page)
    figures.crowd = (crowd + _crowd()) / 2
    context.close()
    return figures


def _wait(page: Page, expression: str, limit: float) -> float:
    end = time.monotonic() + limit
    while time.monotonic() < end:
        found = page.evaluate(expression)
        if found is not None:
            return float(found)
        time.sleep(0.05)
    return float("nan")


def _whole(page: Page) -> None:
    """Show the whole of a large graph."""
    if page.locator("#whole").count():
        page.click("#whole")
        page.wait_for_timeout(100)
        while page.evaluate("articleGraph.drawing.busy()"):
            page.wait_for_timeout(50)


def _moved(before: list[dict[str, float]], after: list[dict[str, float]]) -> float:
    pairs = zip(before, after, strict=True)
    return max((max(abs(a["x"] - b["x"]), abs(a["y"] - b["y"])) for a, b in pairs), default=0.0)


def _gestures(page: Page) -> float:
    """Zoom in and out by the wheel and pan; return the 95th percentile of the frames."""
    page.evaluate(FRAMES)
    page.mouse.move(800, 450)
    for turn in range(20):
        page.mouse.wheel(0, -120 if turn % 10 < 5 else 120)  # noqa: PLR2004 - in, then out
        page.wait_for_timeout(30)
    page.mouse.move(620, 340)
    page.mouse.down()
    for step in range(40):
        page.mouse.move(620 + 6 * step, 340 + 4 * (step % 20))
        page.wait_for_timeout(16)
    page.mouse.up()
    frames = sorted(page.evaluate("window.__frames"))
    page.evaluate("window.__frames = null")
    return float(frames[int(0.95 * len(frames))])


def _steps(page: Page) -> float:
    """Move a window of ten years over the century."""
    year = 365.25
    windows = [(round((y - 70) * year), round((y - 60) * year)) for y in range(10, 80, 10)]
    times = []
    for window in windows:
        page.wait_for_timeout(300)
        times.append(page.evaluate(STEP, list(window)))
    page.evaluate("articleGraph.change({ from: null, to: null })")
    page.wait_for_timeout(800)
    return float(statistics.median(times))


def _click(page: Page) -> float:
    """Click on the heaviest things, with their surroundings in between."""
    heavy: list[int] = page.evaluate(
        "articleGraph.data.n.map((it, id) => [it.weight, id])"
        ".sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, 5).map(([, id]) => id)"
    )
    times = []
    for thing in heavy:
        page.evaluate("articleGraph.change({ pick: null, centre: null, depth: 0 })")
        page.evaluate(CENTRE, thing)
        page.wait_for_timeout(700)
        box = page.locator("#graph").bounding_box()
        spot = page.evaluate("(id) => articleGraph.drawing.spots([id])[0]", thing)
        page.evaluate(CLICK, page.evaluate("(id) => articleGraph.data.n[id].label", thing))
        page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])  # type: ignore[index]
        times.append(page.evaluate("window.__answered"))
    return float(statistics.median(times))


def _memory(browser: Browser, page: Page) -> float:
    """Return the resident memory of the process that the page is in."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    page.evaluate("1")
    sizes = [
        int(line.split()[1]) / 1000
        for process in processes
        if process["type"] == "renderer"
        for line in Path(f"/proc/{process['id']}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    ]
    return max(sizes, default=float("nan"))


def default_pyvis(described: DescribedGraph) -> str:
    """Return the page that pyvis makes of a graph if one asks for nothing."""
    from pyvis.network import Network  # noqa: PLC0415 - loads IPython

    network = Network(directed=True, cdn_resources="in_line")
    number = {entity.iri: n for n, entity in enumerate(described.entities)}
    for entity in described.entities:
        network.add_node(number[entity.iri], label=entity.label, group=entity.type)
    for row in described.statements:
        name = row.property.rpartition("#")[2]
        title = row.passages[0].quote
        network.add_edge(number[row.subject], number[row.object], label=name, title=title)
    return str(network.generate_html())


def _medians(browser: Browser, path: Path, runs: int, limit: float) -> Figures:
    found = [measure(browser, path, limit) for _ in range(runs)]
    return Figures(*(_median([getattr(f, each.name) for f in found]) for each in fields(Figures)))


def _crowd() -> float:
    """Return how many times longer work takes than on an idle machine."""
    wall, processor = time.perf_counter(), time.process_time()
    while time.process_time() - processor < 0.2:  # noqa: PLR2004 - seconds
        pass
    return (time.perf_counter() - wall) / 0.2


def _median(values: list[float]) -> float:
    known = [value for value in values if not isnan(value)]
    return statistics.median(known) if len(known) * 2 > len(values) else float("nan")


def _shown(value: float, aim: float = float("nan")) -> str:
    if isnan(value):
        return "-"
    text = f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"  # noqa: PLR2004
    return f"**{text}** (> {aim:g})" if value > aim else text


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the page.")
    parser.add_argument("--sizes", default="100,1000,20000,100000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=100.0)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    columns: dict[str, tuple[Figures, Figures]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:

        def tried(name: str, make: Callable[[], str], aims: Figures) -> None:
            path = Path(folder) / "page.html"
            path.write_text(make(), encoding="utf-8")
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            columns[name] = _medians(browser, path, options.runs, options.limit), aims
            browser.close()
            print(name, columns[name][0], file=sys.stderr, flush=True)

        for count in map(int, options.sizes.split(",")):
            described, context = chronicle(count)
            model = view_model(described, context)
            tried(f"{count:,}", lambda model=model: render_page(model), targets(count))  # type: ignore[misc]
            if count <= PYVIS_MOST:
                make = lambda described=described: default_pyvis(described)  # noqa: E731
                tried(f"pyvis, {count:,}", make, Figures())
    print(_table(columns))
    if options.json:
        figures = {name: vars(found) for name, (found, _) in columns.items()}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _table(columns: dict[str, tuple[Figures, Figures]]) -> str:
    rows = ["| | target | " + " | ".join(columns) + " |", "|---|" + "---|" * (1 + len(columns))]
    for each in fields(Figures):
        aims = {getattr(aims, each.name) for _, aims in columns.values()}
        said = " / ".join(f"{aim:,g}" for aim in sorted(aim for aim in aims if not isnan(aim)))
        cells = [
            _shown(getattr(found, each.name), getattr(aims, each.name))
            for found, aims in columns.values()
        ]
        rows.append(f"| {each.metadata['what']} | {said} | {' | '.join(cells)} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
