"""The page of coverage: the whole text, nothing but the text, and no markup but ours."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.coverage import render_page
from kg.coverage.layout import lay_out

if TYPE_CHECKING:
    from tests.coverage.conftest import Measure

    from kg.coverage import Coverage

HOSTILE = """= <img src=x onerror=alert(1)> =

- Birth Place: </style><script>alert(2)</script>
- <b>Key</b>: "quoted" & 'quoted'

Anna Varga <script>alert(3)</script> joined the Red League {{ 7 * 7 }} {% raw %} in 1923.

==</section><h1>Head</h1>==
She "creaked" onclick='alert(4)' <svg onload=alert(5)> in Zenda --> ]]> &lt;b&gt;.
"""
OURS = {
    "a", "article", "aside", "b", "bdi", "body", "button", "div", "h1", "h2", "head", "header",
    "html", "input", "label", "li", "main", "meta", "ol", "p", "rect", "script", "section", "span",
    "style", "svg", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
}  # fmt: skip


PIECES = st.sampled_from(
    "Anna Varga she the of in to and was not joined led born army governor 1923 June 5, ( ) . ; "
    "\u0416 \U0001f451 == * \n - Key: Value".split(" ")
)


class Page(HTMLParser):
    """The elements, the attributes and the words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open[-1:]):
            self.words.append(data)


@pytest.fixture(scope="module")
def page(covered: Coverage) -> str:
    return render_page(covered)


def laid_out(covered: Coverage) -> list[tuple[str, str]]:
    return [(b.kind, "".join(run.text for run in b.runs)) for b in lay_out(covered)[0]]


def test_the_blocks_are_the_whole_text_in_order(covered: Coverage) -> None:
    assert laid_out(covered) == [
        ("heading", "Anna Varga"),
        ("other", "Anna Varga"),
        ("line", "- Birth Date: 1891"),
        ("line", "- Shoe Size: 38"),
        ("sentence", "Anna Varga (Анна Варга; 1891 \u2013 1937) was a Ruritanian general."),
        ("heading", "Life"),
        ("sentence", "In 1923 she was appointed by the Red League as governor of Zenda."),
        ("sentence", "The mill joined Zenda."),
        ("sentence", "Varga was the daughter of Ilona Hentzau."),
        ("sentence", "Ilona Hentzau was the daughter of Varga."),
        ("sentence", "A door creaked."),
    ]


def test_a_sentence_is_cut_where_what_was_read_changes(covered: Coverage) -> None:
    (block,) = (b for b in lay_out(covered)[0] if b.number == 3)

    assert [(run.text, run.bare, run.reasons) for run in block.runs] == [
        ("The ", False, ()),
        ("mill", True, ()),
        (" ", False, ()),
        ("joined", True, (1,)),
        (" ", False, ()),
        ("Zenda", True, ()),
        (".", False, ()),
    ]


def test_the_mark_of_a_list_stays_before_its_sentence(measured: Measure) -> None:
    found = laid_out(measured("= Zenda =\n\n* Anna Varga fled.\n* Nothing\n"))

    assert found[1][1].startswith("* ")


def test_the_page_says_every_statement_and_every_reason(covered: Coverage, page: str) -> None:
    words = " ".join(" ".join(Page(page).words).split())

    for statement in covered.statements:
        assert statement.words in words
        assert statement.means in words
    for sentence in covered.sentences:
        for unread in sentence.unread:
            assert unread.reason in words


def test_a_number_of_the_page_leads_to_an_entry(page: str) -> None:
    entries = set(re.findall(r'<li id="([sr]\d+)"', page))
    asked = {
        f"{kind}{number}"
        for kind, numbers in re.findall(r'data-([sr])="([\d ]*)"', page)
        for number in numbers.split()
    }

    assert asked
    assert asked <= entries


def test_a_sentence_without_a_statement_is_marked(page: str) -> None:
    classes = re.findall(r'<div class="sentence (\w+)', page)

    assert classes == ["read", "read", "unread", "read", "unread", "unread"]


def test_a_sentence_of_which_some_words_were_read_is_marked(measured: Measure) -> None:
    page = render_page(measured("= Zenda =\n\nVarga, although wary, joined the Red League.\n"))

    assert re.findall(r'<div class="sentence (\w+)', page) == ["partly"]


def test_only_our_own_style_and_script_may_run(page: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    allowed = {
        f"{kind}-src '{_hash(text)}'" for kind, text in (("script", script), ("style", style))
    }

    assert policy.replace("&#39;", "'").startswith("default-src 'none'; ")
    assert allowed <= set(policy.replace("&#39;", "'").split("; "))


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_the_page_loads_nothing(page: str) -> None:
    assert re.findall(r'(?:src|href)="(?!#)', page) == []
    assert "url(" not in page
    assert "@import" not in page


def assert_harmless(covered: Coverage) -> None:
    page = Page(render_page(covered))

    assert set(page.elements) <= OURS
    assert page.elements.count("script") == page.elements.count("style") == 1
    assert [name for name in page.attributes if name.startswith("on") or name == "style"] == []


def test_hostile_text_is_only_text(measured: Measure) -> None:
    covered = measured(HOSTILE)
    words = "".join(Page(render_page(covered)).words)

    assert_harmless(covered)

    for said in ("<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "{% raw %}", "&lt;b&gt;"):
        assert said in words


@settings(max_examples=40)
@given(
    text=st.lists(
        st.sampled_from(
            "<script> </script> <!-- --> <![CDATA[ ' \" & &amp; {{ }} {% %} {# #} <svg/onload=a> "
            "</title> </style> onclick= javascript:a \u2028 \u202e".split()
        )
        | PIECES,
        min_size=1,
        max_size=30,
    ).map(" ".join)
)
def test_any_text_is_only_text(measured: Measure, text: str) -> None:
    assert_harmless(
        measured(f"= {text[:20]} =\n\n- Birth Place: {text}\n\n=={text[:20]}==\n{text}\n")
    )


@settings(max_examples=40)
@given(text=st.lists(PIECES, min_size=1, max_size=50).map(" ".join))
def test_no_character_of_the_text_is_lost_or_doubled(measured: Measure, text: str) -> None:
    covered = measured(f"= Zenda =\n\n{text}\n")
    shown = "".join(words for _, words in laid_out(covered))
    # The marks of headings are shown as headings.
    plain = re.sub(r"(?m)^=+\s*(.*?\w.*?)\s*=+\s*$", r"\1", covered.text)

    assert "".join(shown.split()) == "".join(plain.split())


def test_the_same_article_gives_the_same_page(
    measured: Measure, covered: Coverage, page: str
) -> None:
    assert render_page(measured(covered.text)) == page
