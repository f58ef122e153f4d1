"""The page of coverage in headless Chromium: what a pointer, a key and a phone show.

Needs Debian's package ``chromium``; without it these tests fail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from opened import FLAGS, WATCH
from playwright.sync_api import sync_playwright

from kg.coverage import render_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from tests.coverage.conftest import Measure

    from kg.coverage import Coverage

    Show = Callable[..., Page]

pytestmark = pytest.mark.browser

DESKTOP, PHONE = (1280, 900), (390, 844)
SHOWN = "all => all.filter(e => e.offsetParent !== null).map(e => e.innerText.split('\\n')[0])"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open a page; whatever it complains of or asks for fails the test at its end."""
    contexts = []
    wrong: list[str] = []

    def open_page(
        covered: Coverage,
        size: tuple[int, int] = DESKTOP,
        *,
        dark: bool = False,
        touch: bool = False,
        script: bool = True,
    ) -> Page:
        path = tmp_path / "coverage.html"
        path.write_text(render_page(covered), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            has_touch=touch,
            java_script_enabled=script,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.add_init_script(WATCH)
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on("request", lambda r: wrong.append(r.url) if r.url != path.as_uri() else None)
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            wrong += page.evaluate("window.__broken || []")
        context.close()
    assert wrong == []


def entries(page: Page) -> list[str]:
    """Return the first line of every entry that the panel shows."""
    found: list[str] = page.locator("#panel li").evaluate_all(SHOWN)
    return found


def test_pointing_at_words_shows_what_was_read_from_them(show: Show, covered: Coverage) -> None:
    page = show(covered)
    assert entries(page) == []
    page.hover(".run:text-is('governor')")

    assert entries(page) == [
        "governor of Zenda (Red League): post in Red League",
        "governor of Zenda (Red League): jurisdiction Zenda",
        "Anna Varga: holds office governor of Zenda (Red League)",
    ]
    page.hover(".run:text-is('creaked')")
    assert entries(page) == ["creaked"]
    assert "no frame for" in page.locator("#panel").inner_text()


def test_a_click_stays_until_escape(show: Show, covered: Coverage) -> None:
    page = show(covered)
    page.click(".run:text-is('creaked')")
    page.hover(".run:text-is('governor')")
    assert entries(page) == ["creaked"]
    page.keyboard.press("Escape")

    assert entries(page) == []
    assert page.locator("#hint").is_visible()


def test_a_number_shows_its_sentence(show: Show, covered: Coverage) -> None:
    page = show(covered)
    page.click(".no:text-is('5')")

    assert page.locator("#chosen").inner_text() == "Sentence 5"
    assert entries(page) == ["daughter"]
    page.click(".no:text-is('4')")
    assert entries(page) == ["Anna Varga: has mother Ilona Hentzau"]


def test_keys_go_from_stretch_to_stretch(show: Show, covered: Coverage) -> None:
    page = show(covered)
    page.focus(".run[tabindex='0']")
    focused = "document.activeElement.textContent"
    went = [page.evaluate(focused)]
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
        went.append(page.evaluate(focused))

    assert went == ["- Birth Date: 1891", "- Shoe Size: 38", "Anna Varga", "- Shoe Size: 38"]
    assert entries(page) == ["- Shoe Size: 38"]
    assert page.locator(".run[tabindex='0']").count() == 1


def test_only_what_was_not_read_is_left(show: Show, covered: Coverage) -> None:
    page = show(covered)
    page.check("#only")
    numbers: list[str] = page.locator(".no").evaluate_all(SHOWN)

    assert numbers == ["3", "5", "6"]
    assert page.locator("article >> text=Birth Date").is_hidden()
    assert page.locator("article >> text=Shoe Size").is_visible()


def test_a_text_read_to_the_last_word_leaves_nothing(show: Show, measured: Measure) -> None:
    page = show(measured("= Anna Varga =\n\n==Life==\nIn 1923 Varga joined the Red League.\n"))
    page.check("#only")

    assert page.locator(".none").is_visible()
    assert page.locator("article h2:visible").count() == 0


def test_pointing_at_a_statement_lights_up_its_words(show: Show, covered: Coverage) -> None:
    page = show(covered)
    page.click(".no:text-is('4')")
    page.hover("#panel li:visible")

    assert page.locator(".run.lit").all_inner_texts() == ["Varga", "daughter", "Ilona Hentzau"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_phone_shows_everything_without_scrolling_sideways(
    show: Show, covered: Coverage, *, dark: bool
) -> None:
    page = show(covered, PHONE, dark=dark, touch=True)
    assert page.locator("#panel").is_hidden()
    page.tap(".run:text-is('appointed')")
    box = page.locator("#panel").bounding_box()

    assert box is not None
    assert box["y"] + box["height"] == PHONE[1]
    assert box["height"] <= PHONE[1] / 2
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_without_script_every_statement_is_there(show: Show, covered: Coverage) -> None:
    page = show(covered, script=False)

    assert page.locator("#statements li:visible").count() == len(covered.statements)
    assert page.locator("#reasons li:visible").count() == 4
