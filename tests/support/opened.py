"""A page in headless Chromium, and everything that goes wrong in it.

Needs Debian's package ``chromium``; without it the tests that use this fail.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Request

__all__ = ["DESKTOP", "FLAGS", "PHONE", "TABLET", "WATCH", "Opened", "open_file"]

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
DESKTOP, TABLET, PHONE = (1440, 900), (1024, 768), (390, 844)
# Violations of the Content Security Policy and of Trusted Types are both reported so.
WATCH = """
window.__broken = [];
addEventListener("securitypolicyviolation", (e) => window.__broken.push(e.violatedDirective));
"""
_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@dataclass
class Opened:
    """A page in the browser, and everything that went wrong in it."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def note(self, request: Request) -> None:
        """Keep every request besides that for the page itself."""
        own = request.url.partition("#")[0] == self.address.partition("#")[0]
        if not own and not request.url.startswith(("data:", "blob:")):
            self.requests.append(request.url)

    def ask(self, expression: str, argument: object = None) -> Any:  # noqa: ANN401 - JSON
        """Return the value of an expression in the page."""
        return self.page.evaluate(expression, argument)

    def settle(self) -> None:
        """Wait until what was asked for has been painted."""
        self.ask("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))")

    def change(self, patch: dict[str, object]) -> None:
        """Change the state of the page, as its own controls do, and wait for the sight of it."""
        self.ask("(patch) => articleGraph.change(patch)", patch)
        self.settle()

    def assert_clean(self) -> None:
        """Check that nothing was asked for, complained of or refused."""
        assert self.requests == []
        assert self.messages == []
        assert self.ask("window.__broken") == []

    def violations(self) -> list[tuple[str, list[str]]]:
        """Return what axe-core finds, as rules with the elements concerned.

        It runs in a world of its own, so that the page's policy stays in force.
        """
        session: CDPSession = self.page.context.new_cdp_session(self.page)
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})

        def run(expression: str) -> Any:  # noqa: ANN401 - JSON
            answer = session.send(
                "Runtime.evaluate",
                {
                    "expression": expression,
                    "contextId": world["executionContextId"],
                    "awaitPromise": True,
                    "returnByValue": True,
                },
            )
            assert "exceptionDetails" not in answer, answer["exceptionDetails"]
            return answer["result"].get("value")

        run(f"{_AXE.read_text(encoding='utf-8')}; 1")
        found = run(
            f"axe.run(document, {{ runOnly: {list(_TAGS)} }}).then((result) => "
            "result.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 120))]))"
        )
        session.detach()
        return [(rule, elements) for rule, elements in found]


def open_file(  # noqa: PLR0913 - each is a way of looking
    browser: Browser,
    path: Path,
    size: tuple[int, int] = DESKTOP,
    *,
    dark: bool = False,
    script: bool = True,
    forced: bool = False,
    languages: str = "en-GB",
    address: str = "",
) -> tuple[Opened, BrowserContext]:
    """Open a file in a fresh context, which the caller closes."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        reduced_motion="reduce",
        forced_colors="active" if forced else "none",
        locale=languages,
        accept_downloads=True,
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    opened = Opened(page, path.as_uri() + address)
    if script:
        page.add_init_script(WATCH)
    page.on("request", opened.note)
    page.on("console", lambda message: opened.messages.append(message.text))
    page.on("pageerror", lambda error: opened.messages.append(str(error)))
    page.on("dialog", lambda dialog: opened.messages.append(dialog.message))
    page.goto(opened.address)
    if script:
        page.wait_for_selector("html.alive", state="attached")
    return opened, context
