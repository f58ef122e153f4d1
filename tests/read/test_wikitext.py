"""Reading wikitext: what is shown, what is not, and where each character is from."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Anchor, Article, Run, Span
from kg.read import looks_like_wikitext, read_plain, read_wikitext

PAGES = sorted((Path(__file__).parents[1] / "data" / "wikitext").glob("*.wiki"))
LEAD = "'''Anna Varga''' was a general."


def read(text: str, name: str = "Anna Varga.wiki", title: str = "") -> Article:
    return read_wikitext(text.encode("utf-8", "surrogatepass"), name, title)


def prose(text: str) -> str:
    """What a body shows, without the title over it."""
    return read(text, title="Anna Varga").text.removeprefix("= Anna Varga =\n\n")


def fields(parameters: str) -> dict[str, str]:
    """What an infobox gives, by key."""
    page = read("{{Infobox person\n" + parameters + "\n}}\n" + LEAD)
    return {field.key: field.value for field in page.infobox}


def linked(article: Article) -> list[tuple[str, str]]:
    return [(article.surface(link.span), link.target) for link in article.anchors]


def markup_of(article: Article, words: str) -> str:
    """The markup that some words of the text were rendered from."""
    assert article.rendered is not None
    start = article.text.index(words)
    place = article.rendered.source(Span(start, start + len(words)))
    return article.rendered.markup[place.start : place.end]


# --- whole pages --------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_the_article_that_the_plain_form_writes(page: Path) -> None:
    rendered = read_wikitext(page.read_bytes(), page.name)
    plain = read_plain(page.with_suffix(".txt").read_bytes(), page.name)

    assert rendered.text + "\n" == plain.text
    assert rendered.title == plain.title
    assert rendered.infobox == plain.infobox
    assert rendered.sentences == plain.sentences
    assert rendered.see_also == plain.see_also
    assert [(s.title, s.level) for s in rendered.sections] == [
        (s.title, s.level) for s in plain.sections
    ]


def test_the_hash_is_of_the_bytes_and_the_markup_is_kept() -> None:
    data = "\ufeff'''Anna''' e\u0301.\r\n".encode()
    article = read_wikitext(data)

    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.rendered is not None
    assert article.rendered.markup == "'''Anna''' \u00e9.\n"
    assert article.rendered.media_type == "text/x-wiki"


# --- what is shown ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("'''Anna''' ''led'' '''''them'''''.", "Anna led them."),
        ("It was Anna''''s''' army.", "It was Anna's army."),
        ("Anna&nbsp;led 1919&ndash;1920 &amp; won&#33;", "Anna led 1919–1920 & won!"),
        ("Anna <b>led</b> <span style='x'>them</span>.", "Anna led them."),
        ("Anna<br>led<br/>them.", "Anna led them."),
        ('She won.<ref>A book.</ref> She fled.<ref name="a" />', "She won. She fled."),
        ("She <!-- never --> won.", "She  won."),
        ("She won.\n<!-- never -->\nShe fled.", "She won. She fled."),
        ("<nowiki>[[no link]] &amp; ''</nowiki> here.", "[[no link]] & '' here."),
        ("A formula <math>x^2</math> here.", "A formula here."),
        ("<gallery>\nFile:A.jpg|A\n</gallery>\nShe won.", "She won."),
        ("__NOTOC__ She won.", "She won."),
        ("She won [https://example.org the war] there.", "She won the war there."),
        ("She won [https://example.org].", "She won ."),
        ("She [sic] won.", "She [sic] won."),
        ("1 < 2 and 3 > 2.", "1 < 2 and 3 > 2."),
        ("Anna won\nthe war.\n\nShe fled.", "Anna won the war.\n\nShe fled."),
        ("* She won.\n** She fled.\n# She died.", "- She won.\n- She fled.\n- She died."),
        (": She won.", "She won."),
        ("She won.\n----\nShe fled.", "She won.\n\nShe fled."),
        ("{| class=x\n| a\n{|\n| b\n|}\n|}\nShe won.", "She won."),
        ("She won.\n{| \n| a\n==Life==\nShe fled.", "She won.\n\n==Life==\n\nShe fled."),
        ("{{{1|}}}She won{{{2|}}}.", "She won."),
    ],
)
def test_marks_show_what_a_reader_sees(markup: str, shown: str) -> None:
    assert prose(markup) == shown


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{birth date|1899|5|1}}", "May 1, 1899"),
        ("{{birth date and age|1899|5|1|df=yes}}", "1 May 1899"),
        ("{{death date and age|1951|4|29|1899|5|1}}", "April 29, 1951"),
        ("{{start date|1926|6}}", "June 1926"),
        ("{{start date|1926}}", "1926"),
        ("{{birth-date and age|7 May 1920}}", "7 May 1920"),
        ("{{birth date|May 1920}}", "May 1920"),
        ("{{circa|1920}}", "c. 1920"),
        ("{{c.|1920|1930}}", "c. 1920 – c. 1930"),
        ("{{reign|1920|1930}}", "r. 1920–1930"),
        ("{{as of|1920}}", "As of 1920"),
        ("{{nowrap|Anna {{small|Varga}}}}", "Anna Varga"),
        ("{{lang|de|Wald}}", "Wald"),
        ("{{lang-de|Wald}}", "German: Wald"),
        ("{{langx|sr-Latn|Šuma}}", "Serbian: Šuma"),
        ("{{lang-xyz|Wald}}", "Wald"),
        ("{{lang-de|Wald|label=none}}", "Wald"),
        ("{{transliteration|ru|Duma}}", "Duma"),
        ("{{transl|ru|ISO|Duma}}", "Duma"),
        ("{{zh|t=林|s=林|p=Lín}}", "traditional Chinese: 林; simplified Chinese: 林; pinyin: Lín"),
        ("{{marriage|Anna|1920|1930}}", "Anna (m. 1920–1930)"),
        ("{{marriage|Anna|1920|1930|end=div}}", "Anna (m. 1920 – div. 1930)"),
        ("{{marriage|Anna}}", "Anna"),
        ("{{convert|10|km|mi}}", "10 km"),
        ("{{convert|10|to|20|km|mi}}", "10 to 20 km"),
        ("{{flag|Ruritania}}", "Ruritania"),
        ("{{flagcountry|RUR|name=Ruritania}}", "Ruritania"),
        ("{{flagicon|Ruritania}} Anna", "Anna"),
        ("{{ill|Anna Varga|de|lt=Varga}}", "Varga"),
        ("{{ubl|Anna|Maria}}", "Anna; Maria"),
        ("{{hlist|Anna|Maria}}", "Anna; Maria"),
        ("A{{snd}}B{{ndash}}C{{nbsp}}D", "A – B–C D"),
        ("French{{\\}}Ruritanian", "French / Ruritanian"),
        ("{{formatnum:1234}} men", "1234 men"),
        ("{{PAGENAME}} won", "Anna Varga won"),
        ("{{An unknown template|Anna}} won", "Anna won"),
        ("Anna{{An unknown template|a|b}} won", "Anna won"),
        ("Anna{{citation needed|date=May 2020}} won", "Anna won"),
        ("Anna{{sfn|Roth|1960|p=4}} won", "Anna won"),
        ("Anna{{efn|A note.}} won", "Anna won"),
        ("Anna {{IPA|xx|anna}} won", "Anna won"),
        ("Anna ({{IPA|xx|anna}}) won", "Anna won"),
        ("Anna ({{IPA|xx|anna}}; born 1899) won", "Anna (born 1899) won"),
        ("Anna (born 1899, {{audio|a.ogg}}) won", "Anna (born 1899) won"),
        ("Anna {{IPA|xx|anna}}, a general", "Anna, a general"),
        ("{{#if:x|y|z}} won", "won"),
    ],
)
def test_a_template_shows_its_words(template: str, shown: str) -> None:
    assert prose(f"{template}.") == f"{shown}."


def test_boxes_beside_the_text_are_not_shown() -> None:
    page = "{{About|a|b}}\n{{Some box|text=x}}\n{{One|thing}}\n" + LEAD + "\n{{Navbox|a}}"

    assert prose(page) == "Anna Varga was a general."


def test_pictures_categories_and_other_languages_are_not_shown() -> None:
    page = "[[File:A.jpg|thumb|A [[link]]]]Anna won.\n[[Category:X]]\n[[de:Anna]]\n[[sr-ec:Анна]]"

    assert prose(page) == "Anna won."
    assert read(page).anchors == ()


def test_sections_of_references_give_no_sentence_and_see_also_gives_titles() -> None:
    article = read(
        LEAD + "\n== References ==\nA book. It is good.\n==See also==\n* [[Zenda (river)|Zenda]]\n"
    )

    assert [article.surface(s.span) for s in article.sentences] == ["Anna Varga was a general."]
    assert [title for title, _ in article.see_also] == ["Zenda"]


# --- links --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "words", "target"),
    [
        ("[[Zenda]]", "Zenda", "Zenda"),
        ("[[zenda_city]]", "zenda city", "Zenda city"),
        ("[[Zenda (river)|]]", "Zenda", "Zenda (river)"),
        ("[[Zenda, Ruritania|]]", "Zenda", "Zenda, Ruritania"),
        ("[[Anna Varga|''Varga'']]", "Varga", "Anna Varga"),
        ("[[Ruritania]]n", "Ruritanian", "Ruritania"),
        ("[[Anna Varga|a|b]]", "a|b", "Anna Varga"),
        ("[[Caf&eacute;]]", "Café", "Café"),
        ("{{flag|Ruritania}}", "Ruritania", "Ruritania"),
        ("{{nowrap|[[Zenda]]}}", "Zenda", "Zenda"),
    ],
)
def test_a_link_has_its_words_and_its_target(markup: str, words: str, target: str) -> None:
    assert linked(read(f"She saw {markup}.")) == [(words, target)]


@pytest.mark.parametrize(
    "markup",
    ["[[#Life|life]]", "[[Zenda#Sights|sights]]", "[[:Category:X]]", "[[wikt:army|army]]", "[[]]"],
)
def test_what_leads_to_no_whole_article_is_no_link(markup: str) -> None:
    assert read(f"She saw {markup} there.").anchors == ()


def test_two_links_side_by_side_are_two() -> None:
    assert linked(read("[[Anna]][[Zenda]] won.")) == [("Anna", "Anna"), ("Zenda", "Zenda")]


def test_links_are_in_the_order_of_the_text_and_inside_it() -> None:
    article = read("She saw [[Zenda]] and [[Strelsau|the city]].")

    assert article.anchors == (
        Anchor(Span(24, 29), "Zenda"),
        Anchor(Span(34, 42), "Strelsau"),
    )


# --- the infobox --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parameter", "key", "value"),
    [
        ("birth_date = {{birth date|1899|5|1}}", "Birth Date", "1899-05-01"),
        ("term_start2 = 1 May 1923", "Term Start2", "1 May 1923"),
        ("office3=Governor", "Office3", "Governor"),
        ("birth_place = [[Zenda]],<br>[[Ruritania]]", "Birth Place", "Zenda, Ruritania"),
        ("battles = [[A]]<br>[[B]]", "Battles", "A; B"),
        ("battles =\n* [[A]]\n* [[B]]", "Battles", "A; B"),
        ("battles = {{plainlist|\n* [[A]]\n* [[B]]\n}}", "Battles", "A; B"),
        ("battles = {{flatlist}}\n* A\n* B\n{{endflatlist}}", "Battles", "A; B"),
        ("battles = {{ubl|A; or C|B}}", "Battles", "A; or C * B"),
        ("predecessor = Karl<br/>(acting)", "Predecessor", "Karl (acting)"),
        ("office = Governor<br>of Zenda", "Office", "Governor of Zenda"),
        ("allegiance = {{flagicon|X}} [[Ruritania]]", "Allegiance", "Ruritania"),
        ("spouse = {{marriage|Anna|1920|1930}}", "Spouse", "Anna (m. 1920–1930)"),
        ("death_cause = fever<ref>A.</ref> {{efn|B.}}", "Death Cause", "fever"),
        ("children = two words\nwrapped", "Children", "two words wrapped"),
        ("other_names = a = b", "Other Names", "a = b"),
        ("notes: on = x", "Notes On", "x"),
    ],
)
def test_a_parameter_is_a_field(parameter: str, key: str, value: str) -> None:
    assert fields(f"|{parameter}") == {key: value}


def test_the_span_of_a_field_is_its_line_and_that_of_the_value_its_value() -> None:
    article = read("{{Infobox person|birth_date=1899}}\n" + LEAD)
    (field,) = article.infobox

    assert article.surface(field.span) == "- Birth Date: 1899"
    assert article.surface(field.value_span) == "1899"
    assert markup_of(article, "- Birth Date: 1899") == "birth_date=1899"


def test_what_is_empty_or_says_how_the_box_looks_is_no_field() -> None:
    shown = fields(
        "|birth_date=\n|image=A.jpg\n|image_size=9\n|caption=x\n|alt=y\n|embed=yes\n|1=z"
        "|father=<!-- who? -->|mother={{citation needed}}|native_name_lang=de|issue-link=#A|party=A"
    )

    assert shown == {"Party": "A"}


def test_the_name_is_a_field_only_where_it_is_not_the_title() -> None:
    assert fields("|name=Anna Varga|party=A") == {"Party": "A"}
    assert fields("|name=Anna Varga of Zenda|party=A") == {
        "Name": "Anna Varga of Zenda",
        "Party": "A",
    }
    assert fields("|common_name=Varga|conventional_long_name=Anna Varga|party=A") == {
        "Common Name": "Varga",
        "Party": "A",
    }


def test_an_infobox_within_an_infobox_is_part_of_it() -> None:
    assert fields("|party=A\n|module={{Infobox military person|embed=yes|rank=General}}\n|x=B") == {
        "Party": "A",
        "Rank": "General",
        "X": "B",
    }


def test_an_infobox_below_the_lead_belongs_to_something_else() -> None:
    article = read(LEAD + "\n==Ship==\n{{Infobox ship|name=Zenda|crew=9}}\nIt sank.")

    assert article.infobox == ()


# --- the title ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "name", "title"),
    [
        ("{{Infobox person|name=Anna Varga}}\nx.", "page.wiki", "Anna Varga"),
        ("{{Infobox military conflict|conflict=War|a=b}}\nx.", "-", "War"),
        ("'''Anna Maria Varga''' won.", "page.wiki", "Anna Maria Varga"),
        ("'''Anna Maria Varga''' won.", "out/Anna_Varga.wiki", "Anna Varga"),
        ("'''Anna Varga''' won.", "Anna Varga (general).wiki", "Anna Varga (general)"),
        ("'''Anna Varga''' won.", "anna-varga.wiki", "Anna Varga"),
        ("{{DISPLAYTITLE:''Zenda''}}'''Anna''' won.", "page.wiki", "Zenda"),
        ("= Zenda =\n'''Anna''' won.", "page.wiki", "Zenda"),
        ("She won.", "out\\Zenda.wiki", "Zenda"),
        ("She won.", "-", "Untitled"),
    ],
)
def test_the_title_is_the_best_that_is_known(page: str, name: str, title: str) -> None:
    article = read(page, name)

    assert article.title == title
    assert article.text.startswith(f"= {title} =\n")


def test_a_title_that_is_given_goes_before_all_others() -> None:
    assert read("{{DISPLAYTITLE:Zenda}}\nShe won.", title="Hofbau").title == "Hofbau"


# --- places in the source -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "markup"),
    [
        ("led", "led"),
        ("the Red League", "the ''[[Red League (party)|Red League"),
        ("Red League", "Red League"),
        ("in May 1, 1899", "in {{start date|1899|5|1}}"),
        ("1, 18", "{{start date|1899|5|1}}"),
        ("Wald", "Wald"),
        ("German: Wald", "{{lang-de|Wald"),
        ("1899. She", "{{start date|1899|5|1}}.<ref>A book</ref> She"),
        ("& co", "&amp; co"),
    ],
)
def test_words_lead_back_to_their_markup(words: str, markup: str) -> None:
    article = read(
        "Anna led the ''[[Red League (party)|Red League]]'' in {{start date|1899|5|1}}."
        "<ref>A book</ref> She saw ({{lang-de|Wald}}) &amp; co."
    )

    assert markup_of(article, words) == markup


def test_a_text_without_markup_is_one_copy() -> None:
    article = read("Anna led them. She won.")

    assert article.rendered is not None
    assert article.rendered.runs == (
        Run(Span(0, 16), Span(0, 0), verbatim=False),
        Run(Span(16, 39), Span(0, 23), verbatim=True),
    )


def test_what_is_composed_stands_for_its_parts() -> None:
    article = read("Cafe&#x301; Zenda.")

    assert article.text.endswith("Café Zenda.")
    assert markup_of(article, "é") == "e&#x301;"


# --- what is refused, and what is not wikitext ----------------------------------------------


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("#REDIRECT [[Anna Varga]]", "this page only redirects to “Anna Varga”; give the page"),
        ("\n#redirect: [[Zenda#Life]]", "this page only redirects to “Zenda#Life”; give"),
        ("{{Authority control}}\n[[Category:X]]", "this page has no text; is it an article"),
        ("<!-- nothing -->", "this page has no text"),
        ("== References ==\n* A book.", "this page has no text"),
        ("", "the file is empty"),
    ],
)
def test_a_page_without_an_article_is_one_clear_line(page: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(page, "zenda.wiki")

    assert str(caught.value).startswith(f"zenda.wiki: {message}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "is_wikitext"),
    [
        ("#REDIRECT [[Zenda]]", True),
        ("{{Infobox person\n|name=A}}", True),
        ("'''Anna''' saw [[Zenda]].", True),
        ("Anna won.<ref>A</ref> She saw [[Zenda]].", True),
        ("= Anna =\n- Birth Date: 1899\n\nAnna saw [[Zenda]] and [[Hofbau]].", False),
        ("Anna won.", False),
        ("Anna saw [[Zenda]].", False),
        ("\xff\xfe", False),
    ],
)
def test_wikitext_is_told_from_the_plain_form(text: str, is_wikitext: bool) -> None:
    assert looks_like_wikitext(text.encode("latin-1")) is is_wikitext


# --- anything at all ------------------------------------------------------------------------

_PIECES = st.sampled_from(
    "{{ }} {{{ }}} [[ ]] | = ' '' ''' ''''' <ref> </ref> <ref/> <nowiki> </nowiki> <!-- --> <br> "
    "{| |} == * # : ; ( ) , . & &amp; &#x301; é \u0301 \u1100 \u1161 Anna Zenda 1899 "
    "file: [http://x ] infobox birth_date| lang|de| flag| ubl| plainlist| marriage| zh|t= circa| "
    "PAGENAME name= __TOC__ #REDIRECT math".split()
) | st.sampled_from([" ", "\n", "\n\n", "{{infobox x|a=", "{{birth date|1899|5|1}}"])
pages = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=60)


def check(article: Article) -> None:
    """What holds of every article that is read from wikitext."""
    rendered = article.rendered
    assert rendered is not None
    assert unicodedata.is_normalized("NFC", article.text)
    at, before = 0, Span(0, 0)
    for run in rendered.runs:
        assert (run.span.start, run.span.end > at) == (at, True)
        assert before.start <= run.source.start
        assert before.end <= run.source.end <= len(rendered.markup)
        copied = rendered.markup[run.source.start : run.source.end]
        assert not run.verbatim or copied == article.surface(run.span)
        at, before = run.span.end, run.source
    assert at == len(article.text)
    for sentence in article.sentences:
        assert article.surface(sentence.span).strip()
    for field in article.infobox:
        assert article.surface(field.value_span) == field.value != ""
        assert field.span.contains(field.value_span)
    for link in article.anchors:
        assert article.surface(link.span).strip()
        assert link.target
    for sentence in article.sentences:
        assert rendered.source(sentence.span).end <= len(rendered.markup)


@given(pages)
@example("{{ubl|'''a|b}}[[c]]\n")
@example("{{infobox x|a={{infobox y|b=c}}|d=[[e|f]]}}g")
@example("a {{ubl|2=b\nc|1=d}}")
@example("a {{ubl|2=b\n* c\n\n* d|1=e}}")
@example("a {{ubl|2=b\n\nc|1=d}}")
def test_any_text_is_an_article_or_refused(text: str) -> None:
    try:
        article = read(text, "-")
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
        return
    check(article)


@given(st.binary(max_size=60))
def test_any_bytes_are_an_article_or_refused(data: bytes) -> None:
    try:
        check(read_wikitext(data))
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right


words = st.text(st.characters(categories=("Lu", "Ll", "Nd"), codec="utf-8"), min_size=1, max_size=8)


@given(st.lists(words, min_size=1, max_size=8), st.data())
def test_text_outside_of_markup_is_copied_character_by_character(
    said: list[str], data: st.DataObject
) -> None:
    marks = ["<ref>x</ref>", "{{efn|y}}", "<!-- z -->", "'''", "[[File:a.jpg|b]]"]
    page = " ".join(word + data.draw(st.sampled_from(["", *marks])) for word in said)
    article = read(f"{page}.", title="Zenda")
    rendered = article.rendered
    assert rendered is not None
    normal = [unicodedata.normalize("NFC", word) for word in said]
    found = re.search(" ".join(map(re.escape, normal)), article.text)

    assert found is not None
    at = found.start()
    for word in normal:
        place = rendered.source(Span(at, at + len(word)))
        assert rendered.markup[place.start : place.end] == word
        at += len(word) + 1


@pytest.mark.parametrize(
    "page",
    [
        "{{" * 10_000,
        "[[" * 10_000,
        "{{a|\n" * 20_000,
        "{{a|\n" * 20_000 + "}}\n" * 20_000,
        "{{lang|x|\n" * 20_000 + "}}\n" * 20_000,
        "[[a|\n" * 20_000 + "]]\n" * 20_000,
        "{" * 20_000 + "}" * 20_000,
        "<ref>\n" * 20_000,
        "<!--\n" * 20_000,
        "{|\n" * 20_000,
        "'''a" * 20_000,
        "{{infobox|a=\n" * 20_000 + "}}\n" * 20_000,
        "{{infobox x|a=" + "* b; c<br>d\n" * 10_000 + "}}",
        " " * 100_000 + "{{x}}" + "(" * 50_000,
    ],
    ids=lambda page: repr(page[:12]),
)
def test_no_nesting_takes_long(page: str) -> None:
    """Some seconds at the most for pages that make other parsers recurse or backtrack."""
    try:
        check(read(page))
    except InputError:
        assert page


# --- coordinates --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{coord|43|49|N|87|36|E}}", "43°49′N 87°36′E"),
        ("{{Coord|43|49|12|s|87|36|5.5|w|display=inline,title|name=X}}", "43°49′12″S 87°36′5.5″W"),
        ("{{coord|43.82|87.60}}", "43.82°N 87.60°E"),
        ("{{coord|-43.82|-87.60|type:city_region:RU}}", "43.82°S 87.60°W"),
        ("{{coord|43.82|N|87.60|E|region:RU_type:city|format=dms}}", "43.82°N 87.60°E"),
        ("{{nowrap|{{coord|43|49|N|87|36|E|dim_10km}}}}", "43°49′N 87°36′E"),
        ("{{coord|47|30|19|2}}", "47°30′19″2"),
        ("{{coord|95|N|19|E}}", "95°N 19°E"),
    ],
)
def test_coordinates_are_shown_in_a_field(template: str, shown: str) -> None:
    assert fields(f"| coordinates = {template}") == {"Coordinates": shown}


@pytest.mark.parametrize(
    "template", ["{{coord}}", "{{coord missing|Ruritania}}", "{{coord|display=title}}"]
)
def test_a_template_without_coordinates_shows_nothing(template: str) -> None:
    assert fields(f"| coordinates = {template}\n| coordinates_display = title") == {}


@pytest.mark.parametrize("display", ["title", "inline,title", "title, inline", "t", "it"])
@pytest.mark.parametrize(
    ("before", "after"),
    [("", "\n" + LEAD), ("", LEAD), (LEAD + "\n\n", "\n[[Category:X]]"), (LEAD, "")],
)
def test_coordinates_beside_the_title_are_a_line_of_the_infobox(
    display: str, before: str, after: str
) -> None:
    template = f"{{{{coord|43|49|N|87|36|E|display={display}|name=X}}}}"
    page = read(before + template + after)

    assert [(f.key, f.value) for f in page.infobox] == [("Coordinates", "43°49′N 87°36′E")]
    assert page.surface(page.infobox[0].span) == "- Coordinates: 43°49′N 87°36′E"
    assert markup_of(page, "43°49′N 87°36′E") == template
    assert page.title == "Anna Varga"
    assert [page.surface(s.span) for s in page.sentences] == ["Anna Varga was a general."]


@pytest.mark.parametrize("display", ["|display=inline", "", "|display=inline,title"])
def test_coordinates_within_a_sentence_are_not_shown(display: str) -> None:
    page = read(f"The fort ({{{{coord|43|49|N|87|36|E{display}}}}}) fell.")

    assert page.infobox == ()
    assert [page.surface(s.span) for s in page.sentences] == ["The fort fell."]
