"""Noun phrases: names, what stands before them, and what they hang together with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language import parse_text
from kg.lexicon import load_lexicon
from kg.mentions import KnownNames, Phrase, find_phrases
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Parse

    Tree = Callable[[str], Parse]

LEXICON = load_lexicon()


def only(parse: Parse, kind: str = "name") -> Phrase:
    """Return the one phrase of its kind."""
    (found,) = [p for p in find_phrases(parse, LEXICON).by_head.values() if p.kind == kind]
    return found


def names(parse: Parse) -> list[str]:
    phrases = sorted(find_phrases(parse, LEXICON).by_head.values(), key=lambda p: p.head)
    return [p.name for p in phrases if p.kind == "name"]


# --- from text -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Rudolf captured Zenda.", ["Rudolf", "Zenda"]),
        ("Anna Varga left Zenda.", ["Anna Varga", "Zenda"]),
        ("Anna Varga's army left Zenda.", ["Anna Varga", "Zenda"]),
        ("The Kingdom of Ruritania fell.", ["Kingdom of Ruritania"]),
        ("The University of Zenda closed.", ["University of Zenda"]),
        ("The Battle of Zenda ended.", ["Battle of Zenda"]),
        ("The RLA attacked Zenda.", ["RLA", "Zenda"]),
        ("The People's Army of Ruritania left.", ["People's Army of Ruritania"]),
        ("Jean-Paul Varga died.", ["Jean-Paul Varga"]),
        ("Anna von Tarlenheim left Zenda.", ["Anna von Tarlenheim", "Zenda"]),
        ("J. R. Varga left.", ["J. R. Varga"]),
        ("Anna, Rudolf and Fritz left Zenda.", ["Anna", "Rudolf", "Fritz", "Zenda"]),
        ("The king of Ruritania died.", ["Ruritania"]),
        ("The Ruritanian Liberation Army (RLA) attacked.", ["Ruritanian Liberation Army"]),
        ("She left her army.", []),
    ],
)
def test_the_names_of_a_plain_sentence(sentence: str, found: list[str]) -> None:
    assert names(parse_text(sentence)) == found


# --- names, from trees -----------------------------------------------------------------


def test_a_title_and_the_people_before_it_are_no_part_of_the_name(tree: Tree) -> None:
    parse = tree(
        "the/DET/4/det Polish/ADJ/3/amod Chairman/NOUN/4/nmod:desc Anna/PROPN/6/nsubj "
        "Varga/PROPN/4/flat died/VERB/0/root"
    )

    assert only(parse) == Phrase(
        head=3,
        kind="name",
        span=Span(4, 30),
        name="Anna Varga",
        name_span=Span(20, 30),
        titles=("chairman",),
        peoples=("polish",),
        definite="the",
    )


def test_a_title_in_small_letters_belongs_to_the_name_too(tree: Tree) -> None:
    parse = tree("against/ADP/3/case governor/NOUN/3/nmod:desc Rudolf/PROPN/0/root")

    assert only(parse) == Phrase(
        head=2,
        kind="name",
        span=Span(8, 23),
        name="Rudolf",
        name_span=Span(17, 23),
        titles=("governor",),
        modifiers=("governor",),
    )


def test_a_name_keeps_the_land_it_is_of_but_a_person_does_not(tree: Tree) -> None:
    words = "{}/PROPN/4/nsubj of/ADP/3/case Ruritania/PROPN/1/nmod fell/VERB/0/root"

    assert names(tree(words.format("Republic"))) == ["Republic of Ruritania"]
    assert names(tree(words.format("Rudolf"))) == ["Rudolf", "Ruritania"]
    assert find_phrases(tree(words.format("Rudolf")), LEXICON).by_head[0].of == (2,)


def test_what_backs_a_thing_is_no_part_of_its_name(tree: Tree) -> None:
    parse = tree(
        "the/DET/5/det Soviet/PROPN/4/compound +-/PUNCT/2/punct +backed/VERB/5/amod "
        "army/NOUN/6/nsubj fled/VERB/0/root"
    )

    assert only(parse, "common") == Phrase(
        head=4,
        kind="common",
        span=Span(4, 22),
        lemma="army",
        definite="the",
        relational=(("Soviet", "backed"),),
    )
    assert names(parse) == []


@pytest.mark.xfail(strict=True, reason="the hyphen and both words count as modifiers of a name")
def test_what_backs_a_named_thing_is_told_once(tree: Tree) -> None:
    parse = tree(
        "the/DET/5/det Soviet/PROPN/4/compound +-/PUNCT/2/punct +backed/VERB/5/amod "
        "Republic/PROPN/6/nsubj fell/VERB/0/root"
    )

    assert only(parse) == Phrase(
        head=4,
        kind="name",
        span=Span(4, 26),
        name="Republic",
        name_span=Span(18, 26),
        definite="the",
        relational=(("Soviet", "backed"),),
    )


@pytest.mark.parametrize("joined", ["Baden +-/PUNCT/3/punct +Zenda", "X +-/PUNCT/3/punct +Y"])
def test_a_hyphen_joins_two_names_into_one(tree: Tree, joined: str) -> None:
    first, hyphen, second = joined.split()
    parse = tree(f"{first}/PROPN/4/nsubj {hyphen} {second}/PROPN/1/flat fell/VERB/0/root")

    assert names(parse) == [f"{first}-{second[1:]}"]


def test_a_name_before_a_noun_only_modifies_it(tree: Tree) -> None:
    parse = tree(
        "the/DET/3/det Zenda/PROPN/3/compound rebels/NOUN/4/nsubj/Number=Plur fled/VERB/0/root"
    )

    assert only(parse, "common") == Phrase(
        head=2,
        kind="common",
        span=Span(4, 16),
        lemma="rebel",
        names_before=(("Zenda", Span(4, 9)),),
        definite="the",
        plural=True,
    )
    assert names(parse) == []


def test_the_adjective_of_a_state_is_a_people_and_no_name(tree: Tree) -> None:
    parse = tree("Polish/ADJ/2/amod troops/NOUN/3/nsubj/Number=Plur fled/VERB/0/root")

    assert only(parse, "common") == Phrase(
        head=1, kind="common", span=Span(0, 13), lemma="troop", peoples=("polish",), plural=True
    )


@pytest.mark.parametrize(
    "upos",
    [
        "ADJ",
        pytest.param(
            "PROPN",
            marks=pytest.mark.xfail(strict=True, reason="the second one is a phrase of its own"),
        ),
    ],
)
def test_two_joined_adjectives_of_states_modify_one_noun(tree: Tree, upos: str) -> None:
    parse = tree(
        f"Polish/ADJ/4/amod and/CCONJ/3/cc Soviet/{upos}/1/conj "
        "troops/NOUN/5/nsubj/Number=Plur fled/VERB/0/root"
    )

    assert only(parse, "common") == Phrase(
        head=3,
        kind="common",
        span=Span(0, 24),
        lemma="troop",
        peoples=("polish", "soviet"),
        plural=True,
    )


def test_an_adjective_of_a_state_alone_stands_for_its_people(tree: Tree) -> None:
    parse = tree("the/DET/2/det Soviets/PROPN/3/nsubj/Number=Plur fled/VERB/0/root")

    assert only(parse) == Phrase(
        head=1,
        kind="name",
        span=Span(4, 11),
        name="Soviets",
        name_span=Span(4, 11),
        definite="the",
        plural=True,
    )


def test_a_title_without_a_name_is_a_common_noun(tree: Tree) -> None:
    parse = tree("the/DET/2/det Chairman/PROPN/3/nsubj fled/VERB/0/root")

    assert only(parse, "common") == Phrase(
        head=1, kind="common", span=Span(4, 12), lemma="chairman", definite="the"
    )


@pytest.mark.xfail(strict=True, reason="a short title keeps its full stop")
def test_a_short_title_is_a_word_of_the_lexicon(tree: Tree) -> None:
    parse = tree("Mrs./PROPN/2/nmod:desc Varga/PROPN/3/nsubj fled/VERB/0/root")

    assert only(parse).titles == ("mrs",)


def test_a_name_in_letters_without_case_is_a_name(tree: Tree) -> None:
    assert names(tree("Anna/PROPN/2/nsubj met/VERB/0/root 张伟/PROPN/2/obj")) == ["Anna", "张伟"]


def test_a_capital_at_the_beginning_makes_no_name_of_a_noun(tree: Tree) -> None:
    parse = tree("Troops/PROPN/2/nsubj fled/VERB/0/root")

    assert only(parse, "common").lemma == "troop"
    assert names(parse) == []


def test_a_capital_at_the_beginning_is_trusted_where_the_word_names_elsewhere(tree: Tree) -> None:
    parse = tree("Troops/PROPN/2/nsubj fled/VERB/0/root")

    found = find_phrases(parse, LEXICON, known=KnownNames(words=frozenset({"troops"})))

    assert [(p.kind, p.name) for p in found.by_head.values()] == [("name", "Troops")]


def test_words_of_time_are_no_names(tree: Tree) -> None:
    parse = tree("in/ADP/2/case May/PROPN/4/obl Anna/PROPN/4/nsubj fled/VERB/0/root")

    found = find_phrases(parse, LEXICON, times=frozenset({1}))

    assert [p.name for p in found.by_head.values()] == ["Anna"]


# --- other phrases ---------------------------------------------------------------------


def test_a_possessor_is_known_by_its_head(tree: Tree) -> None:
    parse = tree(
        "Anna/PROPN/4/nmod:poss Varga/PROPN/1/flat +'s/PART/1/case army/NOUN/5/nsubj "
        "fled/VERB/0/root"
    )

    assert only(parse) == Phrase(0, "name", Span(0, 10), "Anna Varga", Span(0, 10))
    assert only(parse, "common") == Phrase(3, "common", Span(13, 17), lemma="army", possessor=0)


@pytest.mark.parametrize(
    ("words", "span", "quantity", "plural"),
    [
        (
            "Several/ADJ/2/amod hundred/NUM/0/root of/ADP/4/case soldiers/NOUN/2/nmod/Number=Plur",
            Span(0, 27),
            "Several hundred",
            True,
        ),
        (
            "Many/ADJ/4/nsubj of/ADP/3/case soldiers/NOUN/1/nmod/Number=Plur fled/VERB/0/root",
            Span(0, 16),
            "Many",
            True,
        ),
        ("500/NUM/2/nummod soldiers/NOUN/0/root/Number=Plur", Span(0, 12), "500", True),
        ("Three/NUM/2/nummod soldiers/NOUN/0/root/Number=Plur", Span(0, 14), "Three", True),
        ("some/DET/2/det soldiers/NOUN/0/root/Number=Plur", Span(5, 13), "", True),
        ("a/DET/2/det soldier/NOUN/0/root/Number=Sing", Span(2, 9), "", False),
        ("1923/NUM/2/nummod soldiers/NOUN/0/root/Number=Plur", Span(0, 13), "", True),
    ],
)
def test_a_quantity_is_kept_in_the_words_of_the_text(
    tree: Tree, words: str, span: Span, quantity: str, plural: bool
) -> None:
    found = only(tree(words), "common")

    assert (found.lemma, found.span, found.quantity, found.plural) == (
        "soldier",
        span,
        quantity,
        plural,
    )


def test_a_pronoun_is_a_phrase_of_its_own(tree: Tree) -> None:
    parse = tree("They/PRON/2/nsubj/Number=Plur fled/VERB/0/root")

    assert only(parse, "pronoun") == Phrase(0, "pronoun", Span(0, 4), lemma="they", plural=True)


def test_any_word_of_a_name_leads_to_its_phrase(tree: Tree) -> None:
    parse = tree(
        "the/DET/2/det Kingdom/PROPN/5/nsubj of/ADP/4/case Ruritania/PROPN/2/nmod fell/VERB/0/root"
    )
    found = find_phrases(parse, LEXICON)

    assert {i: p.name for i in range(5) if (p := found.get(i))} == dict.fromkeys(
        (1, 2, 3), "Kingdom of Ruritania"
    )


# --- properties ------------------------------------------------------------------------

_WORDS = st.sampled_from(
    "The the Anna Varga Zenda Kingdom of and , 's - Soviet backed army Several hundred his General "
    "of von was left who RLA J. 1923 May Mrs. 张伟 😀 “ ” by which to not".split()
)


def _check(text: str) -> None:
    parse = parse_text(text)
    found = find_phrases(parse, LEXICON)
    count = len(parse.tokens)
    for head, phrase in found.by_head.items():
        assert head == phrase.head < count
        assert phrase.kind in {"name", "common", "pronoun"}
        assert bool(phrase.name) == (phrase.kind == "name") == (phrase.name_span is not None)
        assert parse.sentence.contains(phrase.span)
        if phrase.name_span is not None:
            assert phrase.span.contains(phrase.name_span)
        for _, span in phrase.names_before:
            assert parse.sentence.contains(span)
        assert all(-1 <= i < count for i in (phrase.possessor, *phrase.of))
        assert phrase.possessor != head
    assert all(0 <= i < count for i in found.covered)


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.lists(_WORDS, max_size=12).map(" ".join), st.text(max_size=30)))
def test_every_phrase_lies_in_its_sentence_and_holds_its_name(text: str) -> None:
    _check(text)
